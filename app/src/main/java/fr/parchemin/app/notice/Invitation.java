package fr.parchemin.app.notice;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.property.Attendee;
import biweekly.property.Organizer;
import biweekly.property.Status;
import java.util.Date;
import java.util.TimeZone;

/** A calendar file for a visit, which replaces or withdraws the one sent before for the same sitting (RFC 5546). */
final class Invitation {

    /** The rules of summer time in force since 1996. */
    private static final String PARIS = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Parchemin//FR
            BEGIN:VTIMEZONE
            TZID:Europe/Paris
            BEGIN:DAYLIGHT
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:CEST
            DTSTART:19960331T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            DTSTART:19961027T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            END:VCALENDAR
            """;

    private Invitation() {}

    /**
     * The file, as text.
     *
     * @param summary what the visit is for
     * @param from who invites
     * @param to who is invited
     */
    static String of(Letter letter, Visit visit, String summary, String from, String to) {
        boolean off = letter.kind() == Letter.Kind.SUMMONS_CANCELLED;
        var event = new VEvent();
        event.setUid("sitting-" + letter.sitting() + "-"
                + (letter.candidacy() == null ? 0 : letter.candidacy().value()) + from.substring(from.indexOf('@')));
        event.setSequence(letter.sequence());
        event.setDateTimeStamp(Date.from(letter.writtenAt()));
        event.setDateStart(Date.from(visit.from()));
        event.setDateEnd(Date.from(visit.until()));
        event.setSummary(summary);
        event.setLocation(visit.place());
        event.setOrganizer(new Organizer(null, from));
        event.addAttendee(new Attendee(null, to));
        event.setStatus(off ? Status.cancelled() : Status.confirmed());
        var calendar = new ICalendar();
        calendar.setProductId("-//Parchemin//FR");
        calendar.setMethod(method(letter));
        calendar.getTimezoneInfo()
                .setDefaultTimezone(new TimezoneAssignment(TimeZone.getTimeZone("Europe/Paris"), paris()));
        calendar.addEvent(event);
        return Biweekly.write(calendar).go();
    }

    /** What whoever reads the file is asked to do with it. */
    static String method(Letter letter) {
        return letter.kind() == Letter.Kind.SUMMONS_CANCELLED ? "CANCEL" : "REQUEST";
    }

    private static VTimezone paris() {
        return Biweekly.parse(PARIS)
                .first()
                .getTimezoneInfo()
                .getComponents()
                .iterator()
                .next();
    }
}
