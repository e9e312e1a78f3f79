package fr.parchemin.app.assessment;

import fr.parchemin.app.assessment.Published.Shown;
import fr.parchemin.app.candidacy.CohortId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which lines of a person's records were made public; a line names its {@code cohort}, {@code assessment}, {@code attempt}. */
public final class PublicRows {

    private final Published published;
    private final Map<Long, Shown> cohorts = new HashMap<>();

    public PublicRows(Published published) {
        this.published = published;
    }

    /** Whether a line may be read; one without an attempt tells no result. */
    public boolean include(Map<String, Object> row) {
        return !(row.get("attempt") instanceof Number attempt)
                || cohorts.computeIfAbsent(number(row), cohort -> published.in(new CohortId(cohort)))
                        .includes((String) Objects.requireNonNull(row.get("assessment")), attempt.intValue());
    }

    private static Long number(Map<String, Object> row) {
        return ((Number) Objects.requireNonNull(row.get("cohort"))).longValue();
    }
}
