package fr.parchemin.app.candidacy;

import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says between which days the resits of a cohort may be held. */
public final class ResitWindowWords {

    private ResitWindowWords() {}

    /**
     * A window, as pages show it.
     *
     * @param what the assessments that are taken again in it
     * @param when its days
     */
    public record Line(String what, String when) {}

    /** The windows of a cohort, a line each. */
    public static List<Line> lines(
            List<ResitWindow> windows, @Nullable LocalDate juryOn, Labels labels, Formats formats) {
        return windows.stream()
                .map(one -> new Line(labels.assessments(one.assessments()), when(one, juryOn, labels, formats)))
                .toList();
    }

    /** {@code du 29 juin au 1er juillet 2026}, or until when where it was left open. */
    public static String when(ResitWindow window, @Nullable LocalDate juryOn, Labels labels, Formats formats) {
        if (!window.isLeftOpen()) {
            return formats.period(window.from(), window.until());
        }
        return juryOn == null
                ? labels.say("candidacy.window.until-jury")
                : labels.say("candidacy.window.until-eve", formats.day(juryOn.minusDays(1)));
    }
}
