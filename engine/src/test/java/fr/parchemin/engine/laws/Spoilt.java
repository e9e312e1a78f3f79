package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Claim;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.NextAction.Session;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Value;
import fr.parchemin.engine.proposal.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ways of deciding wrong, each with the law that has to notice. */
record Spoilt(String name, Law law, BiFunction<Dossier, Proposal, Proposal> spoil) {

    private static final AtomicInteger TIMES = new AtomicInteger();

    /** All of them. */
    static List<Spoilt> all() {
        return List.of(
                new Spoilt(
                        "Full marks lose the block",
                        Law.MARKS,
                        (dossier, proposal) -> hasFullMark(dossier) ? withoutBlocks(proposal) : proposal),
                new Spoilt(
                        "Full marks lose the award",
                        Law.MARKS,
                        (dossier, proposal) ->
                                hasFullMark(dossier) ? withOutcome(proposal, Outcome.PARTIAL) : proposal),
                new Spoilt(
                        "Full marks end rights elsewhere",
                        Law.MARKS,
                        (dossier, proposal) -> hasFullMark(dossier)
                                ? withActions(proposal, action -> action.action() != Action.RESIT)
                                : proposal),
                new Spoilt(
                        "Refusals without reason",
                        Law.REASONS,
                        (_, proposal) -> withFindings(
                                proposal,
                                finding ->
                                        finding.verdict() == Verdict.UNMET ? Optional.empty() : Optional.of(finding))),
                new Spoilt(
                        "Waiting without reason",
                        Law.REASONS,
                        (_, proposal) -> withFindings(
                                proposal,
                                finding -> finding.verdict() == Verdict.PENDING
                                        ? Optional.empty()
                                        : Optional.of(finding))),
                new Spoilt(
                        "Reasons under another clause",
                        Law.REASONS,
                        (_, proposal) -> withFindings(
                                proposal, finding -> Optional.of(finding(finding, finding.verdict(), "elsewhere")))),
                new Spoilt(
                        "Findings that say nothing",
                        Law.REASONS,
                        (_, proposal) -> withFindings(
                                proposal,
                                finding -> Optional.of(new Finding(
                                        finding.rule(),
                                        finding.subject(),
                                        finding.verdict(),
                                        null,
                                        null,
                                        finding.clause())))),
                new Spoilt(
                        "Every number reached",
                        Law.NUMBERS,
                        (_, proposal) -> withFindings(
                                proposal,
                                finding -> Optional.of(
                                        finding.found() instanceof Value.Number
                                                ? finding(finding, Verdict.MET, finding.clause())
                                                : finding))),
                new Spoilt("Nothing to do", Law.ACTIONS, (_, proposal) -> withActions(proposal, _ -> false)),
                new Spoilt(
                        "Only later sessions",
                        Law.ACTIONS,
                        (_, proposal) -> withActions(proposal, action -> action.session() == Session.LATER)),
                new Spoilt(
                        "Over since long", Law.ACTIONS, (_, proposal) -> withMore(proposal, LocalDate.of(2020, 1, 1))),
                new Spoilt("Sat once more", Law.OFFERS, Spoilt::onceMore),
                new Spoilt(
                        "Never enough",
                        Law.END,
                        (_, proposal) -> withOutcome(withMore(proposal, (LocalDate) null), Outcome.IN_PROGRESS)),
                new Spoilt("Placement for ever", Law.JURY_DAY, (_, proposal) -> withMore(proposal, (LocalDate) null)),
                new Spoilt(
                        "Every claim full",
                        Law.WHOLE,
                        (_, proposal) -> with(
                                proposal,
                                proposal.outcome(),
                                Claim.FULL,
                                proposal.blocks(),
                                proposal.findings(),
                                proposal.nextActions())),
                new Spoilt("Everybody refused", Law.WHOLE, (_, proposal) -> withOutcome(proposal, Outcome.REFUSAL)),
                new Spoilt(
                        "First come first served",
                        Law.ORDER,
                        (dossier, proposal) -> isInOrder(dossier) ? proposal : withOutcome(proposal, Outcome.REFUSAL)),
                new Spoilt("Otherwise every other time", Law.TWICE, Spoilt::everyOtherTime),
                new Spoilt("Otherwise when read", Law.LINE, Spoilt::everyOtherTime),
                new Spoilt(
                        "Late results count",
                        Law.AFTER_JURY,
                        (dossier, proposal) ->
                                hasLateResult(dossier) ? withOutcome(proposal, Outcome.REFUSAL) : proposal),
                new Spoilt(
                        "Held for nothing",
                        Law.HELD,
                        (_, proposal) ->
                                withBlocks(proposal, status -> status == Status.HELD ? Status.NOT_PRESENTED : status)),
                new Spoilt(
                        "Who has little is awarded",
                        Law.LESS,
                        (dossier, proposal) ->
                                dossier.results().size() < 3 ? withOutcome(proposal, Outcome.AWARD) : proposal),
                new Spoilt("Awaited results are unheard of", Law.ANSWER, Spoilt::refuseAwaited));
    }

