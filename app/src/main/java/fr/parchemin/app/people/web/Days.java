package fr.parchemin.app.people.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How days and hours are written for a reader of a language. */
record Days(Locale locale) {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    String day(LocalDate day) {
        var first = isFrench() && day.getDayOfMonth() == 1;
        return (first ? "1er" : Integer.toString(day.getDayOfMonth())) + "\u00a0"
                + DateTimeFormatter.ofPattern("MMMM\u00a0yyyy", locale).format(day);
    }

    String moment(Instant instant) {
        var local = instant.atZone(PARIS);
        return day(local.toLocalDate()) + ", "
                + DateTimeFormatter.ofPattern(isFrench() ? "H'\u00a0h\u00a0'mm" : "HH:mm", locale)
                        .format(local);
    }

    private boolean isFrench() {
        return locale.getLanguage().equals("fr");
    }
}
