package fr.parchemin.engine.proposal;

/** What becomes of the blocks presented in this session. */
public enum Claim {
    /** All are validated. */
    FULL,
    /** Some are validated, the others are not. */
    SOME,
    /** None is validated, or none was presented. */
    NONE,
    /** One at least is still open. */
    PENDING
}
