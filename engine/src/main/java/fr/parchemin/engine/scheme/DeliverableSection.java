package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Place.Shape;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the documents that candidates or centres hand in. */
final class DeliverableSection {

    private static final int MOST_PAGES = 9999;
    private static final int MOST_SITUATIONS = 999;
    private static final Keys KEYS = Keys.required("title")
            .optional("pages", "situations-at-least", "asked-of", "holds-back", "evidence", "clause");

    private final Names names;

    DeliverableSection(Names names) {
        this.names = names;
    }

    List<Deliverable> read(Place place, @Nullable String block, String clause) {
        return place.named(Shape.NAME).stream()
                .map(part -> deliverable(part, block, clause))
                .toList();
    }

    private Deliverable deliverable(Place.Named part, @Nullable String block, String outer) {
        Fields fields = part.value().fields(KEYS);
        Fields pages = fields.at("pages").fields(Keys.none().optional("at-most", "indicated"));
        Integer atMost = pages.at("at-most").wholeOrNull(1, MOST_PAGES);
        return new Deliverable(
                block == null ? part.name() : block + "." + part.name(),
                block,
                fields.at("title").label(),
                atMost,
                pages.at("indicated").wholeOrNull(1, atMost == null ? MOST_PAGES : atMost),
                fields.at("situations-at-least").whole(0, MOST_SITUATIONS),
                origins(fields.at("asked-of"), names),
                fields.at("holds-back").flag(true),
                evidence(fields.at("evidence"), names),
                fields.clause(outer));
    }

    /** The origins of the candidates that something is asked of; none: of all. */
    static Set<String> origins(Place place, Names names) {
        return place.isPresent()
                ? Collections.unmodifiableSet(new LinkedHashSet<>(names.resolveAll(Names.Sort.ORIGIN, place)))
                : Set.of();
    }

    static List<String> evidence(Place place, Names names) {
        return place.isPresent() ? names.resolveAll(Names.Sort.EVIDENCE, place) : List.of();
    }
}
