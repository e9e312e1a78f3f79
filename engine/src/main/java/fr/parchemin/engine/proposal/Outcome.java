package fr.parchemin.engine.proposal;

/** What is proposed to the jury for the whole certification; the first that applies. */
public enum Outcome {
    /** The candidate may not be presented. */
    INELIGIBLE,
    /** All is met. */
    AWARD,
    /** A fact is missing, or a remedy of this session is open, that could still change a block or the award. */
    IN_PROGRESS,
    /** A block is validated or held. */
    PARTIAL,
    /** No block is validated or held. */
    REFUSAL
}
