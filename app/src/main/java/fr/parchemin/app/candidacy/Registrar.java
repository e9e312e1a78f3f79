package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Actor;
import java.util.List;

/** Enters in a dossier what was computed from its proof; whoever checks dossiers against their scheme implements it. */
public interface Registrar {

    /**
     * Enters a fact, in place of the one of the same kind and subject that stands, within the transaction of the caller.
     * When it is refused that transaction can only be rolled back.
     *
     * @param motive from what it was computed
     */
    Entry enter(CandidacyId candidacy, Fact fact, String motive, Actor actor);

    /** In what the dossier of a candidacy contradicts its scheme or itself, empty: in nothing. */
    List<Reason> contradictions(CandidacyId candidacy);

    /** What became of it. */
    sealed interface Entry {

        /** It stands now. */
        record Entered() implements Entry {}

        /** It stood already. */
        record Unchanged() implements Entry {}

        /** It would make the dossier contradict its scheme or itself. */
        record Refused(List<Reason> reasons) implements Entry {}
    }
}
