package fr.parchemin.engine.scheme;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rules by the key they are written under, and where each means something. */
enum RuleForm {
    ALL,
    ANY,
    AT_LEAST,
    PASSED,
    SCORE_AT_LEAST,
    EACH_AT_LEAST,
    ACQUIRED,
    RECEIVED,
    EVERY_COMPETENCY,
    VALIDATED,
    EVERY_BLOCK,
    ATTENDANCE_AT_LEAST,
    PLACEMENT_DAYS_AT_LEAST,
    EXPERIENCE_MONTHS_AT_LEAST,
    HELD_TITLE,
    ADMITTED,
    COMPLETED_IN_ORDER;

    /** Where a rule stands. */
    enum Standing {
        /** It says when a competency is acquired. */
        COMPETENCY,
        /** It says when a block is validated. */
        BLOCK,
        /** It says when the whole certification is awarded. */
        AWARD,
        /** It says who may be presented: a fact of the candidacy, known before any result. */
        PRESENTATION
    }

    static Optional<RuleForm> of(String key) {
        return Arrays.stream(values())
                .filter(form -> Words.of(form).equals(key))
                .findFirst();
    }

    boolean mayStandIn(Standing standing) {
        return switch (this) {
            case ALL, ANY, AT_LEAST, PASSED, SCORE_AT_LEAST, EACH_AT_LEAST, ACQUIRED, RECEIVED ->
                standing != Standing.PRESENTATION;
            case EVERY_COMPETENCY -> standing == Standing.BLOCK;
            case EVERY_BLOCK -> standing == Standing.AWARD;
            case VALIDATED, ATTENDANCE_AT_LEAST, PLACEMENT_DAYS_AT_LEAST ->
                standing == Standing.BLOCK || standing == Standing.AWARD;
            case EXPERIENCE_MONTHS_AT_LEAST, HELD_TITLE, ADMITTED, COMPLETED_IN_ORDER ->
                standing == Standing.AWARD || standing == Standing.PRESENTATION;
        };
    }

    /** Whether the rule needs nothing but its name. */
    boolean standsAlone() {
        return this == EVERY_COMPETENCY || this == EVERY_BLOCK || this == ADMITTED;
    }

    static List<String> keysIn(Standing standing) {
        return Arrays.stream(values())
                .filter(form -> form.mayStandIn(standing))
                .map(Words::of)
                .toList();
    }
}
