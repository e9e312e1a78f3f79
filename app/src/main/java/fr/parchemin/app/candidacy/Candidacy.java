package fr.parchemin.app.candidacy;

import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.People.PersonId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person on one scheme by one route.
 *
 * @param number unique and readable, such as {@code JNAC-2026-0042}
 * @param origin where the candidate comes from, on a route that does not tell
 * @param presentedBlocks the blocks presented, absent: all that are not held
 * @param erasedOn when its evidence was erased, its time being over, absent: it is there
 * @param withdrawnOn since when it is withdrawn, absent: it is not
 */
public record Candidacy(
        CandidacyId id,
        CohortId cohort,
        String cohortName,
        EditionId edition,
        @Nullable LocalDate juryOn,
        @Nullable LocalDate asOf,
        String number,
        PersonId person,
        Identity identity,
        String route,
        @Nullable String origin,
        LocalDate enrolledOn,
        @Nullable List<String> presentedBlocks,
        @Nullable LocalDate erasedOn,
        @Nullable LocalDate withdrawnOn) {}
