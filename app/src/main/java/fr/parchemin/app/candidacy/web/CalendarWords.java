package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.CohortAgenda.Entry;
import fr.parchemin.app.catalog.Formats;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Says what is due in a cohort. */
final class CalendarWords {

    private final MessageSource messages;
    private final Locale locale;
    private final LocalDate today;

    CalendarWords(MessageSource messages, Locale locale, LocalDate today) {
        this.messages = messages;
        this.locale = locale;
        this.today = today;
    }

    /**
     * A line of the calendar.
     *
     * @param address the page where it is done, absent: others do it
     */
    record Row(
            String when,
            boolean late,
            String what,
            String candidates,
            @Nullable String address) {}

    Row row(Entry entry) {
        return new Row(
                entry.day() == null ? say("candidacy.calendar.undated") : new Formats(locale).day(entry.day()),
                isLate(entry),
                what(entry),
                say("candidacy.calendar.candidates", entry.candidates()),
                entry.address());
    }

    boolean isLate(Entry entry) {
        return entry.isLate(today);
    }

    String what(Entry entry) {
        return say(entry.key(), entry.arguments().stream().map(this::read).toArray());
    }

    private String read(String argument) {
        try {
            return new Formats(locale).day(LocalDate.parse(argument));
        } catch (DateTimeParseException _) {
            return argument;
        }
    }

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
