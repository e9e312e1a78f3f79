package fr.parchemin.engine.proposal;

/** Where the attempts that count leave a candidate at one assessment. */
enum Standing {
    MISSING(Condition.PENDING),
    EXCUSED(Condition.UNMET),
    AWAITED(Condition.PENDING),
    PASSED(Condition.MET),
    FAILED(Condition.UNMET),
    ABSENT(Condition.UNMET);

    /** The verdict that it makes, unless a resit is still open. */
    final int verdict;

    Standing(int verdict) {
        this.verdict = verdict;
    }
}
