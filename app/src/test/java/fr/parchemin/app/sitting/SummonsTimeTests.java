package fr.parchemin.app.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SummonsTimeTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private final SummonsTime thirty = new SummonsTime(30, TODAY);

    @Test
    void theDayThirtyDaysLaterIsInTimeAndTheOneBeforeIsNot() {
        assertThat(thirty.isTooLateFor(LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(thirty.isTooLateFor(LocalDate.of(2026, 6, 30))).isTrue();
        assertThat(thirty.first()).isEqualTo("2026-07-01");
        assertThat(thirty.lastCall(LocalDate.of(2026, 7, 1))).isEqualTo(TODAY);
    }

    @Test
    void aWindowThatEndsBeforeTheFirstDayLeavesNone() {
        assertThat(thirty.isTooLateUntil(LocalDate.of(2026, 6, 30))).isTrue();
        assertThat(thirty.isTooLateUntil(LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(thirty.isTooLateUntil(null)).isFalse();
    }

    @Test
    void rulesThatDoNotSayLeaveEveryDay() {
        assertThat(new SummonsTime(0, TODAY).isTooLateFor(TODAY)).isFalse();
        assertThat(new SummonsTime(0, TODAY).isTooLateUntil(TODAY)).isFalse();
    }
}
