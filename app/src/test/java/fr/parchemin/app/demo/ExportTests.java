package fr.parchemin.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.jury.ClosedSessions;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.Session;
import fr.parchemin.app.people.Actor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@ParcheminTest
@TestPropertySource(properties = "parchemin.demo=true")
class ExportTests {

    private static final Actor NOBODY = Actor.application();

    @Autowired
    private Catalog catalog;

    @Autowired
    private Cohorts cohorts;

    @Autowired
    private Candidacies candidacies;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private ClosedSessions closedSessions;

    @Autowired
    private Awards awards;

    @Autowired
    private InventedJury jury;

    @Autowired
    private Clock clock;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void export() {
        new Export(catalog, cohorts, deliberations, closedSessions, awards, jury, clock, directory)
                .run(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private CohortId cohortWithoutADay(Edition edition) {
        var cohort = cohorts.open(edition.id(), "Sans date", null, null, "SANS", NOBODY);
        var route = edition.scheme().routes().getFirst().id();
        var enrolment = new Enrolment(
                InventedPeople.person(900), route, null, LocalDate.now(clock).minusDays(30), null);
        candidacies.enrol(cohort, enrolment, NOBODY);
        return cohort;
    }

    private List<String> written(String kind) throws IOException {
        try (var files = Files.list(directory.resolve(kind))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everySchemeIssuesItsDocumentsAndACohortWithoutADayIsDecidedToday() throws IOException {
        var undated = catalog.schemes().stream().map(this::cohortWithoutADay).toList();
        cohorts.open(catalog.schemes().getFirst().id(), "Sans date ni candidat", null, null, "VIDE", NOBODY);

        export();

        var sessions = deliberations.latest(NOBODY, null, Integer.MAX_VALUE);
        assertThat(sessions).noneMatch(Session::isOpen);
        assertThat(sessions)
                .filteredOn(session -> undated.contains(session.cohort()))
                .hasSameSizeAs(undated)
                .allMatch(session -> session.heldOn().equals(LocalDate.now(clock)));
        assertThat(written("minutes")).hasSameSizeAs(sessions);
        assertThat(catalog.schemes()).allSatisfy(edition -> {
            assertThat(written("minutes"))
                    .anyMatch(name -> name.matches(edition.scheme().id() + "-\\d{4}-\\d\\d-\\d\\d-\\d+\\.pdf"));
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .containsPattern(edition.scheme().id() + "\tminutes [1-9]\\d*\tparchments [1-9]\\d*");
        });
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("none written: record-books, credentials, declarations")
                .contains(written("minutes").size() + written("parchments").size() + " documents in " + directory);
        var all = List.of(written("minutes"), written("parchments"));
        export();
        assertThat(List.of(written("minutes"), written("parchments")))
                .as("exported again")
                .isEqualTo(all);
    }
}
