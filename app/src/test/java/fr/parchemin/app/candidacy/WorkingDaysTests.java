package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.candidacy.WorkingDays.Holiday;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTests {

    private static final WorkingDays FRANCE = new WorkingDays(false);
    private static final WorkingDays ALSACE = new WorkingDays(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1818-03-22",
                "1943-04-25",
                "1954-04-18",
                "1981-04-19",
                "2000-04-23",
                "2008-03-23",
                "2024-03-31",
                "2025-04-20",
                "2026-04-05",
                "2027-03-28",
                "2038-04-25",
                "2049-04-18",
                "2076-04-19"
            })
    void easterIsAsTheTablesSay(String sunday) {
        var day = LocalDate.parse(sunday);
        assertThat(WorkingDays.easter(day.getYear())).isEqualTo(day);
    }

    @Test
    void eachHolidayHasItsName() {
        var year = LocalDate.of(2026, 1, 1);
        assertThat(year.datesUntil(year.plusYears(1)).flatMap(day -> ALSACE.holiday(day).stream()))
                .containsExactly(Holiday.values());
        assertThat(FRANCE.holiday(LocalDate.of(2026, 5, 25))).contains(Holiday.WHIT_MONDAY);
        assertThat(FRANCE.holiday(LocalDate.of(2026, 4, 3))).isEmpty();
        assertThat(FRANCE.holiday(LocalDate.of(2008, 5, 1)))
                .as("Ascension that year")
                .contains(Holiday.LABOUR_DAY);
    }

    @Test
    void theElevenHolidaysOf2026() {
        var year = LocalDate.of(2026, 1, 1);
        assertThat(year.datesUntil(year.plusYears(1)).filter(FRANCE::isHoliday))
                .extracting(LocalDate::toString)
                .containsExactly(
                        "2026-01-01",
                        "2026-04-06",
                        "2026-05-01",
                        "2026-05-08",
                        "2026-05-14",
                        "2026-05-25",
                        "2026-07-14",
                        "2026-08-15",
                        "2026-11-01",
                        "2026-11-11",
                        "2026-12-25");
        assertThat(year.datesUntil(year.plusYears(1)).filter(ALSACE::isHoliday))
                .hasSize(13)
                .contains(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 12, 26));
    }

    /** Figures of the working days of a year as published for payrolls. */
    @Test
    void aYearHasItsWorkingDays() {
        assertThat(FRANCE.between(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31)))
                .hasSize(252);
        assertThat(FRANCE.between(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)))
                .hasSize(251);
        assertThat(FRANCE.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
                .hasSize(252);
        assertThat(FRANCE.between(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 1)))
                .isEmpty();
        assertThat(FRANCE.between(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 3)))
                .isEmpty();
    }
}
