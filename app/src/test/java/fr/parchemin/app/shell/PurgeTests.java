package fr.parchemin.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Kept;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.convert.support.ConfigurableConversionService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** Durations that would keep something for ever are refused at the start. */
@ParcheminTest
class PurgeTests {

    @Autowired
    List<Kept> classes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    private Purge purge(String evidence, String deliverables) {
        var settings = new MockEnvironment()
                .withProperty("parchemin.retention.evidence", evidence)
                .withProperty("parchemin.retention.deliverables", deliverables);
        settings.setConversionService((ConfigurableConversionService) ApplicationConversionService.getSharedInstance());
        return new Purge(classes, settings, jdbc, events, Clock.systemUTC());
    }

    @Test
    void filesMayNotOutliveTheEvidenceOfTheirDossier() {
        assertThatIllegalStateException()
                .isThrownBy(() -> purge("P5Y", "P10Y"))
                .withMessageContainingAll(
                        "parchemin.retention.deliverables is P10Y", "parchemin.retention.evidence is P5Y");
        assertThat(purge("P5Y", "P60M").states()).extracting(Purge.State::name).contains("deliverables", "evidence");
    }
}
