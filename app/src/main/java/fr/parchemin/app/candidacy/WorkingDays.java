package fr.parchemin.app.candidacy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which days are worked in France: Monday to Friday but the public holidays of article L3133-1 of the Labour Code.
 *
 * @param alsaceMoselle whether Good Friday and 26 December are holidays too (article L3134-13)
 */
public record WorkingDays(boolean alsaceMoselle) {

    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 8),
            MonthDay.of(7, 14),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(11, 11),
            MonthDay.of(12, 25));

    private static final MonthDay SAINT_STEPHEN = MonthDay.of(12, 26);
    private static final int GOOD_FRIDAY = -2;
    private static final int EASTER_MONDAY = 1;
    private static final int ASCENSION = 39;
    private static final int WHIT_MONDAY = 50;

    boolean isWorked(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
    }

    /** Whether a day is a public holiday. */
    public boolean isHoliday(LocalDate day) {
        var date = MonthDay.from(day);
        if (FIXED.contains(date) || (alsaceMoselle && date.equals(SAINT_STEPHEN))) {
            return true;
        }
        long since = day.toEpochDay() - easter(day.getYear()).toEpochDay();
        return since == EASTER_MONDAY
                || since == ASCENSION
                || since == WHIT_MONDAY
                || (alsaceMoselle && since == GOOD_FRIDAY);
    }

    /** The days worked from one to the other, both included. */
    Stream<LocalDate> between(LocalDate from, LocalDate until) {
        return until.isBefore(from)
                ? Stream.empty()
                : from.datesUntil(until.plusDays(1)).filter(this::isWorked);
    }

    /** Easter Sunday of a Gregorian year, by the method that J. Meeus gives. */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int shift = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
        return LocalDate.of(year, shift / 31, shift % 31 + 1);
    }
}
