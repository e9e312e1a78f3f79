package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.BlockProposal.CompetencyProposal;
import fr.parchemin.engine.proposal.BlockProposal.CompetencyStatus;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Module;
import fr.parchemin.engine.scheme.Route;
import fr.parchemin.engine.scheme.Scheme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A scheme made ready for deciding: names resolved to places, everything that does not depend on a dossier made once. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and walked for every dossier
final class Plan {

    final Scheme scheme;
    final BlockPlan[] blocks;
    final Index<Integer> blockIndex;
    final CompetencyPlan[] competencies;
    final Index<CompetencyPlan> competencyByName;
    /** The proposals for each competency in turn, made once. */
    private final CompetencyProposal[] competencyProposals;

    final Index<Exam> examByName;
    /** In an order in which what is completed comes before what completes it. */
    final Exam[] exams;

    final int slotCount;
    /** Those of no block in particular. */
    final Exam.Slot[] sharedSlots;

    /** Where the verdicts of each sort begin, those of slots being the first. */
    final int firstDeliverable;

    final int firstFact;
    /** Where the verdict of each competency is: with that of the slot on which alone it depends, as most do. */
    final int[] competencyPlaces;

    final int firstBlock;
    final int verdictCount;
    /** How many findings there are at most, but for rare remarks. */
    final int findingCount;

    final Holdings noHoldings;
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

    Plan(
            Scheme scheme,
            BlockPlan[] blocks,
            CompetencyPlan[] competencies,
            Exam[] exams,
            int slotCount,
            DeliverablePlan[] deliverables,
            List<RoutePlan> routes,
            int factCount,
            Condition award) {
        this.scheme = scheme;
        this.blocks = blocks;
        this.competencies = competencies;
        this.exams = exams;
        this.slotCount = slotCount;
        this.sharedSlots = Arrays.stream(exams)
                .flatMap(exam -> Arrays.stream(exam.slots))
                .filter(slot -> slot.block < 0)
                .toArray(Exam.Slot[]::new);
        this.deliverables = deliverables;
        this.factCount = factCount;
        this.award = award;
        firstDeliverable = slotCount;
        firstFact = firstDeliverable + deliverables.length;
        int firstCompetency = firstFact + factCount;
        competencyPlaces = IntStream.range(0, competencies.length)
                .map(index ->
                        competencies[index].condition() instanceof Condition.Passed(var slots) && slots.length == 1
                                ? slots[0].index
                                : firstCompetency + index)
                .toArray();
        firstBlock = firstCompetency + competencies.length;
        findingCount = slotCount + deliverables.length + factCount + blocks.length;
        verdictCount = firstBlock + blocks.length;
        blockIndex = Index.of(
                IntStream.range(0, blocks.length).boxed().toList(),
                block -> blocks[block].source().id());
        competencyByName = Index.of(List.of(competencies), CompetencyPlan::id);
        competencyProposals = Arrays.stream(competencies)
                .flatMap(competency -> Stream.of(
                                CompetencyStatus.NOT_ACQUIRED, CompetencyStatus.NOT_ASSESSED, CompetencyStatus.ACQUIRED)
                        .map(status -> new CompetencyProposal(competency.id(), status)))
                .toArray(CompetencyProposal[]::new);
        examByName = Index.of(List.of(exams), exam -> exam.source.id());
        deliverableByName = Index.of(
                List.of(deliverables), deliverable -> deliverable.source().id());
        moduleByName = Index.of(scheme.modules(), Module::id);
        routeByName = Index.of(routes, route -> route.source().id());
        noHoldings = new Holdings(this, List.of());
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
     * @param lossClause where the document says that an unjustified absence loses the block
     */
    record BlockPlan(
            Block source,
            int[] competencies,
            Exam.Slot[] slots,
            Exam[] exams,
            int[] deliverables,
            Condition validated,
            String lossClause,
            Map<Status, BlockProposal> settled) {

        /** The proposal for this block when its competencies all stand alike, made once. */
        BlockProposal settled(Status status) {
            return Objects.requireNonNull(settled.get(status));
        }
    }

    /** A competency. */
    record CompetencyPlan(String id, Condition condition) {}

    /**
     * A deliverable.
     *
     * @param block the index of its block, or -1
     * @param missing what is said while it is not there
     */
    record DeliverablePlan(
            int index,
            Deliverable source,
            int block,
            boolean askedOfAll,
            @Nullable Value pagesAtMost,
            @Nullable Value pagesIndicated,
            Value situations,
            Finding missing) {

        static DeliverablePlan of(int index, Deliverable source, int block) {
            return new DeliverablePlan(
                    index,
                    source,
                    block,
                    source.askedOf().isEmpty(),
                    count(source.pagesAtMost()),
                    count(source.pagesIndicated()),
                    Run.count(source.situationsAtLeast()),
                    finding(source, Reason.DELIVERABLE, Verdict.PENDING, null, null));
        }

        private static @Nullable Value count(@Nullable Integer number) {
            return number == null ? null : Run.count(number);
        }

        Finding finding(Reason reason, Verdict verdict, @Nullable Value expected, @Nullable Value found) {
            return finding(source, reason, verdict, expected, found);
        }

        /** What holds nothing back is only remarked on. */
        private static Finding finding(
                Deliverable source, Reason reason, Verdict verdict, @Nullable Value expected, @Nullable Value found) {
            Verdict said = source.holdsBack() || verdict == Verdict.MET ? verdict : Verdict.NOTED;
            return new Finding(reason, source.id(), said, expected, found, source.clause());
        }
    }

    /**
     * A route.
     *
     * @param requires the conditions of presentation, those of the scheme included
     */
    record RoutePlan(Route source, Condition.OfFact[] requires, List<FactRule> remarks) {}
}
