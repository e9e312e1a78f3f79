package fr.parchemin.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.TestDatabase;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.catalog.SchemeVersion.FileState;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a version whose file changes, disappears or is spoilt between two starts. */
@ParcheminTest
@TestPropertySource(properties = "parchemin.schemes=" + SchemeFolder.PLACE)
@ContextConfiguration(initializers = {TestDatabase.class, SchemeFolder.class})
class VersionsTests {

    private static final Actor MANAGER = new Actor(1, "Hélène Caradec", Actor.Role.MANAGER);

    @Autowired
    Editions editions;

    @Autowired
    List<EditionUse> uses;

    @Autowired
    Clock clock;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Catalog catalog;

    @Autowired
    ChangedFiles changedFiles;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private Catalog started() {
        return new Catalog(editions, uses, clock, folder);
    }

    private SchemeVersion started(String scheme, String title) {
        SchemeFolder.write(folder, "file.yaml", SchemeFolder.small(scheme, "1", title, "clause: ours"));
        return started().version(scheme, "1").orElseThrow();
    }

    private void rest(EditionId edition) {
        var cohort = cohorts.open(
                catalog.current("petit").orElseThrow().id(), "Promotion " + edition, null, null, "VER", MANAGER);
        var who = new Identity("Diallo", null, "Awa", Identity.Sex.F, LocalDate.of(1999, 2, 3), "Niort", null);
        candidacies.enrol(cohort, new Enrolment(who, "training", null, LocalDate.of(2026, 1, 5), null), MANAGER);
        jdbc.sql("update candidacy.cohort set edition = :edition where id = :id")
                .param("edition", edition.value())
                .param("id", cohort.value())
                .update();
    }

    @Test
    void aFileThatDoesNotChangeIsTheSameEditionAtEveryStart() {
        var first = started("stable", "Titre");
        var second = started("stable", "Titre");

        assertThat(second.edition().id()).isEqualTo(first.edition().id());
        assertThat(second.file()).isInstanceOf(FileState.Unchanged.class);
    }

    @Test
    void aChangeUnderTheSameVersionIsToldAndStandsWhereNobodyRestsOnTheTextBefore() {
        var first = started("modifie", "Titre");

        var second = started("modifie", "Titre corrigé");

        assertThat(second.edition().id()).isNotEqualTo(first.edition().id());
        assertThat(second.scheme().title().fr()).isEqualTo("Titre corrigé");
        assertThat(second.file()).isInstanceOf(FileState.Replaced.class);
        assertThat(started("modifie", "Titre corrigé").file())
                .as("told at the next start too")
                .isInstanceOf(FileState.Replaced.class);
    }

    @Test
    void aChangeUnderTheSameVersionIsRefusedWhereCandidaciesRestOnTheTextBefore() {
        var first = started("tenu", "Titre");
        rest(first.edition().id());

        var second = started("tenu", "Titre récrit");

        assertThat(second.edition().id()).isEqualTo(first.edition().id());
        assertThat(second.scheme().title().fr()).isEqualTo("Titre");
        assertThat(second.file()).isInstanceOf(FileState.Refused.class);
        assertThat(second.isUsable()).isTrue();
        assertThat(started("tenu", "Titre").file()).as("put back").isInstanceOf(FileState.Unchanged.class);
    }

    private void told() {
        transaction.executeWithoutResult(_ -> changedFiles.tell(started()));
    }

    private List<String> deeds(String scheme) {
        return jdbc.sql("""
                        select e.what from journal.entry e join journal.entry_thing t on t.place = e.place
                        where t.kind = 'SCHEME' and t.id = :scheme order by e.place""").param("scheme", scheme).query(String.class).list();
    }

    @Test
    void theJournalTellsOnceOfEachTextThatIsTakenOrRefused() {
        started("conte", "Titre");
        told();
        assertThat(deeds("conte")).isEmpty();

        var second = started("conte", "Titre corrigé");
        told();
        told();
        assertThat(deeds("conte")).containsExactly("scheme-file-replaced");

        rest(second.edition().id());
        started("conte", "Titre récrit");
        told();
        told();
        assertThat(deeds("conte")).containsExactly("scheme-file-replaced", "scheme-file-refused");
    }

    @Test
    void aVersionWithCandidaciesOutlivesItsFileAndTakesNothingNew() throws IOException {
        var first = started("perdu", "Titre");
        rest(first.edition().id());

        SchemeFolder.write(folder, "file.yaml", "scheme: perdu\nversion: \"1\"\nkind: nothing\n");
        var spoilt = started();
        Files.delete(folder.resolve("file.yaml"));
        var gone = started();

        for (var catalog : List.of(spoilt, gone)) {
            var version = catalog.version("perdu", "1").orElseThrow();
            assertThat(version.edition().id()).isEqualTo(first.edition().id());
            assertThat(version.file()).isInstanceOf(FileState.Missing.class);
            assertThat(version.isUsable()).isFalse();
            assertThat(catalog.inForce(LocalDate.now(clock)))
                    .extracting(one -> one.scheme().id())
                    .doesNotContain("perdu");
            assertThat(catalog.current("perdu")).isPresent();
        }
        assertThat(spoilt.unusable()).extracting(UnusableFile::file).containsExactly("file.yaml");
        assertThat(gone.unusable()).isEmpty();
    }

    @Test
    void aVersionWithoutCandidaciesGoesWithItsFile() throws IOException {
        started("oublie", "Titre");
        Files.delete(folder.resolve("file.yaml"));

        assertThat(started().version("oublie", "1")).isEmpty();
    }

    @Test
    void bothVersionsOfASchemeAreThereAndOneOfThemIsCurrent() {
        var today = LocalDate.now(clock);
        SchemeFolder.write(folder, "a.yaml", SchemeFolder.smallFrom(today.plusDays(1), "paire", "2", "Zone"));
        SchemeFolder.write(folder, "b.yaml", SchemeFolder.small("paire", "1", "Accueil", "until: " + today));

        var catalog = started();

        assertThat(catalog.versions("paire"))
                .extracting(version -> version.scheme().version())
                .containsExactly("1", "2");
        assertThat(catalog.current("paire").orElseThrow().scheme().version()).isEqualTo("1");
        assertThat(inForce(catalog, today)).containsExactly("1");
        assertThat(inForce(catalog, today.plusDays(1))).containsExactly("2");
    }

    private static List<String> inForce(Catalog catalog, LocalDate day) {
        return catalog.inForce(day).stream()
                .filter(version -> version.scheme().id().equals("paire"))
                .map(version -> version.scheme().version())
                .toList();
    }
}
