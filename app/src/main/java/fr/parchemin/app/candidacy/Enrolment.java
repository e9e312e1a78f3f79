package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Identity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is needed to enrol somebody in a cohort. */
public record Enrolment(
        Identity identity,
        String route,
        @Nullable String origin,
        LocalDate enrolledOn,
        @Nullable List<String> presentedBlocks) {}
