package fr.parchemin.engine.laws;

import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Value;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where what is settled has the last word over a law, each with its sentence. */
final class Settled {

    private Settled() {}

    /**
     * "A final interview before the last situation that counts does not count", and what does not count uses no attempt up: a
     * situation more or less, and another interview decides. Whether under both proposals the same ones come too early.
     */
    static boolean sameInterviews(Proposal one, Proposal other) {
        return tooEarly(one).equals(tooEarly(other));
    }

    private static Set<String> tooEarly(Proposal proposal) {
        return proposal.findings().stream()
                .filter(finding -> finding.rule() == Reason.FINAL_INTERVIEW_TOO_EARLY)
                .map(finding -> finding.subject() + " " + finding.attempt())
                .collect(Collectors.toSet());
    }

    /**
     * "The ground of a resit that was sat is judged on results of earlier days", and "while what depends on a mark is pending by
     * what was sat" there is none yet: with a better mark elsewhere it may have come too soon. Whether under the second proposal
     * there is such a resit, of another assessment than this.
     */
    static boolean cameTooSoon(Proposal before, Proposal after, String assessment) {
        return after.findings().stream()
                .filter(finding -> finding.rule() == Reason.RESIT_WITHOUT_GROUND)
                .filter(finding -> !finding.subject().equals(assessment)
                        && !finding.subject().startsWith(assessment + "/"))
                .anyMatch(finding -> !before.findings().contains(finding));
    }

    /**
     * "The ground of a resit that was sat is judged on results of earlier days": where it is a result of the last day of resits,
     * nothing is left to do about it. Whether some resit could begin on the day after only.
     */
    static boolean comesTooLate(Proposal proposal) {
        return proposal.findings().stream()
                .anyMatch(finding -> finding.rule() == Reason.RESIT_WINDOW_OVER
                        && isAfter(finding.found(), proposal)
                        && !isAfter(finding.expected(), proposal));
    }

    private static boolean isAfter(@Nullable Value value, Proposal proposal) {
        return value instanceof Value.Day(var day) && day.isAfter(proposal.asOf());
    }
}
