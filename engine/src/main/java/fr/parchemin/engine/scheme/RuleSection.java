package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import fr.parchemin.engine.scheme.Place.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the rules of one place of the file: of a competency, of a block, of the award, or of the presentation. */
final class RuleSection {

    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(3660);
    private static final BigDecimal MOST_MONTHS = BigDecimal.valueOf(600);

    private final Names names;
    private final Evidence evidence;
    private final RuleSite site;

    RuleSection(Names names, Evidence evidence, RuleSite site) {
        this.names = names;
        this.evidence = evidence;
        this.site = site;
    }

    /** A list of rules that must all be met. */
    List<Rule> list(Place place, String clause) {
        return place.items().stream().map(item -> rule(item, clause)).toList();
    }

    /** The rule that stands in {@code place}; what has no clause of its own takes {@code outer}. */
    Rule rule(Place place, String outer) {
        return switch (place.value()) {
            case Yaml.Absent _ -> standIn(outer);
            case Yaml.Scalar _ -> alone(place, outer);
            case Yaml.Sequence _, Yaml.Mapping _ -> written(place, outer);
        };
    }

    private Rule alone(Place place, String clause) {
        String key = place.text();
        Optional<RuleForm> form = RuleForm.of(key);
        if (form.filter(RuleForm::standsAlone).isPresent()) {
            return checked(form.get(), place, place, clause);
        }
        if (form.isPresent()) {
            place.fault(Code.NOT_ONE_RULE, key, "{" + key + ": …}");
        } else if (!key.isEmpty()) {
            place.unknown(Code.NOT_ONE_RULE, key, RuleForm.keysIn(site.standing()));
        }
        return standIn(clause);
    }

    private Rule written(Place place, String outer) {
        List<Place.Named> parts = place.entries().stream()
                .filter(part -> !part.name().equals("clause"))
                .toList();
        String clause = place.value() instanceof Yaml.Mapping ? new Fields(place).clause(outer) : outer;
        if (parts.size() != 1) {
            refuseAll(place, parts, clause);
            return standIn(outer);
        }
        return rule(parts.getFirst(), place, clause);
    }

    private void refuseAll(Place place, List<Place.Named> parts, String clause) {
        if (place.value() instanceof Yaml.Mapping) {
            String found = parts.isEmpty()
                    ? "{}"
                    : String.join(", ", parts.stream().map(Place.Named::name).toList());
            place.fault(Code.NOT_ONE_RULE, found, String.join(", ", RuleForm.keysIn(site.standing())));
        }
        parts.forEach(part -> rule(part, place, clause));
    }

    private Rule rule(Place.Named part, Place whole, String clause) {
        Optional<RuleForm> form = RuleForm.of(part.name());
        if (form.isEmpty()) {
            part.keyPlace().unknown(Code.UNKNOWN_KEY, part.name(), RuleForm.keysIn(site.standing()));
            return standIn(clause);
        }
        return checked(form.get(), whole, part.value(), clause);
    }

    private Rule checked(RuleForm form, Place whole, Place value, String clause) {
        if (!form.mayStandIn(site.standing())) {
            whole.fault(Code.RULE_OUT_OF_PLACE, Words.of(form), String.join(", ", RuleForm.keysIn(site.standing())));
        }
        return read(form, value, clause);
    }

    private Rule read(RuleForm form, Place value, String clause) {
        return switch (form) {
            case ALL -> new Rule.All(parts(value, clause), clause);
            case ANY -> new Rule.Any(parts(value, clause), clause);
            case AT_LEAST -> atLeast(value, clause);
            case PASSED -> new Rule.Passed(evidence.passed(value, site), clause);
            case SCORE_AT_LEAST -> scoreAtLeast(value, clause);
            case EACH_AT_LEAST -> eachAtLeast(value, clause);
            case ACQUIRED -> new Rule.Acquired(names.resolve(Names.Sort.COMPETENCY, value), clause);
            case RECEIVED -> new Rule.Received(names.resolve(Names.Sort.DELIVERABLE, value, site.block()), clause);
            case EVERY_COMPETENCY -> new Rule.EveryCompetency(ofSome(value, asserted(value, clause)));
            case EVERY_BLOCK -> new Rule.EveryBlock(asserted(value, clause));
            case ADMITTED -> new Rule.Admitted(asserted(value, clause));
            case VALIDATED -> new Rule.Validated(names.resolve(Names.Sort.BLOCK, value), clause);
            case ATTENDANCE_AT_LEAST -> new Rule.AttendanceAtLeast(value.share(), clause);
            case PLACEMENT_DAYS_AT_LEAST ->
                new Rule.PlacementDaysAtLeast(value.number(BigDecimal.ZERO, MOST_DAYS), clause);
            case EXPERIENCE_MONTHS_AT_LEAST ->
                new Rule.ExperienceMonthsAtLeast(value.number(BigDecimal.ZERO, MOST_MONTHS), clause);
            case HELD_TITLE -> heldTitle(value, clause);
            case COMPLETED_IN_ORDER -> new Rule.CompletedInOrder(names.resolveAll(Names.Sort.MODULE, value), clause);
        };
    }

    private List<Rule> parts(Place value, String clause) {
        return value.someItems().stream().map(item -> rule(item, clause)).toList();
    }

    private Rule atLeast(Place value, String clause) {
        Fields fields = value.fields(Keys.required("count", "of"));
        List<Rule> parts = parts(fields.at("of"), clause);
        return new Rule.AtLeast(fields.at("count").whole(1, Math.max(1, parts.size())), parts, clause);
    }

    private Rule scoreAtLeast(Place value, String clause) {
        Fields fields = value.fields(Keys.required("assessment", "score"));
        String assessment = evidence.scored(fields.at("assessment"), site);
        return new Rule.ScoreAtLeast(assessment, fields.at("score").share(), clause);
    }

    private Rule eachAtLeast(Place value, String clause) {
        Fields fields = value.fields(Keys.required("of", "value"));
        List<String> assessments = fields.at("of").someItems().stream()
                .map(item -> evidence.scored(item, site))
                .toList();
        return new Rule.EachAtLeast(assessments, fields.at("value").share(), clause);
    }

    /** A title by the name of its scheme, or by that and a version. */
    private static Rule heldTitle(Place value, String clause) {
        if (!(value.value() instanceof Yaml.Mapping)) {
            return new Rule.HeldTitle(value.name(Shape.NAME), null, clause);
        }
        Fields fields = value.fields(Keys.required("scheme", "version"));
        return new Rule.HeldTitle(
                fields.at("scheme").name(Shape.NAME), fields.at("version").textOrNull(), clause);
    }

    /** The clause of a rule that stands alone; with a clause it is written {@code every-block: true}. */
    private static String asserted(Place value, String clause) {
        boolean alone = value.value() instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Type.TEXT;
        if (!alone && !value.flag(true)) {
            value.fault(Code.UNKNOWN_WORD, "false", "true");
        }
        return clause;
    }

    /** The clause of a rule on every competency, which a block without any would meet at once. */
    private String ofSome(Place value, String clause) {
        if (site.block() != null && names.competencies(site.block()).isEmpty()) {
            value.fault(Code.BLOCK_WITHOUT_RULE, site.block(), "competencies");
        }
        return clause;
    }

    private static Rule standIn(String clause) {
        return new Rule.All(List.of(), clause);
    }
}
