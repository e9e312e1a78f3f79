package fr.parchemin.app.jury;

import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A session with its candidates.
 *
 * @param cases in the French order of names
 */
public record Deliberation(Session session, Edition edition, List<Case> cases) {

    /** The case of a candidate. */
    public Optional<Case> of(CandidacyId candidacy) {
        return cases.stream()
                .filter(one -> one.candidacy().id().equals(candidacy))
                .findFirst();
    }

    /** Those in a state. */
    public List<Case> in(Case.State state) {
        return such(one -> one.state() == state);
    }

    /** Those for whom following the proposal is all that remains. */
    public List<Case> agreeing() {
        return such(Case::canAgree);
    }

    private List<Case> such(Predicate<Case> condition) {
        return cases.stream().filter(condition).toList();
    }

    /**
     * A candidate before the jury.
     *
     * @param examined the facts and what the rules make of them: of now while the session is open, then those that were decided on
     * @param digest of the facts and the proposal
     * @param decision absent: there is none yet
     */
    public record Case(
            Examined examined, String digest, @Nullable Decision decision) {

        /** Where a candidate stands in the deliberation. */
        public enum State {
            TO_DECIDE,
            DECIDED,
            /** The facts changed since the decision, which has to be taken again. */
            STALE
        }

        /** Who it is about. */
        public Candidacy candidacy() {
            return examined.candidacy();
        }

        /** Where it stands. */
        public State state() {
            return decision == null ? State.TO_DECIDE : decision.digest().equals(digest) ? State.DECIDED : State.STALE;
        }

        /** What is proposed, absent: the facts contradict the scheme, nothing is. */
        public @Nullable Proposal proposal() {
            return switch (examined.answer()) {
                case Proposal proposal -> proposal;
                case Answer.Contradiction _ -> null;
            };
        }

        /** Whether there is a proposal that the jury can follow today. */
        public boolean isReady() {
            var proposal = proposal();
            return proposal != null && proposal.outcome() != Outcome.IN_PROGRESS;
        }

        /** Whether following the proposal is all that remains to be done. */
        public boolean canAgree() {
            return isReady() && state() != State.DECIDED;
        }
    }
}
