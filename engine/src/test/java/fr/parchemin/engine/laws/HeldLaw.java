package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.invented.Chance;
import fr.parchemin.engine.invented.DossierParts;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.util.Optional;

/** A block that is held stays held, whatever else there is; and who has less has no more. */
final class HeldLaw {

    private HeldLaw() {}

    static Optional<String> broken(Trial trial) {
        Chance chance = new Chance(trial.seed());
        String block = chance.of(trial.scheme().blocks()).id();
        LocalDate day = reference(trial.dossier()).minusDays(chance.between(0, 1000));
        Dossier dossier = trial.changed(parts -> parts.holdings.add(new Holding(
                Certificate.BLOCK, trial.scheme().id(), trial.scheme().version(), block, day)));
        return trial.proposal(dossier)
                .flatMap(proposal -> proposal.blocks().stream()
                        .filter(one -> one.status() != Status.HELD && isHeld(one.block(), dossier, trial))
                        .map(one -> one.block() + " is held and yet " + one.status() + " in " + dossier)
                        .findFirst());
    }

    /** The day on which it counts what is held: that of the jury, where it sat before. */
    private static LocalDate reference(Dossier dossier) {
        LocalDate jury = dossier.juryDate();
        return jury != null && jury.isBefore(dossier.asOf()) ? jury : dossier.asOf();
    }

    private static boolean isHeld(String block, Dossier dossier, Trial trial) {
        return dossier.holdings().stream()
                .anyMatch(holding -> holding.certificate() == Certificate.BLOCK
                        && holding.scheme().equals(trial.scheme().id())
                        && trial.scheme().version().equals(holding.version())
                        && block.equals(holding.block())
                        && !holding.awardedOn().isAfter(reference(dossier)));
    }

    /**
     * Where the award does not ask every block, an interview that comes once none remains may come sooner for who has less: of
     * such schemes nobody says so.
     */
    private static boolean isAskedInFull(Scheme scheme) {
        boolean everyBlock = Rules.within(scheme.award().when()).anyMatch(Rule.EveryBlock.class::isInstance);
        return everyBlock || scheme.assessments().stream().noneMatch(Assessment::atLastBlock);
    }

    static Optional<String> brokenByLess(Trial trial) {
        return trial.proposal()
                .filter(_ -> isAskedInFull(trial.scheme()))
                .filter(proposal -> proposal.outcome() != Outcome.AWARD)
                .flatMap(proposal -> DossierParts.withoutOneFact(trial.dossier()).stream()
                        .filter(less -> isLess(trial.dossier(), less)
                                && trial.with(less).begunInOrder().isPresent())
                        .filter(less -> isAward(trial.proposal(less), proposal))
                        .map(less -> "is an award as " + less)
                        .findFirst());
    }

    /** Whether it is an award, to which the same interviews led. */
    private static boolean isAward(Optional<Proposal> less, Proposal whole) {
        return less.filter(proposal -> proposal.outcome() == Outcome.AWARD)
                .filter(proposal -> Settled.sameInterviews(proposal, whole))
                .isPresent();
    }

    /**
     * Whether what was taken away can only have helped: "a fact more never lowers what is certain unless it is a resit". A mark,
     * a paper, a module, a holding, a count, a notice that admits. Of an absence, of an attempt that others follow, or of the
     * days that frame a session, nobody says so.
     */
    private static boolean isLess(Dossier whole, Dossier less) {
        boolean sameFrame = new DossierFrame(whole).equals(new DossierFrame(less));
        boolean onlyMarks = whole.results().stream()
                .filter(result -> !less.results().contains(result))
                .allMatch(result -> result.attempt() == 1
                        && (result.mark() instanceof Mark.Graded || result.mark() instanceof Mark.Scored));
        boolean noticeWasGood =
                whole.admissibility() == null || whole.admissibility().granted();
        return sameFrame && onlyMarks && noticeWasGood;
    }

    /** What frames the facts of a dossier. */
    private record DossierFrame(
            Object version, Object enrolledOn, Object juryDate, Object presented, Object session, Object windows) {
        DossierFrame(Dossier dossier) {
            this(
                    Optional.ofNullable(dossier.version()),
                    Optional.ofNullable(dossier.enrolledOn()),
                    Optional.ofNullable(dossier.juryDate()),
                    Optional.ofNullable(dossier.presentedBlocks()),
                    Optional.ofNullable(dossier.session()),
                    dossier.windows());
        }
    }
}
