package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.CandidacyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deliverable as it was sent once.
 *
 * @param number 1 for the first one of that candidacy and deliverable
 * @param digest the SHA-256 of the file
 * @param pages absent: files of that format have no pages that can be counted
 * @param situations of a portfolio written here, how many it presents; absent: it is a file
 * @param fileName the name that the file had where it came from
 */
public record Version(
        long id,
        CandidacyId candidacy,
        String deliverable,
        int number,
        String digest,
        long size,
        Format format,
        @Nullable Integer pages,
        @Nullable Integer situations,
        String fileName,
        Instant sentAt,
        long sentBy,
        String sentName) {}
