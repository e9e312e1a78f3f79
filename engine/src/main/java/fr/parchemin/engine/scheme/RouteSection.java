package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Place.Shape;
import java.util.List;

/** Reads the ways into the certification. */
final class RouteSection {

    private static final Keys KEYS =
            Keys.required("title").optional("origin", "requires", "remarks", "provisional", "clause");

    private final RuleSection rules;

    RouteSection(RuleSection rules) {
        this.rules = rules;
    }

    List<Route> read(Place place, String clause) {
        List<Place.Named> parts = place.named(Shape.NAME);
        place.refuseEmpty();
        return parts.stream().map(part -> route(part, clause)).toList();
    }

    private Route route(Place.Named part, String outer) {
        Fields fields = part.value().fields(KEYS);
        String clause = fields.clause(outer);
        return new Route(
                part.name(),
                fields.at("title").label(),
                fields.has("origin") ? fields.at("origin").name(Shape.NAME) : null,
                rules.list(fields.at("requires"), clause),
                rules.list(fields.at("remarks"), clause),
                fields.at("provisional").flag(false),
                clause);
    }
}
