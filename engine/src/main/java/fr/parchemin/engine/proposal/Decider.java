package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.BlockProposal.CompetencyProposal;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Plan.BlockPlan;
import fr.parchemin.engine.proposal.Plan.RoutePlan;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Module;
import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Decides dossiers under one scheme. A scheme is made ready once; deciding is then a function of the dossier alone, which
 * carries its date: the same input gives the same output. Safe for use by several threads.
 */
public final class Decider {

    private static final Value ACQUIRED = new Value.Code("acquired");
    private static final Value NOT_ACQUIRED = new Value.Code("not-acquired");

    private final Plan plan;

    private Decider(Plan plan) {
        this.plan = plan;
    }

    /** Makes a scheme ready for deciding. The scheme must be one that the reader found whole. */
    public static Decider of(Scheme scheme) {
        return new Decider(PlanBuilder.build(scheme));
    }

    /** The scheme under which this decides. */
    public Scheme scheme() {
        return plan.scheme;
    }

    /**
     * Proposes an outcome for each block and the whole, with every reason and what comes next.
     *
     * @param dossier the facts; its scheme and version are not looked at, choosing them is the caller's
     * @return a proposal, or the contradictions that forbid one
     */
    public Answer propose(Dossier dossier) {
        Facts facts = new Facts(plan, dossier);
        RoutePlan route = facts.route;
        if (route == null || !facts.faults().isEmpty()) {
            return new Answer.Contradiction(dossier.id(), List.copyOf(facts.faults()));
        }
        Run run = new Run(plan, facts, route);
        facts.holdings.explain(run);
        int gate = run.present();
        remark(run);
        return gate == Condition.UNMET ? ineligible(run) : decide(run);
    }

    private static void remark(Run run) {
        if (run.route.source().provisional()) {
            String route = run.route.source().id();
            run.note(
                    Reason.PROVISIONAL_ROUTE,
                    route,
                    null,
                    null,
                    run.route.source().clause());
        }
        for (FactRule rule : run.route.remarks()) {
            int from = run.findings.size();
            rule.verdict(run);
            for (int i = from; i < run.findings.size(); i++) {
                run.findings.set(i, noted(run.findings.get(i)));
            }
        }
        for (Condition.OfFact condition : run.route.requires()) {
            if (condition.rule() instanceof FactRule.ModulesInOrder modules) {
                remarkOnLateModules(run, modules);
            }
        }
        if (!run.dossier.modules().isEmpty()) {
            remarkOnModulesOutsideBlocks(run);
        }
    }

