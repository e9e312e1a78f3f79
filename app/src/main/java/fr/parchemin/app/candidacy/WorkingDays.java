package fr.parchemin.app.candidacy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which days are worked in France: Monday to Friday but the public holidays of article L3133-1 of the Labour Code.
 *
 * @param alsaceMoselle whether Good Friday and 26 December are holidays too (article L3134-13)
 */
public record WorkingDays(boolean alsaceMoselle) {

    /** The public holidays, in the order of the year. */
    public enum Holiday {
        NEW_YEAR,
        GOOD_FRIDAY,
        EASTER_MONDAY,
        LABOUR_DAY,
        VICTORY_1945,
        ASCENSION,
        WHIT_MONDAY,
        NATIONAL_DAY,
        ASSUMPTION,
        ALL_SAINTS,
        ARMISTICE_1918,
        CHRISTMAS,
        SAINT_STEPHEN
    }

    private static final Map<MonthDay, Holiday> FIXED = Map.of(
            MonthDay.of(1, 1), Holiday.NEW_YEAR,
            MonthDay.of(5, 1), Holiday.LABOUR_DAY,
            MonthDay.of(5, 8), Holiday.VICTORY_1945,
            MonthDay.of(7, 14), Holiday.NATIONAL_DAY,
            MonthDay.of(8, 15), Holiday.ASSUMPTION,
            MonthDay.of(11, 1), Holiday.ALL_SAINTS,
            MonthDay.of(11, 11), Holiday.ARMISTICE_1918,
            MonthDay.of(12, 25), Holiday.CHRISTMAS);

    /** By how many days after Easter Sunday they come. */
    private static final Map<Long, Holiday> MOVABLE =
            Map.of(1L, Holiday.EASTER_MONDAY, 39L, Holiday.ASCENSION, 50L, Holiday.WHIT_MONDAY);

    private static final MonthDay SAINT_STEPHEN = MonthDay.of(12, 26);
    private static final int GOOD_FRIDAY = -2;

    boolean isWorked(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
    }

    /** Whether a day is a public holiday. */
    public boolean isHoliday(LocalDate day) {
        return holiday(day).isPresent();
    }

    /** The public holiday that a day is, the one of a fixed date where two fall together; absent: none. */
    public Optional<Holiday> holiday(LocalDate day) {
        var date = MonthDay.from(day);
        long since = day.toEpochDay() - easter(day.getYear()).toEpochDay();
        var everywhere = FIXED.getOrDefault(date, MOVABLE.get(since));
        return everywhere == null && alsaceMoselle ? inAlsaceMoselle(date, since) : Optional.ofNullable(everywhere);
    }

    private static Optional<Holiday> inAlsaceMoselle(MonthDay date, long sinceEaster) {
        if (date.equals(SAINT_STEPHEN)) {
            return Optional.of(Holiday.SAINT_STEPHEN);
        }
        return sinceEaster == GOOD_FRIDAY ? Optional.of(Holiday.GOOD_FRIDAY) : Optional.empty();
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
