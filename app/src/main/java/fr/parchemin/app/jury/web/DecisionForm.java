package fr.parchemin.app.jury.web;

import fr.parchemin.app.jury.Decision.Choice;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen for a candidate, as it was sent.
 *
 * @param choice {@code suivre}, {@code ecart} or {@code ajourner}
 * @param blocks the blocks that the jury decides otherwise, by their code
 * @param award whether the whole is awarded: {@code true}, else {@code false} or nothing
 * @param to the day to which the jury adjourns, as a browser writes it; nothing where none is set
 * @param seen the digest of what was shown
 */
record DecisionForm(
        @Nullable String choice,
        @Nullable Map<String, String> blocks,
        @Nullable String award,
        @Nullable String motive,
        @Nullable String to,
        @Nullable String seen) {

    private static final Set<String> STATUSES = Set.of(Status.VALIDATED.name(), Status.NOT_VALIDATED.name());

    /** Nothing was sent yet. */
    static DecisionForm blank() {
        return new DecisionForm(null, null, null, null, null, null);
    }

    /** What a form says. */
    sealed interface Reading {

        /** It can be read. */
        record Read(Choice choice) implements Reading {}

        /** It cannot: nothing stands for what is in that field. */
        record Unreadable(String field) implements Reading {}
    }

    /** What is chosen; nothing is taken for what was not said. */
    Reading read(Map<String, Status> proposed) {
        var unreadable = unreadableBlock(proposed);
        if (unreadable != null) {
            return new Reading.Unreadable("blocks[" + unreadable + "]");
        }
        var awarded = Objects.requireNonNullElse(award, "");
        if (!Set.of("true", "false", "").contains(awarded)) {
            return new Reading.Unreadable("award");
        }
        var said = motive == null ? "" : motive;
        return switch (choice == null ? "" : choice) {
            case "suivre" -> new Reading.Read(new Choice.Follow());
            case "ecart" -> new Reading.Read(new Choice.Depart(decided(proposed), awarded.equals("true"), said));
            case "ajourner" -> adjourned(said);
            default -> new Reading.Unreadable("choice");
        };
    }

    private Reading adjourned(String said) {
        if (to == null || to.isBlank()) {
            return new Reading.Read(new Choice.Adjourn(said));
        }
        try {
            return new Reading.Read(new Choice.Adjourn(said, LocalDate.parse(to.strip())));
        } catch (DateTimeParseException e) {
            return new Reading.Unreadable("to");
        }
    }

    private @Nullable String unreadableBlock(Map<String, Status> proposed) {
        return given().entrySet().stream()
                .filter(one -> !proposed.containsKey(one.getKey()) || !STATUSES.contains(one.getValue()))
                .map(Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> given() {
        return blocks == null ? Map.of() : blocks;
    }

    /** The proposal with what the jury changes in it. */
    private Map<String, Status> decided(Map<String, Status> proposed) {
        Map<String, Status> decided = new LinkedHashMap<>(proposed);
        given().forEach((block, status) -> decided.replace(block, Status.valueOf(status)));
        return decided;
    }
}
