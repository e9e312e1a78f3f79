package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import org.jspecify.annotations.Nullable;

/** A candidacy, the dossier that its facts make on a day, and what the rules make of it. */
public record Examined(Candidacy candidacy, Dossier dossier, Answer answer) {

    /** What is proposed, absent: the facts contradict the scheme. */
    public @Nullable Outcome outcome() {
        return switch (answer) {
            case Proposal proposal -> proposal.outcome();
            case Answer.Contradiction _ -> null;
        };
    }
}
