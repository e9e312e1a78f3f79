package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes conditions of rules, every name in which stands for something of the plan that is being built. */
final class Conditions {

    /** Stands for the whole certification where a block's index is asked for. */
    private static final int WHOLE = -1;

    private static final Value ACQUIRED = new Value.Code("acquired");
    private static final Value VALIDATED = new Value.Code("validated");

    private final Scheme scheme;
    private final Map<String, Integer> blockIndex;
    private final Map<String, Integer> competencyIndex;
    private final Map<String, Exam> exams;
    private final Map<String, DeliverablePlan> deliverables;
    private int factCount;

    /** Conditions on what these maps hold once they are filled. */
    Conditions(
            Scheme scheme,
            Map<String, Integer> blockIndex,
            Map<String, Integer> competencyIndex,
            Map<String, Exam> exams,
            Map<String, DeliverablePlan> deliverables) {
        this.scheme = scheme;
        this.blockIndex = blockIndex;
        this.competencyIndex = competencyIndex;
        this.exams = exams;
        this.deliverables = deliverables;
    }

    /** How many facts they ask. */
    int factCount() {
        return factCount;
    }

    Condition.OfFact ofFact(FactRule rule) {
        return new Condition.OfFact(factCount++, rule);
    }

    /** The condition that a rule makes where it stands: on a competency, on a block or on the award. */
    Condition of(Rule rule, int block, @Nullable String competency) {
        return switch (rule) {
            case Rule.All(var rules, var _) -> all(conditions(rules, block, competency));
            case Rule.Any(var rules, var _) ->
                atLeast(Reason.ANY, 1, rule, conditions(rules, block, competency), where(block, competency));
            case Rule.AtLeast(int count, var rules, var _) ->
                atLeast(Reason.AT_LEAST, count, rule, conditions(rules, block, competency), where(block, competency));
            case Rule.Passed(var assessment, var clause) ->
                new Condition.Reached(
                        slots(assessment, block, competency),
                        Threshold.OfScale.PASSING,
                        find(exams, assessment).reason,
                        clause);
            case Rule.ScoreAtLeast(var assessment, var score, var clause) ->
                new Condition.Reached(
                        slots(assessment, block, competency),
                        new Threshold.OfScore(score, number(score)),
                        Reason.SCORE_AT_LEAST,
                        clause);
            case Rule.EachAtLeast(var assessments, var score, var clause) ->
                new Condition.Reached(
                        assessments.stream()
                                .flatMap(assessment -> Arrays.stream(slots(assessment, block, competency)))
                                .toArray(Slot[]::new),
                        new Threshold.OfScore(score, number(score)),
                        Reason.SCORE_AT_LEAST,
                        clause);
            case Rule.Acquired(var name, var clause) ->
                acquired(Reason.ACQUIRED, name, new int[] {find(competencyIndex, name)}, ACQUIRED, clause);
            case Rule.EveryCompetency(var clause) -> {
                Block of = scheme.blocks().get(block);
                int[] all = of.competencies().stream()
                        .mapToInt(one -> find(competencyIndex, one.id()))
                        .toArray();
                yield acquired(Reason.EVERY_COMPETENCY, of.id(), all, Plan.count(all.length), clause);
            }
            case Rule.Validated(var name, var clause) ->
                new Condition.Validated(
                        find(blockIndex, name), new CountFindings(Reason.VALIDATED, name, VALIDATED, 1, clause));
            case Rule.Received(var deliverable, var _) ->
                new Condition.Received(find(deliverables, deliverable).index());
            case Rule.Fact fact -> ofFact(fact(fact));
        };
    }

    private static Condition acquired(Reason reason, String subject, int[] of, Value expected, String clause) {
        return new Condition.Acquired(of, new CountFindings(reason, subject, expected, of.length, clause));
    }

    /** What a rule speaks of: the competency, the block or the certification on which it decides. */
    private String where(int block, @Nullable String competency) {
        return competency != null
                ? competency
                : block == WHOLE ? scheme.id() : scheme.blocks().get(block).id();
    }

