package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.NextAction.Session;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a candidate may still reach: what is proposed once all that is offered is done and all that is awaited has come, as well as can be. */
final class Reach {

    private static final int MOST_DEEDS = 60;

    /** What is done for conditions of presentation. */
    private static final Set<Action> OF_PRESENTATION = EnumSet.of(
            Action.OBTAIN_ADMISSIBILITY, Action.OBTAIN_TITLE, Action.GAIN_EXPERIENCE, Action.COMPLETE_MODULE);

    private Reach() {}

    /** Once all is done and has come. */
    static Proposal of(Trial trial) {
        return after(trial, _ -> true);
    }

    /** As things stand, but that nothing keeps the candidate from being presented. */
    static Proposal presented(Trial trial) {
        return after(trial, action -> OF_PRESENTATION.contains(action.action()));
    }

    private static Proposal after(Trial trial, Predicate<NextAction> such) {
        Proposal proposal = trial.proposal().orElseThrow();
        Trial now = trial;
        for (int deed = 0; deed < MOST_DEEDS && proposal.outcome() == Outcome.IN_PROGRESS; deed++) {
            Optional<Dossier> next = next(now, open(now, proposal, such));
            if (next.isEmpty()) {
                break;
            }
            now = now.with(next.get());
            proposal = now.proposal().orElseThrow();
        }
        return proposal;
    }

    /** What may be done soonest first, and of these what ends soonest. */
    private static List<NextAction> open(Trial trial, Proposal proposal, Predicate<NextAction> such) {
        LocalDate today = trial.dossier().asOf();
        return proposal.nextActions().stream()
                .filter(action -> action.session() == Session.THIS && action.after() == null)
                .filter(such)
                .sorted(Comparator.comparing((NextAction action) -> first(action, today))
                        .thenComparing(NextAction::until, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static LocalDate first(NextAction action, LocalDate today) {
        LocalDate from = action.from();
        return from == null || from.isBefore(today) ? today : from;
    }

    private static Optional<Dossier> next(Trial trial, List<NextAction> actions) {
        return actions.stream()
                .map(action -> Deed.ofAll(action, trial.scheme(), trial.dossier()))
                .flatMap(Optional::stream)
                .filter(done -> trial.proposal(done).isPresent())
                .findFirst();
    }
}
