package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.candidacy.Period.Kind;
import fr.parchemin.app.candidacy.Period.Proof;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeriodSumTests {

    private static final LocalDate LATE = LocalDate.of(2030, 1, 1);
    private static final WorkingDays FRANCE = new WorkingDays(false);

    private static Period placement(String from, String until, int percent, String... off) {
        return period(
                Kind.PLACEMENT,
                from,
                until,
                percent,
                null,
                null,
                List.of(off).stream().map(LocalDate::parse).toList());
    }

    private static Period work(String from, String until, @Nullable String weekly, @Nullable String total) {
        return period(
                Kind.EXPERIENCE,
                from,
                until,
                100,
                weekly == null ? null : new BigDecimal(weekly),
                total == null ? null : new BigDecimal(total),
                List.of());
    }

    private static Period period(
            Kind kind,
            String from,
            String until,
            int percent,
            @Nullable BigDecimal weekly,
            @Nullable BigDecimal total,
            List<LocalDate> off) {
        return new Period(
                kind,
                "Ouvrage",
                null,
                LocalDate.parse(from),
                LocalDate.parse(until),
                percent,
                weekly,
                total,
                off,
                Proof.CONTRACT,
                "");
    }

    private static void days(String expected, WorkingDays calendar, LocalDate until, Period... periods) {
        assertThat(PeriodSum.days(List.of(periods), calendar, until)).isEqualByComparingTo(expected);
    }

    private static void months(String expected, Period... periods) {
        assertThat(PeriodSum.months(List.of(periods), LATE)).isEqualByComparingTo(expected);
    }

    @Test
    void holidaysAndWeekendsAndDaysOffDoNotCount() {
        days("5", FRANCE, LATE, placement("2026-04-27", "2026-05-04", 100));
        days("4", FRANCE, LATE, placement("2026-04-27", "2026-05-04", 100, "2026-04-28", "2026-05-01"));
        days("1", FRANCE, LATE, placement("2026-04-03", "2026-04-03", 100));
        days("0", new WorkingDays(true), LATE, placement("2026-04-03", "2026-04-03", 100));
    }

    @Test
    void overlapsCountOnce() {
        var half = placement("2026-06-01", "2026-06-05", 50);
        days("2.5", FRANCE, LATE, half);
        days("2.5", FRANCE, LATE, half, half);
        days("5", FRANCE, LATE, half, placement("2026-06-01", "2026-06-05", 100));
        days("7.5", FRANCE, LATE, half, placement("2026-06-04", "2026-06-11", 100), half);
    }

    @Test
    void daysToComeDoNotCountYet() {
        days("2", FRANCE, LocalDate.of(2026, 6, 2), placement("2026-06-01", "2026-06-05", 100));
        days("0", FRANCE, LocalDate.of(2026, 5, 2), placement("2026-06-01", "2026-06-05", 100));
    }

    @Test
    void wholeYearsMakeTwelveMonths() {
        months("12", work("2024-01-01", "2024-12-31", "35", null));
        months("12", work("2025-01-15", "2026-01-14", "39", null));
        months("6", work("2025-01-01", "2025-12-31", "17.5", null));
        months("1", work("2026-02-01", "2026-02-28", "35", null));
    }

    @Test
    void jobsAtTheSameTimeAddUpToFullTimeAtMost() {
        var half = work("2025-01-01", "2025-12-31", "17.5", null);
        months("12", half, half);
        months("12", half, half, half);
        months("12", half, work("2025-01-01", "2025-12-31", "35", null));
    }

    @Test
    void hoursInAllAreSpreadOverTheirDays() {
        months("1", work("2026-06-01", "2026-06-30", null, "150"));
        months("0.5", work("2026-06-01", "2026-06-30", null, "75"));
        months("1", work("2026-06-01", "2026-06-30", null, "9000"));
    }
}
