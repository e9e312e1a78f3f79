package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.BlockProposal.CompetencyProposal;
import fr.parchemin.engine.proposal.BlockProposal.CompetencyStatus;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Assessment.Kind;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Module;
import fr.parchemin.engine.scheme.Route;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A scheme made ready for deciding: names resolved to places, everything that does not depend on a dossier made once. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and walked for every dossier
final class Plan {

    private static final Value[] COUNTS = IntStream.range(0, 64)
            .mapToObj(count -> new Value.Number(BigDecimal.valueOf(count)))
            .toArray(Value[]::new);

    /** In the order of verdicts. */
    private static final CompetencyStatus[] COMPETENCY_STATUSES = {
        CompetencyStatus.NOT_ACQUIRED, CompetencyStatus.NOT_ASSESSED, CompetencyStatus.ACQUIRED
    };

    final Scheme scheme;
    /** The versions of this scheme that are known, this one among them. */
    final Versions versions;

    final BlockPlan[] blocks;
    final Index<Integer> blockIndex;
    final CompetencyPlan[] competencies;
    final Index<CompetencyPlan> competencyByName;
    /** For each competency, the block whose marks say all that there is to say of it, or -1. */
    final int[] saidByBlock;

    /** The proposals for each competency in turn, made once. */
    private final CompetencyProposal[] competencyProposals;

    final Index<Exam> examByName;
    /** In an order in which what is completed comes before what completes it. */
    final Exam[] exams;

    final int slotCount;
    /** Those of no block in particular. */
    final Exam.Slot[] sharedSlots;
    /** Those of situations that count. */
    final Exam.Slot[] situations;

    /** Where the verdicts of each sort begin, after those of slots. */
    final int firstDeliverable;

    final int firstFact;
    final int firstCompetency;
    final int firstBlock;
    final int verdictCount;
    /** Where it is noted that a slot of a block which is not presented is missing. */
    final int firstMissing;

    /** How many findings there are at most, but for rare remarks. */
    final int findingCount;

    final Holdings noHoldings;
    final Term term;
    final DeliverablePlan[] deliverables;
    final Index<DeliverablePlan> deliverableByName;
    final Index<Module> moduleByName;
    final Index<RoutePlan> routeByName;
    /** The schemes whose title some route asks for. */
    final Set<String> requiredTitles;
    /** Whether some evidence is asked of some origins only. */
    final boolean originMatters;

    final int factCount;
    final Condition award;
    final Conjunction awardAsked;
    /** The names of the blocks. */
    final List<String> names;

    /** The windows that resits name. */
    final Set<String> windowNames;

    Plan(
            Scheme scheme,
            Versions versions,
            BlockPlan[] blocks,
            CompetencyPlan[] competencies,
            Exam[] exams,
            int slotCount,
            DeliverablePlan[] deliverables,
            List<RoutePlan> routes,
            int factCount,
            Condition award) {
        this.scheme = scheme;
        this.versions = versions;
        this.blocks = blocks;
        this.competencies = competencies;
        this.exams = exams;
        this.slotCount = slotCount;
        List<Exam.Slot> slots =
                Arrays.stream(exams).flatMap(exam -> Arrays.stream(exam.slots)).toList();
        slots.forEach(Exam.Slot::settle);
        this.sharedSlots = slots.stream().filter(slot -> slot.block < 0).toArray(Exam.Slot[]::new);
        this.situations = slots.stream()
                .filter(slot -> slot.exam.source.kind() == Kind.SITUATION && !slot.exam.formative)
                .toArray(Exam.Slot[]::new);
        this.deliverables = deliverables;
        this.factCount = factCount;
        this.award = award;
        this.awardAsked = Conjunction.of(award, competencies);
        this.names = scheme.blocks().stream().map(Block::id).toList();
        this.windowNames = scheme.assessments().stream()
                .map(Assessment::resit)
                .filter(Objects::nonNull)
                .map(resit -> resit.window().name())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        saidByBlock = Arrays.stream(competencies)
                .mapToInt(competency -> competency.isSaidByMarks() ? competency.block() : -1)
                .toArray();
        firstDeliverable = slotCount;
        firstFact = firstDeliverable + deliverables.length;
        firstCompetency = firstFact + factCount;
        firstBlock = firstCompetency + competencies.length;
        verdictCount = firstBlock + blocks.length;
        firstMissing = verdictCount;
        findingCount = slotCount + 2 * deliverables.length + factCount + 2 * blocks.length;
        blockIndex = Index.of(
                IntStream.range(0, blocks.length).boxed().toList(),
                block -> blocks[block].source().id());
        competencyByName = Index.of(List.of(competencies), CompetencyPlan::id);
        competencyProposals = Arrays.stream(competencies)
                .flatMap(competency -> Arrays.stream(COMPETENCY_STATUSES)
                        .map(status -> new CompetencyProposal(competency.id(), status)))
                .toArray(CompetencyProposal[]::new);
        examByName = Index.of(List.of(exams), exam -> exam.source.id());
        deliverableByName = Index.of(
                List.of(deliverables), deliverable -> deliverable.source().id());
        moduleByName = Index.of(scheme.modules(), Module::id);
        routeByName = Index.of(routes, route -> route.source().id());
        noHoldings = new Holdings(this, List.of(), null);
        term = new Term(scheme.validity());
        requiredTitles = routes.stream()
                .flatMap(route -> Arrays.stream(route.requires()))
                .map(Condition.OfFact::rule)
                .filter(FactRule.HeldTitle.class::isInstance)
                .map(rule -> ((FactRule.HeldTitle) rule).scheme())
                .collect(Collectors.toUnmodifiableSet());
        originMatters =
                scheme.assessments().stream().anyMatch(exam -> !exam.askedOf().isEmpty())
                        || scheme.deliverables().stream()
                                .anyMatch(deliverable -> !deliverable.askedOf().isEmpty());
    }

