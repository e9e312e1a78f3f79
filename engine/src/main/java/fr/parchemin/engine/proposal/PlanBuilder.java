package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.proposal.Exam.SlotSite;
import fr.parchemin.engine.proposal.Plan.BlockPlan;
import fr.parchemin.engine.proposal.Plan.CompetencyPlan;
import fr.parchemin.engine.proposal.Plan.RoutePlan;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Route;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.Scale;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a plan of a scheme that the reader found whole: every name it refers to exists. */
final class PlanBuilder {

    /** Stands for the whole certification where a block's index is asked for. */
    private static final int WHOLE = -1;

    private static final Value ACQUIRED = new Value.Code("acquired");
    private static final Value VALIDATED = new Value.Code("validated");

    private final Scheme scheme;
    private final Set<String> received;
    private final Map<String, Integer> blockIndex = new HashMap<>();
    private final Map<String, Integer> competencyIndex = new HashMap<>();
    private final Map<String, Integer> competencyBlock = new HashMap<>();
    private final Map<String, Exam> exams = new HashMap<>();
    private final Map<String, DeliverablePlan> deliverables = new HashMap<>();
    private int slotCount;
    private int factCount;

    private PlanBuilder(Scheme scheme) {
        this.scheme = scheme;
        this.received = received(scheme);
    }

    static Plan build(Scheme scheme, Versions versions) {
        return new PlanBuilder(scheme).build(versions);
    }

    private Plan build(Versions versions) {
        index();
        List<Exam> ordered = new ArrayList<>();
        scheme.assessments().forEach(assessment -> exam(assessment, ordered));
        scheme.deliverables().forEach(this::deliverable);
        ordered.forEach(exam -> exam.reads(deliverablesRead(exam.source)));
        CompetencyPlan[] competencies = competencies();
        BlockPlan[] blocks = IntStream.range(0, scheme.blocks().size())
                .mapToObj(block -> block(block, ordered, competencies))
                .toArray(BlockPlan[]::new);
        List<RoutePlan> routes = scheme.routes().stream().map(this::route).toList();
        Condition award = condition(scheme.award().when(), WHOLE, null);
        Readers readers = new Readers(competencies);
        for (int block = 0; block < blocks.length; block++) {
            readers.note(blocks[block].validated(), block);
        }
        readers.note(award, WHOLE);
        return new Plan(
                scheme,
                versions,
                blocks,
                competencies,
                ordered.toArray(Exam[]::new),
                slotCount,
                scheme.deliverables().stream()
                        .map(deliverable -> find(deliverables, deliverable.id()))
                        .toArray(DeliverablePlan[]::new),
                routes,
                factCount,
                award);
    }

    private void index() {
        for (Block block : scheme.blocks()) {
            int index = blockIndex.size();
            blockIndex.put(block.id(), index);
            for (Block.Competency competency : block.competencies()) {
                competencyIndex.put(competency.id(), competencyIndex.size());
                competencyBlock.put(competency.id(), index);
            }
        }
    }

    private Exam exam(Assessment assessment, List<Exam> ordered) {
        Exam made = exams.get(assessment.id());
        if (made != null) {
            return made;
        }
        Exam completed = assessment.completes() == null
                ? null
                : exam(Objects.requireNonNull(scheme.assessment(assessment.completes())), ordered);
        Scale scale = Objects.requireNonNull(scheme.scale(assessment.scale()));
        Exam exam = new Exam(assessment, scale, completed, sites(assessment), slotCount);
        slotCount += exam.slots.length;
        exams.put(assessment.id(), exam);
        ordered.add(exam);
        return exam;
    }

    private List<SlotSite> sites(Assessment assessment) {
        return switch (assessment.grain()) {
            case COMPETENCY ->
                assessment.competencies().stream()
                        .map(competency -> site(find(competencyBlock, competency), competency))
                        .toList();
            case BLOCK ->
                assessment.block() == null
                        ? IntStream.range(0, scheme.blocks().size())
                                .mapToObj(block -> site(block, null))
                                .toList()
                        : List.of(site(find(blockIndex, assessment.block()), null));
            case WHOLE ->
                List.of(
                        assessment.block() == null
                                ? new SlotSite(WHOLE, null, null)
                                : site(find(blockIndex, assessment.block()), null));
        };
    }

