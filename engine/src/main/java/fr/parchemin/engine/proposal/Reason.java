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
    /** The number of pages given as an indication, which holds nothing back. */
    DELIVERABLE_PAGES_INDICATED(true),
    DELIVERABLE_SITUATIONS(true),
    /** A score that the rule asks, whatever the scale calls passing. */
    SCORE_AT_LEAST(false),
    /** One part at least of several. */
    ANY(false),
    /** Enough parts of several. */
    AT_LEAST(false),
    /** A competency of which another rule speaks. */
    ACQUIRED(false),
    /** A block of which another rule speaks. */
    VALIDATED(false),
    EVERY_COMPETENCY(false),
    EVERY_BLOCK(false),
    BLOCK_HELD(true),
    /** An unjustified absence loses the resits of the block. */
    BLOCK_LOST(true),
    /** A right to a resit whose window is over. */
    RESIT_WINDOW_OVER(true),
    /** A right to a resit whose window begins when the jury has sat. */
    RESIT_WINDOW_AFTER_JURY(true),
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
    /** An interview on what nobody had read. */
    INTERVIEW_WITHOUT_READING(true),
    FINAL_INTERVIEW_TOO_EARLY(true),
    /** What is dated after the jury that decides. */
    AFTER_JURY(true),
    /** Results that count, out of the order of things. */
    INTERVIEW_BEFORE_READING(true),
    READING_BEFORE_DELIVERABLE(true),
    SITUATION_BEFORE_ADMISSIBILITY(true),
    /** Remarks. */
    MODULE_OUTSIDE_BLOCKS(true),
    MODULES_AFTER_DELIVERABLE(true),
    PROVISIONAL_ROUTE(true),
    LATER_SESSION(true),
    HOLDING_OF_ANOTHER_SCHEME(true),
    HOLDING_OF_ANOTHER_VERSION(true);

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
