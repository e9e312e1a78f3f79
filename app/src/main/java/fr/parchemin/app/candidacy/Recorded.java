package fr.parchemin.app.candidacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How something came into the records.
 *
 * @param supersedes the entry it corrects, absent: it is the first
 * @param motive why it was corrected, absent: it is the first
 */
public record Recorded(
        long id, @Nullable Long supersedes, @Nullable String motive, Instant at, long account, String by) {}
