package fr.parchemin.engine.proposal;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mark is worth at one assessment: how findings show it, where it leaves the candidate, and what it reaches.
 *
 * @param number its place among the worths known beforehand, for which findings are made once; a score has none
 * @param passes whether it is at least what its scale calls passing
 * @param score the share of the points, where the mark is one
 */
record Worth(
        int number,
        @Nullable Value value,
        Standing standing,
        boolean passes,
        @Nullable BigDecimal score) {

    private static final int NO_NUMBER = -1;
    private static final int JUSTIFIED_ABSENCE = 1;
    private static final Value ABSENT_JUSTIFIED = new Value.Code("absent-justified");

    /** No attempt that counts; under every threshold. */
    static final Worth NOTHING = new Worth(0, null, Standing.MISSING, false, null);

    /** A justified absence that gives a right to a resit. */
    static final Worth EXCUSED = new Worth(JUSTIFIED_ABSENCE, ABSENT_JUSTIFIED, Standing.EXCUSED, false, null);

    /** A justified absence that gives none: a missing result. */
    static final Worth MISSED = new Worth(JUSTIFIED_ABSENCE, ABSENT_JUSTIFIED, Standing.MISSING, false, null);

    static final Worth ABSENT = new Worth(2, new Value.Code("absent-unjustified"), Standing.ABSENT, false, null);
    static final Worth AWAITED = new Worth(3, new Value.Code("awaited"), Standing.AWAITED, false, null);

    /** The best that a mark can become; over every threshold. What is not asked of a candidate counts as this. */
    static final Worth TOP = new Worth(NO_NUMBER, null, Standing.SAT, true, BigDecimal.ONE);

    /** All but grades, in the order of their numbers. */
    static final List<Worth> BEFORE_GRADES = List.of(NOTHING, EXCUSED, ABSENT, AWAITED);

    /** A grade, by its place in the scale, the worst being 0. */
    static Worth ofGrade(int place, String grade, boolean passes) {
        return new Worth(BEFORE_GRADES.size() + place, new Value.Code(grade), Standing.SAT, passes, null);
    }

    static Worth ofScore(BigDecimal score, boolean passes) {
        return new Worth(NO_NUMBER, new Value.Number(score), Standing.SAT, passes, score);
    }

    boolean isNumbered() {
        return number != NO_NUMBER;
    }

    boolean isJustifiedAbsence() {
        return number == JUSTIFIED_ABSENCE;
    }

    /** Whether the candidate came, as far as this says. */
    boolean isHeld() {
        return standing == Standing.SAT || standing == Standing.AWAITED;
    }
}
