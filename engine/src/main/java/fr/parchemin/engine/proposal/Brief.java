package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.util.List;

/**
 * What the engine proposes for one dossier, without the reasons.
 *
 * @param blocks the names of the blocks, in the order of the scheme
 * @param statuses where each of them stands
 */
public record Brief(String dossier, Outcome outcome, Claim claim, List<String> blocks, List<Status> statuses)
        implements BriefAnswer {}
