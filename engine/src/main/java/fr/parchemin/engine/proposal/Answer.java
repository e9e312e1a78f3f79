package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.DossierFault;
import java.util.List;

/** A proposal, or the reasons why none can be made. */
public sealed interface Answer permits Proposal, Answer.Contradiction {

    /** The dossier contradicts itself or its scheme: nothing is proposed. */
    record Contradiction(String dossier, List<DossierFault> faults) implements Answer, BriefAnswer {}
}
