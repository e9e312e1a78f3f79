package fr.parchemin.app.assessment;

import fr.parchemin.engine.dossier.DossierFault;
import java.util.List;

/** What became of changes to a dossier. */
public sealed interface Changed {

    /** They are written. */
    record Written(Examined before, Examined after) implements Changed {}

    /** They would make the dossier contradict its scheme or itself; nothing is written. */
    record Refused(List<DossierFault> faults) implements Changed {}
}
