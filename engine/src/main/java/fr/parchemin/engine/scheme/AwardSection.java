package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Place.Shape;
import fr.parchemin.engine.scheme.Scheme.Award;
import fr.parchemin.engine.scheme.Scheme.Document;
import fr.parchemin.engine.scheme.Scheme.IssuedDocument;
import fr.parchemin.engine.scheme.Scheme.Jury;
import fr.parchemin.engine.scheme.Scheme.LaterSessions;
import fr.parchemin.engine.scheme.Scheme.Right;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads how the certification is awarded: under what rule, by whom, with what documents, and what one may come back for. */
final class AwardSection {

    private static final int MOST_MEMBERS = 99;

    private AwardSection() {}

    static Award award(Place place, RuleSection rules, String outer) {
        Fields fields = place.fields(Keys.required("when", "by").optional("clause"));
        String clause = fields.clause(outer);
        return new Award(rules.rule(fields.at("when"), clause), fields.at("by").label(), clause);
    }

    static LaterSessions laterSessions(Place place, String outer) {
        Fields fields = place.fields(Keys.none().optional("blocks", "final-interview", "clause"));
        return new LaterSessions(right(fields, "blocks"), right(fields, "final-interview"), fields.clause(outer));
    }

    private static Right right(Fields fields, String key) {
        return fields.has(key) ? fields.at(key).word(Right.class) : Right.UNSTATED;
    }

    static Jury jury(Place place, String outer) {
        Fields fields = place.fields(
                Keys.required("title", "members").optional("accredited", "casting-vote", "independence", "clause"));
        return new Jury(
                fields.at("title").label(),
                fields.at("members").whole(1, MOST_MEMBERS),
                fields.at("accredited").flag(false),
                fields.at("casting-vote").flag(false),
                fields.at("independence").items().stream().map(Place::label).toList(),
                fields.clause(outer));
    }

    static List<IssuedDocument> documents(Place place, String clause) {
        Map<String, Place> before = new HashMap<>();
        return place.someItems().stream()
                .map(item -> document(item, before, clause))
                .toList();
    }

    private static IssuedDocument document(Place place, Map<String, Place> before, String outer) {
        Fields fields = place.fields(Keys.required("document", "title").optional("clause"));
        Document document = fields.at("document").word(Document.class);
        if (fields.has("document")) {
            Distinct.isRepeated(Words.of(document), fields.at("document"), before);
        }
        return new IssuedDocument(document, fields.at("title").label(), fields.clause(outer));
    }

    static List<Correspondence> correspondences(Place place, Names names, String outer) {
        return place.items().stream()
                .map(item -> correspondence(item, names, outer))
                .toList();
    }

    private static Correspondence correspondence(Place place, Names names, String outer) {
        Fields fields = place.fields(Keys.required("scheme", "blocks", "gives").optional("version", "clause"));
        return new Correspondence(
                fields.at("scheme").name(Shape.NAME),
                fields.at("version").textOrNull(),
                List.copyOf(Distinct.texts(fields.at("blocks"), (_, _) -> {})),
                names.resolveAll(Names.Sort.BLOCK, fields.at("gives")),
                fields.clause(outer));
    }
}