    /** Decides as somebody else does, and then spoils it. */
    Function<Dossier, Answer> decider(Function<Dossier, Answer> right) {
        return dossier -> switch (right.apply(dossier)) {
            case Proposal proposal -> spoil.apply(dossier, proposal);
            case Answer.Contradiction contradiction -> contradiction;
        };
    }

    private static boolean hasFullMark(Dossier dossier) {
        return dossier.results().stream().anyMatch(result -> switch (result.mark()) {
            case Mark.Graded(var grade) ->
                List.of("excellent", "favorable", "maitrise").contains(grade);
            case Mark.Scored(var score) -> score.compareTo(BigDecimal.ONE) == 0;
            case Mark.Absent _, Mark.Awaited _ -> false;
        });
    }

    private static boolean hasLateResult(Dossier dossier) {
        return dossier.juryDate() != null
                && dossier.results().stream().anyMatch(result -> result.on().isAfter(dossier.juryDate()));
    }

    private static boolean isInOrder(Dossier dossier) {
        List<Result> sorted = new ArrayList<>(dossier.results());
        sorted.sort(Comparator.comparing(Result::toString));
        return sorted.equals(dossier.results());
    }

    private static Proposal everyOtherTime(Dossier dossier, Proposal proposal) {
        boolean even = TIMES.incrementAndGet() % 2 == 0;
        return even ? withOutcome(proposal, Outcome.REFUSAL) : withOutcome(proposal, Outcome.PARTIAL);
    }

    private static Proposal refuseAwaited(Dossier dossier, Proposal proposal) {
        if (dossier.results().stream().anyMatch(result -> result.mark() instanceof Mark.Awaited)) {
            throw new IllegalStateException("awaited");
        }
        return proposal;
    }

    private static Proposal onceMore(Dossier dossier, Proposal proposal) {
        return dossier.results().isEmpty()
                ? proposal
                : withMore(
                        proposal,
                        new NextAction(
                                Action.SIT,
                                Session.THIS,
                                null,
                                dossier.results().getFirst().assessment(),
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null));
    }

    private static Proposal withoutBlocks(Proposal proposal) {
        return withBlocks(proposal, status -> status == Status.VALIDATED ? Status.NOT_VALIDATED : status);
    }

    private static Proposal withBlocks(Proposal proposal, UnaryOperator<Status> change) {
        List<BlockProposal> blocks = proposal.blocks().stream()
                .map(block -> new BlockProposal(block.block(), change.apply(block.status()), block.competencies()))
                .toList();
        return with(
                proposal, proposal.outcome(), proposal.claim(), blocks, proposal.findings(), proposal.nextActions());
    }

    private static Proposal withOutcome(Proposal proposal, Outcome outcome) {
        return with(
                proposal, outcome, proposal.claim(), proposal.blocks(), proposal.findings(), proposal.nextActions());
    }

    private static Proposal withActions(Proposal proposal, Predicate<NextAction> kept) {
        List<NextAction> actions = proposal.nextActions().stream().filter(kept).toList();
        return with(proposal, proposal.outcome(), proposal.claim(), proposal.blocks(), proposal.findings(), actions);
    }

    private static Proposal withMore(Proposal proposal, @Nullable LocalDate until) {
        return withMore(
                proposal,
                new NextAction(
                        Action.COMPLETE_PLACEMENT,
                        Session.THIS,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        until,
                        null));
    }

    private static Proposal withMore(Proposal proposal, NextAction more) {
        List<NextAction> actions = new ArrayList<>(proposal.nextActions());
        actions.add(more);
        return with(proposal, proposal.outcome(), proposal.claim(), proposal.blocks(), proposal.findings(), actions);
    }

    private static Finding finding(Finding finding, Verdict verdict, String clause) {
        return new Finding(
                finding.rule(),
                finding.subject(),
                verdict,
                finding.attempt(),
                finding.expected(),
                finding.found(),
                clause);
    }

    private static Proposal withFindings(Proposal proposal, Function<Finding, Optional<Finding>> change) {
        List<Finding> findings = proposal.findings().stream()
                .map(change)
                .flatMap(Optional::stream)
                .toList();
        return with(
                proposal, proposal.outcome(), proposal.claim(), proposal.blocks(), findings, proposal.nextActions());
    }

    private static Proposal with(
            Proposal proposal,
            Outcome outcome,
            Claim claim,
            List<BlockProposal> blocks,
            List<Finding> findings,
            List<NextAction> actions) {
        return new Proposal(
                proposal.dossier(),
                proposal.scheme(),
                proposal.version(),
                proposal.asOf(),
                outcome,
                claim,
                blocks,
                findings,
                actions);
    }
}
