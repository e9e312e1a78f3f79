package fr.parchemin.engine.proposal;

/** What a rule says of a fact. */
public enum Verdict {
    /** It is not satisfied, and nothing in this session can change that. */
    UNMET,
    /** A fact is missing, or a remedy of this session is open. */
    PENDING,
    /** It is satisfied. */
    MET,
    /** A remark: it decides nothing. */
    NOTED
}
