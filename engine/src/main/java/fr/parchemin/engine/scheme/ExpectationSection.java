package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Expectation.Part;
import fr.parchemin.engine.scheme.Fault.Code;
import fr.parchemin.engine.scheme.Names.Sort;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what an example expects, in the words of a proposal line. */
final class ExpectationSection {

    static final List<String> OUTCOMES = List.of("INELIGIBLE", "AWARD", "IN_PROGRESS", "PARTIAL", "REFUSAL");
    static final List<String> CLAIMS = List.of("FULL", "SOME", "NONE", "PENDING");
    static final List<String> BLOCKS = List.of("VALIDATED", "NOT_VALIDATED", "IN_PROGRESS", "HELD", "NOT_PRESENTED");
    static final List<String> COMPETENCIES = List.of("ACQUIRED", "NOT_ACQUIRED", "NOT_ASSESSED");
    static final List<String> VERDICTS = List.of("UNMET", "PENDING", "MET", "NOTED");
    static final List<String> ACTIONS = List.of(
            "SIT",
            "RESIT",
            "SUBMIT",
            "INTERVIEW",
            "FINAL_INTERVIEW",
            "COMPLETE_MODULE",
            "COMPLETE_PLACEMENT",
            "OBTAIN_ADMISSIBILITY",
            "OBTAIN_TITLE",
            "GAIN_EXPERIENCE",
            "PRESENT_BLOCK",
            "AWAIT");
    static final List<String> SESSIONS = List.of("this", "later");

    private static final Keys KEYS =
            Keys.none().optional("outcome", "claim", "blocks", "competencies", "actions", "findings", "errors");
    private static final Keys ACTION = Keys.none()
            .optional(
                    "action",
                    "session",
                    "block",
                    "assessment",
                    "module",
                    "deliverable",
                    "competencies",
                    "fact",
                    "format",
                    "from",
                    "until",
                    "after");
    private static final Keys FINDING =
            Keys.none().optional("rule", "subject", "verdict", "attempt", "expected", "found", "clause");

    private final Names names;

    ExpectationSection(Names names) {
        this.names = names;
    }

    /** The lines on which the parts of an expectation stand. */
    private static Map<String, Integer> lines(Place place) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        lines.put("", place.value().line());
        for (Place.Named part : Look.parts(place)) {
            lines.put(part.name(), part.key().line());
            Look.parts(part.value())
                    .forEach(one ->
                            lines.put(part.name() + "." + one.name(), one.key().line()));
        }
        return Collections.unmodifiableMap(lines);
    }

    Expectation read(Place place) {
        place.refuseEmpty();
        Fields fields = place.fields(KEYS);
        boolean refused = fields.has("errors");
        if (refused) {
            refuseOthers(place);
        }
        return new Expectation(
                fields.at("outcome").oneOfOrNull(OUTCOMES),
                fields.at("claim").oneOfOrNull(CLAIMS),
                statuses(fields.at("blocks"), Sort.BLOCK, BLOCKS),
                statuses(fields.at("competencies"), Sort.COMPETENCY, COMPETENCIES),
                fields.has("actions") ? parts(fields.at("actions"), ACTION) : null,
                parts(fields.at("findings"), FINDING),
                refused ? errors(fields.at("errors")) : null,
                lines(place));
    }

    /** Where no proposal is made, nothing can be expected of it. */
    private static void refuseOthers(Place place) {
        for (Place.Named part : Look.parts(place)) {
            if (KEYS.contains(part.name()) && !part.name().equals("errors")) {
                part.value().fault(Code.KEY_OUT_OF_PLACE, part.name(), "errors");
            }
        }
    }

    private static List<String> errors(Place place) {
        return place.someItems().stream().map(Place::text).toList();
    }

    private Map<String, String> statuses(Place place, Sort sort, List<String> words) {
        Map<String, String> statuses = new LinkedHashMap<>();
        for (Place.Named part : place.entries()) {
            names.resolve(sort, part.keyPlace());
            String status = part.value().oneOfOrNull(words);
            if (status != null) {
                statuses.put(part.name(), status);
            }
        }
        return Collections.unmodifiableMap(statuses);
    }

    private List<Part> parts(Place place, Keys keys) {
        return place.items().stream().map(item -> part(item, keys)).toList();
    }

    private Part part(Place place, Keys keys) {
        place.refuseEmpty();
        place.fields(keys);
        Map<String, String> values = new LinkedHashMap<>();
        for (Place.Named field : Look.parts(place)) {
            String value = keys.contains(field.name()) ? value(field.name(), field.value()) : null;
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return new Part(place.value().line(), Collections.unmodifiableMap(values));
    }

    private @Nullable String value(String field, Place place) {
        return switch (field) {
            case "action" -> place.oneOfOrNull(ACTIONS);
            case "session" -> place.oneOfOrNull(SESSIONS);
            case "verdict" -> place.oneOfOrNull(VERDICTS);
            case "block" -> names.resolve(Sort.BLOCK, place);
            case "assessment" -> names.resolve(Sort.ASSESSMENT, place);
            case "module" -> names.resolve(Sort.MODULE, place);
            case "deliverable" -> names.resolve(Sort.DELIVERABLE, place);
            case "competencies" -> String.join(",", names.resolveCompetencies(place, null));
            case "from", "until" -> String.valueOf(place.date());
            default -> place.textOrNull();
        };
    }
}
