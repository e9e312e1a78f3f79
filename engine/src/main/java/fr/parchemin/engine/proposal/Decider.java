package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.BlockProposal.CompetencyProposal;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Plan.BlockPlan;
import fr.parchemin.engine.proposal.Plan.RoutePlan;
import fr.parchemin.engine.scheme.Scheme;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Decides dossiers under one scheme. A scheme is made ready once; deciding is then a function of the dossier alone, which
 * carries its date: the same input gives the same output. Safe for use by several threads.
 */
public final class Decider {

    private final Plan plan;

    private Decider(Plan plan) {
        this.plan = plan;
    }

    /** Makes a scheme ready for deciding. The scheme must be one that the reader found whole. */
    public static Decider of(Scheme scheme) {
        return of(scheme, List.of(scheme));
    }

    /**
     * Makes a scheme ready for deciding, beside other versions of it.
     *
     * @param versions the versions of this scheme that are known, this one among them: certificates are told apart by them
     */
    public static Decider of(Scheme scheme, Collection<Scheme> versions) {
        return new Decider(PlanBuilder.build(scheme, Versions.of(versions)));
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
        Evaluation evaluation = Evaluation.of(facts, route);
        Explanation explanation = new Explanation(evaluation);
        explanation.ofPresentation();
        if (evaluation.gate() != Condition.UNMET) {
            explanation.ofDecision();
        }
        Tally tally = new Tally(evaluation);
        List<NextAction> actions = List.of();
        if (tally.outcome() != Outcome.AWARD) {
            Remedies remedies = new Remedies(evaluation);
            remedy(tally.outcome(), evaluation, explanation, remedies);
            actions = remedies.actions();
        }
        return new Proposal(
                dossier.id(),
                plan.scheme.id(),
                plan.scheme.version(),
                dossier.asOf(),
                tally.outcome(),
                tally.claim(),
                blocks(evaluation, tally),
                explanation.findings(),
                actions);
    }

    /**
     * Proposes an outcome for each block and the whole, without the reasons: by the same rules, in less time.
     *
     * @return the outcome, or the contradictions that forbid one
     */
    public BriefAnswer brief(Dossier dossier) {
        Facts facts = new Facts(plan, dossier);
        RoutePlan route = facts.route;
        if (route == null || !facts.faults().isEmpty()) {
            return new Answer.Contradiction(dossier.id(), List.copyOf(facts.faults()));
        }
        Tally tally = new Tally(Evaluation.of(facts, route));
        return new Brief(dossier.id(), tally.outcome(), tally.claim(), plan.names, tally.statuses());
    }

    private static void remedy(Outcome outcome, Evaluation evaluation, Explanation explanation, Remedies remedies) {
        if (evaluation.gate() != Condition.MET) {
            remedies.ofPresentation();
        }
        if (outcome == Outcome.INELIGIBLE) {
            return;
        }
        int award = evaluation.award();
        if (outcome == Outcome.IN_PROGRESS) {
            new ThisSession(evaluation, remedies).remedy(award);
        }
        if (award != Condition.MET) {
            LaterSessions later = new LaterSessions(evaluation);
            later.explain(explanation);
            later.remedies(remedies::add);
        }
    }

    private List<BlockProposal> blocks(Evaluation evaluation, Tally tally) {
        BlockProposal[] blocks = new BlockProposal[plan.blocks.length];
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = block(evaluation, block, tally.status(block));
        }
        return listOf(blocks);
    }

    private BlockProposal block(Evaluation evaluation, int block, Status status) {
        BlockPlan of = plan.blocks[block];
        if (status == Status.HELD || status == Status.NOT_PRESENTED) {
            return of.alike(status, status == Status.HELD ? Condition.MET : Condition.PENDING);
        }
        if (status == Status.VALIDATED && of.needsAll()) {
            return of.alike(status, Condition.MET);
        }
        int[] competencies = of.competencies();
        int alike = competencies.length == 0 ? Condition.MET : evaluation.competency(competencies[0]);
        for (int i = 1; i < competencies.length; i++) {
            if (evaluation.competency(competencies[i]) != alike) {
                return new BlockProposal(of.source().id(), status, competencies(evaluation, competencies));
            }
        }
        return of.alike(status, alike);
    }

    private List<CompetencyProposal> competencies(Evaluation evaluation, int[] competencies) {
        CompetencyProposal[] proposals = new CompetencyProposal[competencies.length];
        for (int i = 0; i < competencies.length; i++) {
            proposals[i] = plan.proposal(competencies[i], evaluation.competency(competencies[i]));
        }
        return listOf(proposals);
    }

    /** A list over an array that nobody else has, which {@code List.of} would copy. */
    private static <T> List<T> listOf(T[] array) {
        return Collections.unmodifiableList(Arrays.asList(array));
    }
}
