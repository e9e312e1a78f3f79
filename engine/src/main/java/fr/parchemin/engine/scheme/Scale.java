package fr.parchemin.engine.scheme;

import java.math.BigDecimal;
import java.util.List;

/** How an assessment is marked: by one of an ordered list of grades, or by a score, a share from 0 to 1. */
public sealed interface Scale {

    /** The name by which assessments of the scheme refer to this scale. */
    String id();

    /**
     * Ordered grades, the worst first.
     *
     * @param passing the identifier of the lowest grade that passes; one of {@code grades}
     */
    record Grades(String id, List<Grade> grades, String passing) implements Scale {}

    /**
     * A share of the points, from 0 to 1 inclusive.
     *
     * @param passing the lowest score that passes, itself included
     */
    record Score(String id, BigDecimal passing) implements Scale {}

    /** One grade of a scale. */
    record Grade(String id, Text title) {}
}
