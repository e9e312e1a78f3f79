package fr.parchemin.app.sitting;

import fr.parchemin.engine.dossier.Dossier.Mark;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one assessor makes of one candidate.
 *
 * @param version 1 for the first; a correction is a further one
 * @param motive why it was corrected, or why so settled, absent in the first
 * @param handedInAt when it was handed in, absent: it is still open
 * @param settles whether it settles what assessors differ on
 * @param marks by what they are about: a competency, a block, or empty for the whole
 * @param remarks by the same
 * @param observations what was seen of the criteria, by their places in the scheme
 */
public record Grid(
        long id,
        long seat,
        long assessor,
        String assessorName,
        int version,
        @Nullable String motive,
        Instant touchedAt,
        @Nullable Instant handedInAt,
        boolean settles,
        Map<String, Mark> marks,
        Map<String, String> remarks,
        Map<String, Seen> observations) {

    /** How far something was seen. */
    public enum Seen {
        YES,
        PARTLY,
        NO
    }

    /** Whether it can still be written on. */
    public boolean isOpen() {
        return handedInAt == null;
    }
}
