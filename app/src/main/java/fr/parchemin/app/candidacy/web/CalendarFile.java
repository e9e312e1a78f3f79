package fr.parchemin.app.candidacy.web;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.ICalDate;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortAgenda.Entry;
import java.net.URI;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What is due in a cohort as a calendar file (RFC 5545): whole days, each known again by the same name. */
final class CalendarFile {

    private CalendarFile() {}

    /**
     * The file, as text; what has no day is not in it.
     *
     * @param site where the pages are, without a slash at its end
     */
    static String of(Cohort cohort, List<Entry> entries, CalendarWords words, String site, Instant now) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Parchemin//FR");
        calendar.setName(cohort.name());
        for (Entry entry : entries) {
            var day = entry.day();
            if (day != null) {
                calendar.addEvent(event(cohort, entry, day, words, site, now));
            }
        }
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(
            Cohort cohort, Entry entry, LocalDate day, CalendarWords words, String site, Instant now) {
        var event = new VEvent();
        event.setUid("cohort-" + cohort.id().value() + "-" + CalendarPages.name(entry) + "@"
                + URI.create(site).getHost());
        event.setDateTimeStamp(java.util.Date.from(now));
        event.setDateStart(new ICalDate(Date.valueOf(day), false));
        var row = words.row(entry);
        event.setSummary(words.say("candidacy.calendar.event", row.what(), row.candidates()));
        if (entry.address() != null) {
            event.setUrl(site + entry.address());
        }
        return event;
    }
}
