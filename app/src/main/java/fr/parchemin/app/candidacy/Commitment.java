package fr.parchemin.app.candidacy;

import java.util.Optional;

/** Something that keeps a candidacy where it is. Each module that may hold one back has one. */
public interface Commitment {

    /** Why a candidacy may be neither withdrawn nor transferred now, absent: nothing here holds it back. */
    Optional<Reason> against(CandidacyId candidacy);
}
