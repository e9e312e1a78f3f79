package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.Recorded;
import fr.parchemin.engine.dossier.Dossier.Mark;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line in the records of results.
 *
 * @param on the day of the sitting
 * @param mark what came out, absent: the result was withdrawn
 */
public record ResultEntry(Attempt attempt, LocalDate on, @Nullable Mark mark, Recorded recorded) {}
