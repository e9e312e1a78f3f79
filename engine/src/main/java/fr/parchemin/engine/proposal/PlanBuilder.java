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

    private final Scheme scheme;
    private final Set<String> received;
    private final Map<String, Integer> blockIndex = new HashMap<>();
    private final Map<String, Integer> competencyIndex = new HashMap<>();
    private final Map<String, Integer> competencyBlock = new HashMap<>();
    private final Map<String, Exam> exams = new HashMap<>();
    private final Map<String, DeliverablePlan> deliverables = new HashMap<>();
    private final Conditions conditions;
    private int slotCount;

    private PlanBuilder(Scheme scheme) {
        this.scheme = scheme;
        this.received = received(scheme);
        this.conditions = new Conditions(scheme, blockIndex, competencyIndex, exams, deliverables);
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
        Condition award = conditions.of(scheme.award().when(), WHOLE, null);
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
                        .map(deliverable -> Conditions.find(deliverables, deliverable.id()))
                        .toArray(DeliverablePlan[]::new),
                routes,
                conditions.factCount(),
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
                        .map(competency -> site(Conditions.find(competencyBlock, competency), competency))
                        .toList();
            case BLOCK ->
                assessment.block() == null
                        ? IntStream.range(0, scheme.blocks().size())
                                .mapToObj(block -> site(block, null))
                                .toList()
                        : List.of(site(Conditions.find(blockIndex, assessment.block()), null));
            case WHOLE ->
                List.of(
                        assessment.block() == null
                                ? new SlotSite(WHOLE, null, null)
                                : site(Conditions.find(blockIndex, assessment.block()), null));
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
        int block = deliverable.block() == null ? WHOLE : Conditions.find(blockIndex, deliverable.block());
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
                Condition condition = conditions.of(competency.acquiredWhen(), block, competency.id());
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
        parts.add(conditions.of(block.validatedWhen(), index, null));
        Condition validated = Conditions.all(parts);
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
                .mapToInt(competency -> Conditions.find(competencyIndex, competency.id()))
                .toArray();
    }

    private RoutePlan route(Route route) {
        List<FactRule> requires = new ArrayList<>();
        requires.add(new FactRule.SchemeOpen(scheme.id(), scheme.validity().clause()));
        scheme.requires().forEach(rule -> requires.add(conditions.fact((Rule.Fact) rule)));
        route.requires().forEach(rule -> requires.add(conditions.fact((Rule.Fact) rule)));
        return new RoutePlan(
                route,
                requires.stream().map(conditions::ofFact).toArray(Condition.OfFact[]::new),
                route.remarks().stream()
                        .map(rule -> conditions.fact((Rule.Fact) rule))
                        .toList());
    }
}
