package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemesTests {

    private static final LocalDate LONG_AGO = LocalDate.of(1999, 1, 1);

    private final Schemes schemes = Schemes.of(List.of(
            version("2025", "{from: 2025-01-01}"),
            version("2019", "{from: 2019-01-01, until: 2021-12-31}"),
            version("2023", "{from: 2023-01-01, until: 2024-12-31}")));

    @Test
    void theVersionThatADossierNamesApplies() {
        assertChosen("2019", null, LocalDate.of(2026, 1, 1)).isEqualTo("2019");
        assertChosen("1789", null, LocalDate.of(2026, 1, 1)).isNull();
    }

    @Test
    void otherwiseTheVersionInForceOnTheDayOfEnrolmentApplies() {
        assertChosen(null, LocalDate.of(2024, 12, 31), LocalDate.of(2026, 1, 1)).isEqualTo("2023");
        assertChosen(null, LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1)).isEqualTo("2025");
    }

    @Test
    void withoutADayOfEnrolmentTheVersionInForceOnTheDayOfTheDossierApplies() {
        assertChosen(null, null, LocalDate.of(2021, 12, 31)).isEqualTo("2019");
        assertChosen(null, null, LocalDate.of(2026, 1, 1)).isEqualTo("2025");
    }

    @Test
    void anEnrolmentBeforeAnyVersionLeavesItToTheDayOfTheDossier() {
        assertChosen(null, LONG_AGO, LocalDate.of(2024, 1, 1)).isEqualTo("2023");
    }

    @Test
    void betweenTwoVersionsTheLastThatWasApplies() {
        assertChosen(null, null, LocalDate.of(2022, 6, 1)).isEqualTo("2019");
    }

    @Test
    void beforeAnyVersionWasInForceTheFirstApplies() {
        assertChosen(null, null, LONG_AGO).isEqualTo("2019");
    }

    @Test
    void aVersionWithoutDatesIsAlwaysInForceUnlessANewerOneBegan() {
        Schemes open = Schemes.of(List.of(version("b", "{from: 2026-01-01}"), version("a", "{clause: ours}")));

        assertThat(open.choose("small", null, null, LONG_AGO))
                .map(Scheme::version)
                .contains("a");
        assertThat(open.choose("small", null, null, LocalDate.of(2026, 1, 1)))
                .map(Scheme::version)
                .contains("b");
    }

    @Test
    void anUnknownSchemeHasNoVersion() {
        assertThat(schemes.choose("other", null, null, LONG_AGO)).isEmpty();
        assertThat(schemes.find("other", "2025")).isEmpty();
    }

    @Test
    void allAreKeptInTheOrderGiven() {
        assertThat(schemes.all()).extracting(Scheme::version).containsExactly("2025", "2019", "2023");
        assertThat(schemes.find("small", "2023")).containsSame(schemes.all().get(2));
    }

    @Test
    void theSameVersionTwiceIsRefused() {
        Scheme scheme = version("1", "{from: 2025-01-01}");

        assertThatThrownBy(() -> Schemes.of(List.of(scheme, scheme))).hasMessageContaining("small 1");
    }

    private AbstractStringAssert<?> assertChosen(
            @Nullable String version, @Nullable LocalDate enrolledOn, LocalDate asOf) {
        return assertThat(schemes.choose("small", version, enrolledOn, asOf)
                .map(Scheme::version)
                .orElse(null));
    }

    private static Scheme version(String version, String validity) {
        return SchemeFiles.scheme(
                SmallScheme.with("version: \"1\"", "version: \"" + version + "\"\nvalidity: " + validity));
    }
}
