package fr.parchemin.app.notice.web;

import fr.parchemin.app.award.Certificate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candidate's space as its page shows it.
 *
 * @param foreign the language of the scheme's own words, absent: the reader's
 * @param next the one next thing, absent: there is nothing to do
 * @param waiting what is said when there is nothing to do
 * @param then what else has a day, in the order of the days
 * @param undated what has none yet
 * @param missing why it is not over yet
 * @param others results that belong to no block
 * @param decision absent: there is none
 */
record SpacePage(
        long id,
        String title,
        @Nullable String foreign,
        String name,
        String state,
        List<Stage> path,
        @Nullable Task next,
        String waiting,
        List<Task> then,
        List<Task> undated,
        List<String> missing,
        List<Block> blocks,
        List<Mark> others,
        @Nullable Decision decision,
        List<Certificate> certificates,
        List<String> measures,
        List<Line> identity,
        boolean erased) {

    /** A step of the path. */
    record Stage(String name, String explained, @Nullable String when, boolean current) {}

    /**
     * Something to do or to wait for.
     *
     * @param day at which it stands in the list, absent: none is known
     * @param place where to come, absent: nowhere
     * @param note what comes of it or what to do about it, absent: it goes without saying
     * @param way where it is done or read, absent: there is no page for it
     * @param byCandidate whether there is something to do for the candidate
     * @param over whether its last day is gone by
     */
    record Task(
            @Nullable LocalDate day,
            String when,
            String what,
            @Nullable String place,
            @Nullable String note,
            @Nullable Way way,
            boolean byCandidate,
            boolean over) {}

    /** A page, and what one does there. */
    record Way(String address, String label) {}

    /** Where a block stands, with its results. */
    record Block(String code, String title, String badge, List<Mark> marks) {}

    /** A result, or that it is not public yet. */
    record Mark(String label, String text, boolean isPublic) {}

    /** What the jury said. */
    record Decision(
            String badge,
            String sentence,
            String when,
            @Nullable String motive,
            @Nullable String adjournedTo) {}

    /** A value with its name. */
    record Line(String label, String text) {}
}
