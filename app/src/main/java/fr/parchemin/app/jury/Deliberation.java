package fr.parchemin.app.jury;

import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.people.Identity;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.scheme.Scheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session with its candidates.
 *
 * @param cases in the French order of names
 */
public record Deliberation(Session session, Edition edition, List<Case> cases) {

    /** The case of a candidate. */
    public Optional<Case> of(CandidacyId candidacy) {
        return cases.stream().filter(one -> one.id().equals(candidacy)).findFirst();
    }

    /** The cases as they are now, none: the session is closed. */
    List<Case.Live> live() {
        return cases.stream()
                .flatMap(one -> one instanceof Case.Live live ? Stream.of(live) : Stream.empty())
                .toList();
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

    /** A candidate before the jury. */
    public sealed interface Case {

        /** Where a candidate stands in the deliberation. */
        enum State {
            TO_DECIDE,
            DECIDED,
            /** The facts changed since the decision, which has to be taken again. */
            STALE
        }

        /** The candidacy. */
        CandidacyId id();

        /** Its number, as people know it. */
        String number();

        /** Name first, as in a list. */
        String listedName();

        /** As one speaks of somebody. */
        String spokenName();

        /** What the rules make of the facts. */
        Answer answer();

        /** Of the facts and the proposal. */
        String digest();

        /** What the jury decided, absent: nothing yet. */
        @Nullable
        Decision decision();

        /** Where it stands. */
        default State state() {
            var decision = decision();
            return decision == null
                    ? State.TO_DECIDE
                    : decision.digest().equals(digest()) ? State.DECIDED : State.STALE;
        }

        /** What is proposed, absent: the facts contradict the scheme, nothing is. */
        default @Nullable Proposal proposal() {
            return switch (answer()) {
                case Proposal proposal -> proposal;
                case Answer.Contradiction _ -> null;
            };
        }

        /** Whether there is a proposal that the jury can follow today. */
        default boolean isReady() {
            var proposal = proposal();
            return proposal != null && proposal.outcome() != Outcome.IN_PROGRESS;
        }

        /** Whether following the proposal is all that remains to be done. */
        default boolean canAgree() {
            return isReady() && state() != State.DECIDED;
        }

        /**
         * A candidate of an open session, as things are now.
         *
         * @param examined the facts and what the rules make of them
         */
        record Live(
                Examined examined, String digest, @Nullable Decision decision) implements Case {

            /** Who it is about. */
            public Candidacy candidacy() {
                return examined.candidacy();
            }

            @Override
            public CandidacyId id() {
                return candidacy().id();
            }

            @Override
            public String number() {
                return candidacy().number();
            }

            @Override
            public String listedName() {
                return candidacy().identity().listedName();
            }

            @Override
            public String spokenName() {
                return candidacy().identity().spokenName();
            }

            @Override
            public Answer answer() {
                return examined.answer();
            }
        }

        /**
         * A candidate of a closed session, as everything was at the moment of closing.
         *
         * @param answer as the decision keeps it
         * @param facts the facts that stood against each block, by its code: their places among the findings
         */
        record Kept(
                CandidacyId id,
                String number,
                String listedName,
                String spokenName,
                Answer answer,
                Map<String, List<Integer>> facts,
                Decision decision)
                implements Case {

            /** What is kept of a candidate on whom the jury decided. */
            static Kept of(Scheme scheme, CandidacyId id, Identity identity, Decision decision) {
                var answer = StoredAnswers.read(decision.proposal());
                return new Kept(
                        id,
                        decision.number(),
                        identity.listedName(),
                        identity.spokenName(),
                        answer,
                        answer instanceof Proposal proposal ? facts(scheme, proposal) : Map.of(),
                        decision);
            }

            private static Map<String, List<Integer>> facts(Scheme scheme, Proposal proposal) {
                Map<String, List<Integer>> facts = new LinkedHashMap<>();
                Leeway.of(scheme, proposal)
                        .blocks()
                        .forEach(block -> facts.put(
                                block.block(),
                                block.facts().stream()
                                        .map(proposal.findings()::indexOf)
                                        .toList()));
                return facts;
            }

            @Override
            public String digest() {
                return decision.digest();
            }
        }
    }
}