    private static Finding noted(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.subject(),
                Verdict.NOTED,
                finding.expected(),
                finding.found(),
                finding.clause());
    }

    /** Modules completed after a deliverable came in are for the jury to weigh. */
    private static void remarkOnLateModules(Run run, FactRule.ModulesInOrder modules) {
        LocalDate completed = modules.completedOn(run);
        if (completed == null) {
            return;
        }
        for (Plan.DeliverablePlan deliverable : run.plan.deliverables) {
            Dossier.Receipt receipt = run.deliverables.receipt(deliverable.index());
            Deliverable source = deliverable.source();
            if (receipt != null && source.holdsBack() && completed.isAfter(receipt.receivedOn())) {
                run.note(
                        Reason.MODULES_AFTER_DELIVERABLE,
                        source.id(),
                        new Value.Day(receipt.receivedOn()),
                        new Value.Day(completed),
                        modules.clause());
            }
        }
    }

    private static void remarkOnModulesOutsideBlocks(Run run) {
        run.dossier.modules().stream()
                .sorted(Comparator.comparing(Dossier.ModuleRecord::toString))
                .forEach(taken -> remarkOnModuleOutsideBlocks(run, taken));
    }

    private static void remarkOnModuleOutsideBlocks(Run run, Dossier.ModuleRecord taken) {
        Module module = run.plan.moduleByName.get(taken.module());
        if (module != null && module.outsideBlocks()) {
            Value found = taken.acquired() == null ? null : taken.acquired() ? ACQUIRED : NOT_ACQUIRED;
            run.note(Reason.MODULE_OUTSIDE_BLOCKS, module.id(), ACQUIRED, found, module.clause());
        }
    }

    private static Proposal ineligible(Run run) {
        new Remedies(run).ofPresentation();
        BlockProposal[] blocks = new BlockProposal[run.plan.blocks.length];
        for (int block = 0; block < blocks.length; block++) {
            boolean held = run.holdings.since(block) != null;
            blocks[block] = run.plan.blocks[block].settled(held ? Status.HELD : Status.NOT_PRESENTED);
        }
        return proposal(run, Outcome.INELIGIBLE, Claim.NONE, blocks);
    }

    private static Proposal decide(Run run) {
        BlockProposal[] blocks = new BlockProposal[run.plan.blocks.length];
        Tally tally = new Tally();
        for (int block = 0; block < blocks.length; block++) {
            explain(run, block);
            Status status = status(run, block);
            tally.add(status);
            blocks[block] = block(run, block, status);
        }
        int award = Math.min(run.plan.award.verdict(run), run.gate());
        explainShared(run);
        Remedies remedies = new Remedies(run);
        if (run.gate() == Condition.PENDING) {
            remedies.ofPresentation();
        }
        remedies.ofThisSession(award);
        if (award != Condition.MET) {
            remedies.ofLaterSessions();
        }
        return proposal(run, tally.outcome(award), tally.claim(), blocks);
    }

    /** Looks at every piece of evidence of a block, so that each gives its reason. */
    private static void explain(Run run, int block) {
        BlockPlan plan = run.plan.blocks[block];
        if (!run.isPresented(block)) {
            Reason reason = run.holdings.since(block) == null ? Reason.BLOCK_NOT_PRESENTED : Reason.ALREADY_HELD;
            for (Exam.Slot slot : plan.slots()) {
                run.sittings.dismiss(slot, reason, true);
            }
            return;
        }
        for (Exam.Slot slot : plan.slots()) {
            run.sittings.verdict(slot);
        }
        for (int deliverable : plan.deliverables()) {
            run.deliverables.verdict(deliverable);
        }
        if (run.sittings.isLost(block)) {
            run.findings.add(new Finding(
                    Reason.BLOCK_LOST,
                    plan.source().id(),
                    Verdict.UNMET,
                    null,
                    Worth.ABSENT.value(),
                    plan.lossClause()));
        }
    }

    /** Evidence about the certification as a whole, once the blocks are known. */
    private static void explainShared(Run run) {
        for (Exam.Slot slot : run.plan.sharedSlots) {
            if (slot.exam.atLastBlock || slot.exam.formative || run.isAnyPresented()) {
                run.sittings.verdict(slot);
            } else {
                run.sittings.dismiss(slot, Reason.ALREADY_HELD, false);
            }
        }
    }

    private static Status status(Run run, int block) {
        if (run.holdings.since(block) != null) {
            return Status.HELD;
        }
        if (!run.isPresented(block)) {
            return Status.NOT_PRESENTED;
        }
        int verdict = run.block(block);
        return verdict == Condition.MET
                ? Status.VALIDATED
                : verdict == Condition.PENDING ? Status.IN_PROGRESS : Status.NOT_VALIDATED;
    }

    private static BlockProposal block(Run run, int block, Status status) {
        BlockPlan plan = run.plan.blocks[block];
        int[] competencies = plan.competencies();
        if (competencies.length == 0 || !run.isPresented(block)) {
            return plan.settled(status);
        }
        CompetencyProposal[] proposals = new CompetencyProposal[competencies.length];
        for (int i = 0; i < competencies.length; i++) {
            proposals[i] = run.plan.proposal(competencies[i], run.competency(competencies[i]));
        }
        return new BlockProposal(plan.source().id(), status, listOf(proposals));
    }

    /** A list over an array that nobody else has, which {@code List.of} would copy. */
    private static <T> List<T> listOf(T[] array) {
        return Collections.unmodifiableList(Arrays.asList(array));
    }

    /** How many blocks stand how. */
    private static final class Tally {
        private int validated;
        private int held;
        private int open;
        private int notValidated;

        void add(Status status) {
            switch (status) {
                case VALIDATED -> validated++;
                case HELD -> held++;
                case IN_PROGRESS -> open++;
                case NOT_VALIDATED -> notValidated++;
                case NOT_PRESENTED -> {}
            }
        }

        Outcome outcome(int award) {
            if (award == Condition.MET) {
                return Outcome.AWARD;
            }
            if (award == Condition.PENDING || open > 0) {
                return Outcome.IN_PROGRESS;
            }
            return validated + held > 0 ? Outcome.PARTIAL : Outcome.REFUSAL;
        }

        Claim claim() {
            if (open > 0) {
                return Claim.PENDING;
            }
            if (validated == 0) {
                return Claim.NONE;
            }
            return notValidated == 0 ? Claim.FULL : Claim.SOME;
        }
    }

    private static Proposal proposal(Run run, Outcome outcome, Claim claim, BlockProposal[] blocks) {
        return new Proposal(
                run.dossier.id(),
                run.plan.scheme.id(),
                run.plan.scheme.version(),
                run.dossier.asOf(),
                outcome,
                claim,
                listOf(blocks),
                Collections.unmodifiableList(run.findings),
                run.actions.isEmpty() ? List.of() : Collections.unmodifiableList(run.actions));
    }
}
