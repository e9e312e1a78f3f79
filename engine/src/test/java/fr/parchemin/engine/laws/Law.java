package fr.parchemin.engine.laws;

import java.util.Optional;

/** What holds of every dossier under every scheme. */
enum Law {
    /** A better mark lowers no verdict and ends no right but one that is no longer needed. */
    MARKS,
    /** Every outcome but the award has a reason that is not met, under a clause of what decided it. */
    REASONS,
    /** The numbers of a finding say the same as its verdict. */
    NUMBERS,
    /** What is in progress can go on, and nothing is offered that is over. */
    ACTIONS,
    /** What is offered and open can be done, and then counts. */
    OFFERS,
    /** Whoever does all that is offered comes to an end. */
    END,
    /** From the day of the jury on nothing is left but to wait, and what the jury itself holds that day. */
    JURY_DAY,
    /** Outcome, claim and blocks say the same. */
    WHOLE,
    /** The order of facts does not matter. */
    ORDER,
    /** Deciding twice gives the same. */
    TWICE,
    /** A dossier that was written is read back the same, and decided the same. */
    LINE,
    /** What is dated after the jury changes nothing but notes that say so. */
    AFTER_JURY,
    /** What is held stays held. */
    HELD,
    /** A fact less never awards. */
    LESS,
    /** Whatever a dossier says, it gets an answer. */
    ANSWER;

    /** What breaks it here, in a few words for whoever reads the failure; nothing where it holds. */
    Optional<String> broken(Trial trial) {
        return switch (this) {
            case MARKS -> MarkLaw.broken(trial);
            case REASONS -> ReasonLaw.broken(trial);
            case NUMBERS -> ReasonLaw.brokenNumbers(trial);
            case ACTIONS -> ActionLaw.broken(trial);
            case OFFERS -> OfferLaw.broken(trial);
            case END -> OfferLaw.brokenByGoingOn(trial);
            case JURY_DAY -> ActionLaw.brokenOnJuryDay(trial);
            case WHOLE -> WholeLaw.broken(trial);
            case ORDER -> SameLaw.brokenByOrder(trial);
            case TWICE -> SameLaw.brokenByRepeating(trial);
            case LINE -> SameLaw.brokenByWriting(trial);
            case AFTER_JURY -> JuryLaw.broken(trial);
            case HELD -> HeldLaw.broken(trial);
            case LESS -> HeldLaw.brokenByLess(trial);
            case ANSWER -> HostileLaw.broken(trial);
        };
    }
}
