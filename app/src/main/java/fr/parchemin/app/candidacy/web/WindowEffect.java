package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.PlannedResits.Planned;
import fr.parchemin.app.candidacy.ResitForesight.Change;
import fr.parchemin.app.candidacy.ResitForesight.Foreseen;
import fr.parchemin.app.candidacy.ResitForesight.Resit;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What other days of windows open and shut, as it is shown before anything is written.
 *
 * @param shut the planned sittings that are no longer allowed, absent: none
 * @param seal of what is shown: a confirmation of something else is shown it first
 */
record WindowEffect(
        String state, List<Part> parts, @Nullable Shut shut, String seal) {

    private static final int NAMED = 60;

    /**
     * Those to whom the same happens.
     *
     * @param more how many are not named
     */
    record Part(String title, List<Row> rows, int more) {}

    /**
     * Somebody to whom it happens.
     *
     * @param proposal what the proposal becomes, absent: it stays
     */
    record Row(
            long candidacy,
            String name,
            String number,
            String resits,
            @Nullable String proposal) {}

    /** Planned sittings that are no longer allowed. */
    record Shut(String title, List<Line> lines) {}

    /** One of them. */
    record Line(String address, String text) {}

    static WindowEffect of(Foreseen foreseen, List<Planned> shut, Labels labels, Formats formats) {
        var parts = List.of(
                part("gained", foreseen.gained(), labels, formats),
                part("lost", foreseen.lost(), labels, formats),
                part("moved", foreseen.moved(), labels, formats));
        var state = foreseen.isNothing()
                ? labels.say("candidacy.window.nobody")
                : labels.say(
                        "candidacy.window.effect",
                        foreseen.gained().size(),
                        foreseen.lost().size(),
                        foreseen.moved().size());
        return new WindowEffect(
                state,
                parts.stream().filter(part -> !part.rows().isEmpty()).toList(),
                shut(shut, labels, formats),
                digest(foreseen + "\n" + shut));
    }

    private static @Nullable Shut shut(List<Planned> sittings, Labels labels, Formats formats) {
        var lines = sittings.stream()
                .map(one -> new Line(
                        one.address(),
                        labels.say(
                                "candidacy.window.sitting",
                                labels.assessment(one.assessment()),
                                formats.day(one.day()),
                                one.seated())))
                .toList();
        return lines.isEmpty() ? null : new Shut(labels.say("candidacy.window.sittings", lines.size()), lines);
    }

    private static Part part(String what, List<Change> changes, Labels labels, Formats formats) {
        return new Part(
                labels.say("candidacy.window." + what, changes.size()),
                changes.stream()
                        .limit(NAMED)
                        .map(change -> row(change, labels, formats))
                        .toList(),
                Math.max(0, changes.size() - NAMED));
    }

    private static Row row(Change change, Labels labels, Formats formats) {
        return new Row(
                change.candidacy().value(),
                change.name(),
                change.number(),
                change.resits().stream()
                        .map(one -> resit(one, labels, formats))
                        .collect(Collectors.joining("\u202f; ")),
                change.was() == null || change.becomes() == null || change.was() == change.becomes()
                        ? null
                        : labels.say(
                                "candidacy.window.proposal",
                                labels.say("assessment.short-outcome." + change.was()),
                                labels.say("assessment.short-outcome." + change.becomes())));
    }

    private static String resit(Resit resit, Labels labels, Formats formats) {
        var period = formats.period(resit.from(), resit.until());
        var name = labels.assessment(resit.assessment());
        return period.isEmpty() ? name : name + ", " + period;
    }

    private static String digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
