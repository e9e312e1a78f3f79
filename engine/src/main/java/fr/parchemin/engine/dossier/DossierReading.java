package fr.parchemin.engine.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a dossier line. */
public sealed interface DossierReading {

    /** The line is a dossier; whether it fits its scheme is for a decider to say. */
    record Read(Dossier dossier) implements DossierReading {}

    /**
     * The line is not a dossier.
     *
     * @param dossier the dossier's name, where it could be read
     * @param faults every fault found, at least one
     */
    record Unreadable(@Nullable String dossier, List<DossierFault> faults) implements DossierReading {}
}
