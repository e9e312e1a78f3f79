package fr.parchemin.app.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether something new may rest on a version of a scheme on some days, and why not. */
public sealed interface Force {

    /** It is in force on one of the days. */
    record InForce() implements Force {}

    /** It applies on other days, from the first to the last, on which it takes only some if it has ended. */
    record OtherDays(@Nullable LocalDate from, @Nullable LocalDate until) implements Force {}

    /** So many of its own examples fail. */
    record ExamplesFail(int count) implements Force {}

    /** No file gives it any more. */
    record NoFile() implements Force {}

    /** Whether it is. */
    default boolean holds() {
        return this instanceof InForce;
    }

    /**
     * Why it is not, in a sentence; empty where it is.
     *
     * @param labels of its scheme
     */
    default String why(Labels labels, Formats formats) {
        var title = labels.scheme();
        return switch (this) {
            case InForce() -> "";
            case OtherDays(var from, var until) -> labels.say("catalog.force.days", title, formats.period(from, until));
            case ExamplesFail(int count) -> labels.say("catalog.force.examples", title, count);
            case NoFile() -> labels.say("catalog.force.no-file", title);
        };
    }

    /** Whether something new may rest on an edition on one of the days. */
    static Force of(Edition edition, boolean given, List<LocalDate> days) {
        if (!edition.isSound()) {
            return new ExamplesFail(edition.failing().size());
        }
        var first = edition.scheme().validity().from();
        var last = edition.lastDay();
        if (days.stream().noneMatch(day -> isWithin(day, first, last))) {
            return new OtherDays(first, last);
        }
        return given ? new InForce() : new NoFile();
    }

    private static boolean isWithin(LocalDate day, @Nullable LocalDate first, @Nullable LocalDate last) {
        return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
    }
}
