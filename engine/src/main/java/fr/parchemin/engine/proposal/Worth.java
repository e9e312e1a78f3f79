package fr.parchemin.engine.proposal;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mark is worth at one assessment: how findings show it, and where it leaves the candidate.
 *
 * @param number its place among the worths known beforehand, for which findings are made once; a score has none
 */
record Worth(int number, @Nullable Value value, Standing standing) {

    private static final int NO_NUMBER = -1;
    private static final int JUSTIFIED_ABSENCE = 1;

    /** No attempt that counts. */
    static final Worth NOTHING = new Worth(0, null, Standing.MISSING);

    /** A justified absence that gives a right to a resit. */
    static final Worth EXCUSED = new Worth(JUSTIFIED_ABSENCE, new Value.Code("absent-justified"), Standing.EXCUSED);

    /** A justified absence that gives none: a missing result. */
    static final Worth MISSED = new Worth(JUSTIFIED_ABSENCE, EXCUSED.value(), Standing.MISSING);

    static final Worth ABSENT = new Worth(2, new Value.Code("absent-unjustified"), Standing.ABSENT);
    static final Worth AWAITED = new Worth(3, new Value.Code("awaited"), Standing.AWAITED);

    /** All but grades, in the order of their numbers. */
    static final List<Worth> BEFORE_GRADES = List.of(NOTHING, EXCUSED, ABSENT, AWAITED);

    /** A grade, by its place in the scale, the worst being 0. */
    static Worth ofGrade(int place, String grade, boolean passes) {
        return new Worth(BEFORE_GRADES.size() + place, new Value.Code(grade), standing(passes));
    }

    static Worth ofScore(BigDecimal score, boolean passes) {
        return new Worth(NO_NUMBER, new Value.Number(score), standing(passes));
    }

    private static Standing standing(boolean passes) {
        return passes ? Standing.PASSED : Standing.FAILED;
    }

    boolean isNumbered() {
        return number != NO_NUMBER;
    }

    boolean isJustifiedAbsence() {
        return number == JUSTIFIED_ABSENCE;
    }
}
