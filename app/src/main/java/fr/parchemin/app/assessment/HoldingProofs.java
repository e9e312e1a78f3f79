package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CandidacyId;
import java.time.Instant;
import java.util.List;

/** What shows that candidates have the certificates that they bring in; whoever keeps such proofs implements it. */
public interface HoldingProofs {

    /**
     * A proof that stands.
     *
     * @param subject what is held, as the fact names it
     * @param named its reference, or the name of its file
     * @param checkedBy who looked at it
     */
    record Checked(String subject, String named, Instant checkedAt, String checkedBy) {}

    /** The proofs of a candidacy, the first one first. */
    List<Checked> checked(CandidacyId candidacy);
}
