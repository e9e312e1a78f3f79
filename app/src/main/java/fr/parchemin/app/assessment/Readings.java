package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CandidacyId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What candidates handed in, for whoever marks them to read beside the grid. The module that keeps the files answers. */
public interface Readings {

    /** What a candidate handed in as a file, in the order of the scheme; drafts are not in it. */
    List<Reading> of(CandidacyId candidacy);

    /** The file that was handed in as a deliverable, absent: none was. */
    Optional<ReadFile> file(CandidacyId candidacy, String deliverable);

    /**
     * Something handed in.
     *
     * @param deliverable its name in the scheme
     * @param pages as they were counted, absent: they cannot be
     * @param shown whether browsers show it; else it is saved, and read elsewhere
     */
    record Reading(
            String deliverable,
            LocalDate receivedOn,
            @Nullable Integer pages,
            boolean shown) {}
}
