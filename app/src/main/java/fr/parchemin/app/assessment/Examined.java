package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.Answer;

/** A candidacy, the dossier that its facts make on a day, and what the rules make of it. */
public record Examined(Candidacy candidacy, Dossier dossier, Answer answer) {}
