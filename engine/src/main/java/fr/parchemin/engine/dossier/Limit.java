package fr.parchemin.engine.dossier;

import java.math.BigDecimal;

/** Between which bounds a number of a dossier makes sense, whatever its scheme. */
public enum Limit {
    /** A working life has about 10,000 working days. */
    PLACEMENT_DAYS(0, 10_000),
    /** A hundred years. */
    EXPERIENCE_MONTHS(0, 1_200),
    /** No rule gives more than 99 resits. */
    ATTEMPT(1, 100),
    PAGES(0, 10_000),
    SITUATIONS(0, 1_000);

    private final int least;
    private final int most;
    private final BigDecimal exactLeast;
    private final BigDecimal exactMost;

    Limit(int least, int most) {
        this.least = least;
        this.most = most;
        this.exactLeast = BigDecimal.valueOf(least);
        this.exactMost = BigDecimal.valueOf(most);
    }

    /** Whether the number is within the bounds, both included. */
    public boolean holds(int number) {
        return number >= least && number <= most;
    }

    /** Whether the number is within the bounds, both included. */
    public boolean holds(BigDecimal number) {
        return number.compareTo(exactLeast) >= 0 && number.compareTo(exactMost) <= 0;
    }

    /** Both bounds, as {@code 0..1000}. */
    public String range() {
        return least + ".." + most;
    }
}