    private SlotSite site(int block, @Nullable String competency) {
        return new SlotSite(block, scheme.blocks().get(block).id(), competency);
    }

    /** The deliverables that some rule asks for, or that are read for a mark. */
    private static Set<String> received(Scheme scheme) {
        Stream<Rule> ofBlocks = scheme.blocks().stream()
                .flatMap(block -> Stream.concat(
                        Stream.of(block.validatedWhen()),
                        block.competencies().stream().map(Block.Competency::acquiredWhen)));
        Stream<String> asked = Stream.concat(ofBlocks, Stream.of(scheme.award().when()))
                .flatMap(rule -> rule.whole())
                .filter(Rule.Received.class::isInstance)
                .map(rule -> ((Rule.Received) rule).deliverable());
        Stream<String> read = scheme.deliverables().stream()
                .map(Deliverable::id)
                .filter(name -> scheme.assessments().stream().anyMatch(assessment -> reads(assessment, name)));
        return Stream.concat(asked, read).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean reads(Assessment assessment, String deliverable) {
        String name = assessment.reads();
        return name != null
                && !assessment.formative()
                && (deliverable.equals(name) || deliverable.endsWith("." + name));
    }

    private void deliverable(Deliverable deliverable) {
        int block = deliverable.block() == null ? WHOLE : find(blockIndex, deliverable.block());
        deliverables.put(
                deliverable.id(),
                DeliverablePlan.of(
                        deliverables.size(),
                        deliverable,
                        block,
                        deliverable.holdsBack() || received.contains(deliverable.id())));
    }

    /** The index of the deliverable that an assessment reads: for the whole first, then for each block; -1 for none. */
    private int[] deliverablesRead(Assessment assessment) {
        return IntStream.rangeClosed(WHOLE, scheme.blocks().size() - 1)
                .map(block -> {
                    String name = assessment.reads();
                    String own =
                            block == WHOLE ? name : scheme.blocks().get(block).id() + "." + name;
                    DeliverablePlan found = deliverables.getOrDefault(own, deliverables.get(name));
                    return found == null ? WHOLE : found.index();
                })
                .toArray();
    }

    private CompetencyPlan[] competencies() {
        List<CompetencyPlan> plans = new ArrayList<>();
        for (int block = 0; block < scheme.blocks().size(); block++) {
            for (Block.Competency competency : scheme.blocks().get(block).competencies()) {
                Condition condition = condition(competency.acquiredWhen(), block, competency.id());
                plans.add(CompetencyPlan.of(competency.id(), block, condition));
            }
        }
        return plans.toArray(CompetencyPlan[]::new);
    }

    private BlockPlan block(int index, List<Exam> ordered, CompetencyPlan[] competencies) {
        Block block = scheme.blocks().get(index);
        int[] serving = deliverables.values().stream()
                .filter(deliverable -> deliverable.block() == index || deliverable.block() == WHOLE)
                .mapToInt(DeliverablePlan::index)
                .sorted()
                .toArray();
        List<Condition> parts = new ArrayList<>();
        Arrays.stream(serving)
                .filter(deliverable -> scheme.deliverables().get(deliverable).holdsBack())
                .forEach(deliverable -> parts.add(new Condition.Received(deliverable)));
        parts.add(condition(block.validatedWhen(), index, null));
        Condition validated = all(parts);
        Slot[] slots = ordered.stream()
                .flatMap(exam -> Arrays.stream(exam.slots))
                .filter(slot -> slot.block == index)
                .toArray(Slot[]::new);
        Exam[] bearing = ordered.stream()
                .filter(exam -> Arrays.stream(exam.slots).anyMatch(slot -> slot.block == index || slot.block == WHOLE))
                .toArray(Exam[]::new);
        return new BlockPlan(
                block,
                competenciesOf(block),
                slots,
                bearing,
                serving,
                validated,
                Conjunction.of(validated, competencies),
                competencies(validated)
                        .boxed()
                        .toList()
                        .containsAll(
                                Arrays.stream(competenciesOf(block)).boxed().toList()),
                hasWords(validated, index),
                lossClause(block, slots),
                BlockPlan.alike(block));
    }

    /** Whether a rule of a block has more to say than the marks and deliverables of that block. */
    private boolean hasWords(Condition condition, int block) {
        return switch (condition) {
            case Condition.All(var parts) -> Arrays.stream(parts).anyMatch(part -> hasWords(part, block));
            case Condition.AtLeast(var _, var parts, boolean isSpoken, var _) ->
                isSpoken || Arrays.stream(parts).anyMatch(part -> hasWords(part, block));
            case Condition.Reached(var slots, var threshold, var _, var _) ->
                threshold instanceof Threshold.OfScore || Arrays.stream(slots).anyMatch(slot -> slot.block != block);
            case Condition.Received(int deliverable) -> {
                String of = scheme.deliverables().get(deliverable).block();
                yield of != null && !of.equals(scheme.blocks().get(block).id());
            }
            case Condition.Acquired _, Condition.Validated _, Condition.OfFact _ -> true;
        };
    }

    /** The competencies that a rule asks all of. */
    private static IntStream competencies(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> Arrays.stream(parts).flatMapToInt(PlanBuilder::competencies);
            case Condition.Acquired(var competencies, var _) -> Arrays.stream(competencies);
            case Condition.AtLeast _,
                    Condition.Reached _,
                    Condition.Validated _,
                    Condition.Received _,
                    Condition.OfFact _ -> IntStream.empty();
        };
    }

