package fr.parchemin.app.jury;

import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Outcome;
import java.util.Collection;

/** What a jury decides for the whole certification. */
public enum Ruling {
    AWARD,
    PARTIAL,
    REFUSAL,
    INELIGIBLE,
    /** The candidate comes before the jury another day. */
    ADJOURNED;

    /** The decision that follows a proposal. A proposal that is still open can only be adjourned. */
    static Ruling following(Outcome outcome) {
        return switch (outcome) {
            case AWARD -> AWARD;
            case PARTIAL -> PARTIAL;
            case REFUSAL -> REFUSAL;
            case INELIGIBLE -> INELIGIBLE;
            case IN_PROGRESS -> ADJOURNED;
        };
    }

    /** What follows when the certification is not awarded: a block obtained or held makes a partial success. */
    static Ruling withoutAward(Collection<Status> blocks) {
        return blocks.stream().anyMatch(Leeway::isObtained) ? PARTIAL : REFUSAL;
    }
}