    /** A small number as findings show it. */
    static Value count(int count) {
        return count < COUNTS.length ? COUNTS[count] : new Value.Number(BigDecimal.valueOf(count));
    }

    /** The proposal for a competency on which this is the verdict. */
    CompetencyProposal proposal(int competency, int verdict) {
        return competencyProposals[competency * Condition.MET + verdict - Condition.UNMET];
    }

    /**
     * A block.
     *
     * @param competencies the indexes of its competencies
     * @param exams those that bear on it, with those of no block in particular
     * @param deliverables the indexes of those that serve it
     * @param asked its rule taken apart
     * @param needsAll whether it is validated only with all its competencies
     * @param hasWords whether its rule has more to say than its marks and deliverables do
     * @param lossClause where the document says that an unjustified absence loses the block
     * @param alike the proposals for it when its competencies all stand alike, made once
     */
    record BlockPlan(
            Block source,
            int[] competencies,
            Exam.Slot[] slots,
            Exam[] exams,
            int[] deliverables,
            Condition validated,
            Conjunction asked,
            boolean needsAll,
            boolean hasWords,
            String lossClause,
            Map<Status, BlockProposal[]> alike) {

        static Map<Status, BlockProposal[]> alike(Block block) {
            Map<Status, BlockProposal[]> alike = new EnumMap<>(Status.class);
            for (Status status : Status.values()) {
                alike.put(
                        status,
                        Arrays.stream(COMPETENCY_STATUSES)
                                .map(all -> new BlockProposal(
                                        block.id(),
                                        status,
                                        block.competencies().stream()
                                                .map(each -> new CompetencyProposal(each.id(), all))
                                                .toList()))
                                .toArray(BlockProposal[]::new));
            }
            return alike;
        }

        /** The proposal for this block when this is the verdict on each of its competencies. */
        BlockProposal alike(Status status, int verdict) {
            return Objects.requireNonNull(alike.get(status))[verdict - Condition.UNMET];
        }
    }

    /**
     * A competency.
     *
     * @param block the index of its block
     * @param mark the one mark of which the scale decides, absent where there is more to its rule
     */
    record CompetencyPlan(String id, int block, Condition condition, Exam.@Nullable Slot mark) {

        static CompetencyPlan of(String id, int block, Condition condition) {
            boolean isOfOneMark = condition instanceof Condition.Reached(var slots, Threshold.OfScale _, var _, var _)
                    && slots.length == 1;
            Exam.Slot mark = isOfOneMark ? ((Condition.Reached) condition).slots()[0] : null;
            return new CompetencyPlan(id, block, condition, mark);
        }

        /** Whether the marks of its block say all that there is to say of it. */
        boolean isSaidByMarks() {
            return condition instanceof Condition.Reached(var slots, Threshold.OfScale _, var _, var _)
                    && Arrays.stream(slots).allMatch(slot -> slot.block == block);
        }
    }

    /**
     * A route.
     *
     * @param requires the conditions of presentation, those of the scheme included
     */
    record RoutePlan(Route source, Condition.OfFact[] requires, List<FactRule> remarks) {

        /** Whether it asks for a notice of admissibility. */
        boolean asksAdmissibility() {
            for (Condition.OfFact condition : requires) {
                if (condition.rule() instanceof FactRule.Admitted) {
                    return true;
                }
            }
            return false;
        }
    }
}
