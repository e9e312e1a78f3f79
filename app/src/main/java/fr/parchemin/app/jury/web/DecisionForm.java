package fr.parchemin.app.jury.web;

import fr.parchemin.app.jury.Decision.Choice;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen for a candidate.
 *
 * @param choice {@code suivre}, {@code ecart} or {@code ajourner}
 * @param blocks the blocks that the jury decides otherwise, by their code
 * @param award whether the whole is awarded
 * @param seen the digest of what was shown
 */
record DecisionForm(
        @Nullable String choice,
        @Nullable Map<String, String> blocks,
        @Nullable Boolean award,
        @Nullable String motive,
        @Nullable String seen) {

    Choice choice(Map<String, Status> proposed) {
        var said = motive == null ? "" : motive;
        return switch (choice == null ? "" : choice) {
            case "ecart" -> new Choice.Depart(decided(proposed), Boolean.TRUE.equals(award), said);
            case "ajourner" -> new Choice.Adjourn(said);
            default -> new Choice.Follow();
        };
    }

    /** The proposal with what the jury changes in it. */
    private Map<String, Status> decided(Map<String, Status> proposed) {
        Map<String, Status> decided = new LinkedHashMap<>(proposed);
        if (blocks != null) {
            blocks.forEach((block, status) -> {
                if (status.equals("VALIDATED") || status.equals("NOT_VALIDATED")) {
                    decided.replace(block, Status.valueOf(status));
                }
            });
        }
        return decided;
    }
}
