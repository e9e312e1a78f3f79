package fr.parchemin.app.candidacy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What periods amount to: working days of placement, months of experience. */
final class PeriodSum {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    /** The legal working week, article L3121-27 of the Labour Code. */
    private static final BigDecimal FULL_WEEK = new BigDecimal(35);

    private static final BigDecimal DAYS_A_WEEK = new BigDecimal(7);
    private static final int DIGITS = 2;

    private PeriodSum() {}

    /**
     * The working days until a day, a day counting once however many periods it is in: by the largest part among them.
     */
    static BigDecimal days(List<Period> placements, WorkingDays calendar, LocalDate until) {
        Map<LocalDate, BigDecimal> parts = new HashMap<>();
        for (Period one : placements) {
            calendar.between(one.from(), earlier(one.until(), until))
                    .filter(day -> !one.daysOff().contains(day))
                    .forEach(day -> parts.merge(day, part(one), BigDecimal::max));
        }
        return sum(parts).setScale(DIGITS, RoundingMode.DOWN);
    }

    private static BigDecimal part(Period one) {
        return new BigDecimal(one.percent()).divide(HUNDRED, DIGITS, RoundingMode.DOWN);
    }

    /**
     * The months until a day, in full time: part time counts in proportion of 35 hours a week, and a day never more than
     * once. A day is a part of its month, so that a whole year makes twelve.
     */
    static BigDecimal months(List<Period> experience, LocalDate until) {
        Map<LocalDate, BigDecimal> parts = new HashMap<>();
        for (Period one : experience) {
            var part = fullTime(one);
            days(one.from(), earlier(one.until(), until))
                    .forEach(day -> parts.merge(
                            day, part, (some, more) -> some.add(more).min(BigDecimal.ONE)));
        }
        Map<YearMonth, BigDecimal> months = new HashMap<>();
        parts.forEach((day, part) -> months.merge(YearMonth.from(day), part, BigDecimal::add));
        Map<YearMonth, BigDecimal> shares = new HashMap<>();
        months.forEach((month, days) ->
                shares.put(month, days.divide(new BigDecimal(month.lengthOfMonth()), MathContext.DECIMAL64)));
        return sum(shares).setScale(DIGITS, RoundingMode.HALF_UP);
    }

    private static Stream<LocalDate> days(LocalDate from, LocalDate until) {
        return until.isBefore(from) ? Stream.empty() : from.datesUntil(until.plusDays(1));
    }

    private static BigDecimal fullTime(Period one) {
        var weekly = one.weeklyHours() == null ? spread(one) : one.weeklyHours();
        return weekly.divide(FULL_WEEK, MathContext.DECIMAL64).min(BigDecimal.ONE);
    }

    private static BigDecimal spread(Period one) {
        long days = one.until().toEpochDay() - one.from().toEpochDay() + 1;
        return Objects.requireNonNull(one.totalHours())
                .multiply(DAYS_A_WEEK)
                .divide(new BigDecimal(days), MathContext.DECIMAL64);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static BigDecimal sum(Map<?, BigDecimal> parts) {
        return parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
