package fr.parchemin.app.quiz.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quiz as its candidate sees it.
 *
 * @param title the assessment
 * @param foreign the language of the title where it is not the reader's
 * @param duration how long it lasts for this candidate, in minutes and words
 * @param extra the extra time that was granted, in percent, 0: none
 * @param window when it can be begun
 * @param ends until when answers are taken, absent: it was not begun
 * @param closed when it was closed, absent: it was not
 * @param share what was achieved, absent: the candidate may not know
 * @param passed whether the share passes, absent: the candidate may not know
 */
record SeatView(
        long candidacy,
        long id,
        String title,
        @Nullable String foreign,
        State state,
        int questions,
        List<String> themes,
        String duration,
        int extra,
        boolean partialCredit,
        String window,
        int answered,
        @Nullable String ends,
        @Nullable String closed,
        @Nullable String lastAnswer,
        Result result,
        @Nullable String share,
        @Nullable String passing,
        @Nullable Boolean passed,
        List<ThemeLine> parts) {

    /** Where a candidate stands with a quiz. */
    enum State {
        SOON,
        OPEN,
        RUNNING,
        HANDED_IN,
        TIME_OVER,
        MISSED
    }

    /** Whether a candidate may know what came out. */
    enum Result {
        NONE,
        /** There is one, and it was not made public. */
        AWAITED,
        SHOWN
    }

    /** What was achieved in a theme. */
    record ThemeLine(String theme, String share, int questions) {}

    /** Its page. */
    public String address() {
        return "/dossiers/" + candidacy + "/quiz/" + id;
    }
}
