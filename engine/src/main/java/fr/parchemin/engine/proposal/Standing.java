package fr.parchemin.engine.proposal;

/** Where the attempts that count leave a candidate at one assessment. */
enum Standing {
    /** Nothing was sat, or an absence that the rules take for nothing. */
    MISSING,
    /** A justified absence, where it opens a resit. */
    EXCUSED,
    /** Sat, the result is not known yet. */
    AWAITED,
    /** Sat and marked. */
    SAT,
    /** An unjustified absence. */
    ABSENT
}
