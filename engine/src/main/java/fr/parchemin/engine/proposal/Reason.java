package fr.parchemin.engine.proposal;

import java.util.Locale;

/** The rules that findings speak of. */
public enum Reason {
    /** The scheme is open on the day of the jury. */
    SCHEME_OPEN(true),
    TITLE_HELD(true),
    ADMISSIBILITY(true),
    EXPERIENCE(true),
    MODULES_IN_ORDER(true),
    ATTENDANCE(true),
    PLACEMENT(true),
    /** The passing grade at an assessment. */
    PASSING_GRADE(false),
    /** The passing score at an assessment. */
    PASSING_SCORE(false),
    DELIVERABLE(true),
    DELIVERABLE_PAGES(true),
    DELIVERABLE_SITUATIONS(true),
    /** Enough parts of a rule that asks for some of several. */
    EVERY_COMPETENCY(false),
    EVERY_BLOCK(false),
    BLOCK_HELD(true),
    /** An unjustified absence loses the resits of the block. */
    BLOCK_LOST(true),
    /** A right to a resit whose window is over. */
    RESIT_WINDOW_OVER(true),
    /** A resit that counts, although held outside its window. */
    RESIT_OUTSIDE_WINDOW(true),
    /** Results that do not count. */
    FORMATIVE_RESULT(true),
    NOT_ASKED(true),
    BLOCK_NOT_PRESENTED(true),
    ALREADY_HELD(true),
    ATTEMPT_WITHOUT_PREVIOUS(true),
    RESIT_WITHOUT_GROUND(true),
    RESIT_AFTER_UNJUSTIFIED_ABSENCE(true),
    RESIT_NOT_ALLOWED(true),
    RESIT_BEYOND_LIMIT(true),
    INTERVIEW_WITHOUT_GROUND(true),
    FINAL_INTERVIEW_TOO_EARLY(true),
    /** Remarks. */
    MODULE_OUTSIDE_BLOCKS(true),
    MODULES_AFTER_DELIVERABLE(true),
    PROVISIONAL_ROUTE(true),
    LATER_SESSION(true),
    HOLDING_OF_ANOTHER_SCHEME(true);

    private final boolean fact;
    private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Reason(boolean fact) {
        this.fact = fact;
    }

    /** Whether this is a matter of fact, from which a jury may not depart, rather than of its judgement. */
    public boolean isFact() {
        return fact;
    }

    /** The name in lines, message bundles and documents. */
    public String key() {
        return key;
    }
}