    FactRule fact(Rule.Fact rule) {
        return switch (rule) {
            case Rule.EveryBlock(var clause) -> {
                int all = scheme.blocks().size();
                CountFindings counts = new CountFindings(Reason.EVERY_BLOCK, scheme.id(), Plan.count(all), all, clause);
                yield new FactRule.EveryBlock(all, scheme.id(), counts);
            }
            case Rule.HeldTitle(var title, var version, var clause) -> new FactRule.HeldTitle(title, version, clause);
            case Rule.AttendanceAtLeast(var share, var clause) -> new Attendance(share, number(share), clause);
            case Rule.PlacementDaysAtLeast(var days, var clause) -> new Placement(days, number(days), clause);
            case Rule.ExperienceMonthsAtLeast(var months, var clause) -> new Experience(months, number(months), clause);
            case Rule.Admitted(var clause) -> new FactRule.Admitted(clause);
            case Rule.CompletedInOrder(var modules, var clause) -> new ModulesInOrder(modules, clause);
        };
    }

    private static Value number(BigDecimal number) {
        return new Value.Number(number);
    }

    private List<Condition> conditions(List<Rule> rules, int block, @Nullable String competency) {
        return rules.stream().map(rule -> of(rule, block, competency)).toList();
    }

    static Condition all(List<Condition> parts) {
        List<Condition> merged = merged(parts);
        return merged.size() == 1 ? merged.getFirst() : new Condition.All(merged.toArray(Condition[]::new));
    }

    /** Marks that are asked together, each by its scale, are one condition. */
    private static List<Condition> merged(List<Condition> parts) {
        List<Condition> merged = new ArrayList<>();
        for (Condition part : parts) {
            Condition last = merged.isEmpty() ? null : merged.getLast();
            if (last instanceof Condition.Reached one
                    && part instanceof Condition.Reached other
                    && areByScale(one, other)) {
                Slot[] slots = Stream.concat(Arrays.stream(one.slots()), Arrays.stream(other.slots()))
                        .toArray(Slot[]::new);
                merged.set(
                        merged.size() - 1, new Condition.Reached(slots, one.threshold(), one.reason(), one.clause()));
            } else {
                merged.add(part);
            }
        }
        return merged;
    }

    private static boolean areByScale(Condition.Reached one, Condition.Reached other) {
        return one.threshold() instanceof Threshold.OfScale && other.threshold() instanceof Threshold.OfScale;
    }

    private static Condition atLeast(Reason reason, int count, Rule rule, List<Condition> parts, String subject) {
        Condition[] all = parts.toArray(Condition[]::new);
        CountFindings counts = new CountFindings(reason, subject, Plan.count(count), all.length, rule.clause());
        return new Condition.AtLeast(count, all, !isOneChain(parts), counts);
    }

    /** Whether the parts are a reading and what completes it, of which the reading says it all. */
    private static boolean isOneChain(List<Condition> parts) {
        if (!parts.stream().allMatch(Condition.Reached.class::isInstance)) {
            return false;
        }
        List<Exam> exams = parts.stream()
                .flatMap(part -> Arrays.stream(((Condition.Reached) part).slots()))
                .map(slot -> slot.exam)
                .distinct()
                .toList();
        return exams.size() > 1
                && exams.stream().map(Conditions::first).distinct().count() == 1;
    }

    private static Exam first(Exam exam) {
        return exam.completed == null ? exam : first(exam.completed);
    }

    /** The slots of an assessment that matter where the rule stands: in a competency, in a block, or in the award. */
    private Slot[] slots(String assessment, int block, @Nullable String competency) {
        Exam exam = find(exams, assessment);
        if (block != WHOLE) {
            // Evidence of a block cannot wait for that block.
            exam.atLastBlock = false;
        }
        return Arrays.stream(exam.slots)
                .filter(slot -> slot.block == WHOLE || block == WHOLE || slot.block == block)
                .filter(slot -> slot.competency == null || competency == null || slot.competency.equals(competency))
                .toArray(Slot[]::new);
    }

    static <V> V find(Map<String, V> map, String name) {
        return Objects.requireNonNull(map.get(name), () -> "the reader let an unknown name through: " + name);
    }
}
