package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.ImportJobs.Kind;
import fr.parchemin.app.candidacy.ImportJobs.State;
import fr.parchemin.app.candidacy.Imports.ImportId;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParcheminTest
@Import(AJury.class)
class ImportJobsTests {

    @Autowired
    MockMvcTester pages;

    @Autowired
    AJury jury;

    @Autowired
    Accounts accounts;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Imports imports;

    @Autowired
    ImportJobs jobs;

    @Autowired
    JdbcClient jdbc;

    private Actor manager;
    private CohortId cohort;

    @BeforeEach
    void somebody() {
        manager = accounts.open("imports@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        cohort = jury.cohort();
    }

    private static byte[] file(int rows) {
        var text = new StringBuilder(
                "nom de naissance;prénoms;sexe;date de naissance;lieu de naissance;voie;date d'inscription\n");
        var letters = "abcdefghij";
        for (int i = 0; i < rows; i++) {
            var name = new StringBuilder("Nom");
            String.format(Locale.ROOT, "%05d", i).chars().forEach(digit -> name.append(letters.charAt(digit - '0')));
            text.append(name)
                    .append(";")
                    .append(letters.charAt(i % 10))
                    .append(UUID.randomUUID().toString().replaceAll("[^a-f]", ""))
                    .append(";F;03/02/")
                    .append(1970 + i % 30)
                    .append(";Niort;formation;01/09/2025\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void await(ImportId id, State state) throws InterruptedException {
        var latest = Instant.now().plus(Duration.ofMinutes(2));
        while (jobs.progress(id).orElseThrow().state() != state && Instant.now().isBefore(latest)) {
            Thread.sleep(50);
        }
        assertThat(jobs.progress(id).orElseThrow().state()).isEqualTo(state);
    }

    @Test
    void aFileIsReadAndEnrolledWhileNobodyWaits() throws InterruptedException {
        var id = jobs.submit(cohort, "candidats.csv", file(30), manager);
        await(id, State.DONE);
        assertThat(imports.find(id, manager).orElseThrow().accepted()).isEqualTo(30);
        assertThat(cohorts.find(cohort).orElseThrow().size()).isZero();
        jobs.enrol(id, manager);
        await(id, State.DONE);
        assertThat(jobs.progress(id).orElseThrow().kind()).isEqualTo(Kind.ENROL);
        assertThat(cohorts.find(cohort).orElseThrow().size()).isEqualTo(30);
        assertThat(imports.find(id, manager).orElseThrow().confirmed()).isTrue();
    }

    /** A process that dies leaves its claim behind; when that runs out another begins the work again. */
    @Test
    void whatADeadProcessLeftIsDoneByAnother() throws InterruptedException {
        var id = jobs.submit(cohort, "candidats.csv", file(5), manager);
        jdbc.sql(
                        "update candidacy.import_job set claimed_until = now() + interval '2 seconds', done = 3 where import = :id")
                .param("id", id.value())
                .update();
        await(id, State.DONE);
        assertThat(imports.find(id, manager).orElseThrow().accepted()).isEqualTo(5);
    }

    @Test
    void aFileOfNoUseSaysWhyWhenItIsLookedFor() throws InterruptedException {
        var id = jobs.submit(cohort, "candidats.csv", "a;b\n1;2".getBytes(StandardCharsets.UTF_8), manager);
        await(id, State.FAILED);
        assertThat(pages.get()
                        .uri("/cohortes/" + cohort.value() + "/import/" + id.value())
                        .with(user(accounts.loadUserByUsername("imports@parchemin.example")))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Il manque des colonnes", "nom de naissance");
    }

    @Test
    void aLargeFileShowsItsProgress() throws InterruptedException {
        var content = file(2_500);
        assertThat(content).hasSizeGreaterThan(ImportJobs.LARGE_FILE);
        var sent = pages.post()
                .uri("/cohortes/" + cohort.value() + "/import")
                .multipart()
                .file(new MockMultipartFile("file", "candidats.csv", "text/csv", content))
                .with(user(accounts.loadUserByUsername("imports@parchemin.example")))
                .with(csrf())
                .exchange();
        var address = String.valueOf(sent.getResponse().getRedirectedUrl());
        assertThat(address).contains("/import/");
        assertThat(pages.get()
                        .uri(address)
                        .with(user(accounts.loadUserByUsername("imports@parchemin.example")))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("<progress", "Vous pouvez quitter cette page");
        await(new ImportId(Long.parseLong(address.replaceAll(".*/", ""))), State.DONE);
        assertThat(pages.get()
                        .uri(address)
                        .with(user(accounts.loadUserByUsername("imports@parchemin.example")))
                        .exchange())
                .bodyText()
                .contains("Inscrire 2");
    }
}
