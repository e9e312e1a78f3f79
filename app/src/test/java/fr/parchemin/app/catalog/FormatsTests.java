package fr.parchemin.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTests {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 29);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    private final Formats french = new Formats(Locale.FRENCH);

    @Test
    void aPeriodIsSaidByItsEnds() {
        assertThat(french.period(JUNE, JULY)).isEqualTo("du 29 juin au 1er juillet 2026");
        assertThat(french.period(null, JULY)).isEqualTo("jusqu’au 1er juillet 2026");
        assertThat(french.period(JUNE, null)).isEqualTo("à partir du 29 juin 2026");
        assertThat(french.period(null, null)).isEmpty();
    }

    @Test
    void oneDayIsNoPeriod() {
        assertThat(french.period(JULY, JULY)).isEqualTo("le 1er juillet 2026");
        assertThat(new Formats(Locale.ENGLISH).period(JULY, JULY))
                .startsWith("on 1")
                .endsWith("July 2026");
    }
}
