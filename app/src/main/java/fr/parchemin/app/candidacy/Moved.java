package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Actor;

/** A candidacy was withdrawn, reopened or transferred; published in the transaction that did it. */
public record Moved(CandidacyId candidacy, Actor by) {}
