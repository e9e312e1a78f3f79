package fr.parchemin.engine.proposal;

import java.time.LocalDate;
import java.util.List;

/** What the engine proposes for one dossier. It never becomes an award without a recorded decision of a jury. */
public record Proposal(
        String dossier,
        String scheme,
        String version,
        LocalDate asOf,
        Outcome outcome,
        Claim claim,
        List<BlockProposal> blocks,
        List<Finding> findings,
        List<NextAction> nextActions)
        implements Answer {}