    private static String lossClause(Block block, Slot[] slots) {
        return Arrays.stream(slots)
                .map(slot -> slot.exam.source.resit())
                .filter(resit -> resit != null && resit.lostByUnjustifiedAbsence())
                .findFirst()
                .map(Assessment.Resit::clause)
                .orElse(block.clause());
    }

    private int[] competenciesOf(Block block) {
        return block.competencies().stream()
                .mapToInt(competency -> find(competencyIndex, competency.id()))
                .toArray();
    }

    private RoutePlan route(Route route) {
        List<FactRule> requires = new ArrayList<>();
        requires.add(new FactRule.SchemeOpen(scheme.id(), scheme.validity().clause()));
        scheme.requires().forEach(rule -> requires.add(fact((Rule.Fact) rule)));
        route.requires().forEach(rule -> requires.add(fact((Rule.Fact) rule)));
        return new RoutePlan(
                route,
                requires.stream().map(this::ofFact).toArray(Condition.OfFact[]::new),
                route.remarks().stream().map(rule -> fact((Rule.Fact) rule)).toList());
    }

    private Condition.OfFact ofFact(FactRule rule) {
        return new Condition.OfFact(factCount++, rule);
    }

    private Condition condition(Rule rule, int block, @Nullable String competency) {
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
                int[] all = competenciesOf(of);
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

    private FactRule fact(Rule.Fact rule) {
        return switch (rule) {
            case Rule.EveryBlock(var clause) -> {
                int all = scheme.blocks().size();
                CountFindings counts = new CountFindings(Reason.EVERY_BLOCK, scheme.id(), Plan.count(all), all, clause);
                yield new FactRule.EveryBlock(all, scheme.id(), counts);
            }
            case Rule.HeldTitle(var title, var clause) -> new FactRule.HeldTitle(title, clause);
            case Rule.AttendanceAtLeast(var share, var clause) -> new FactRule.Attendance(share, number(share), clause);
            case Rule.PlacementDaysAtLeast(var days, var clause) -> new FactRule.Placement(days, number(days), clause);
            case Rule.ExperienceMonthsAtLeast(var months, var clause) ->
                new FactRule.Experience(months, number(months), clause);
            case Rule.Admitted(var clause) -> new FactRule.Admitted(clause);
            case Rule.CompletedInOrder(var modules, var clause) -> new ModulesInOrder(modules, clause);
        };
    }

    private static Value number(BigDecimal number) {
        return new Value.Number(number);
    }

    private List<Condition> conditions(List<Rule> rules, int block, @Nullable String competency) {
        return rules.stream().map(rule -> condition(rule, block, competency)).toList();
    }

    private static Condition all(List<Condition> parts) {
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
                && exams.stream().map(PlanBuilder::first).distinct().count() == 1;
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

    private static <V> V find(Map<String, V> map, String name) {
        return Objects.requireNonNull(map.get(name), () -> "the reader let an unknown name through: " + name);
    }
}
