package fr.parchemin.engine.proposal;

/** Where the attempts that count leave a candidate at one assessment. */
enum Standing {
    MISSING,
    EXCUSED,
    AWAITED,
    PASSED,
    FAILED,
    ABSENT
}
