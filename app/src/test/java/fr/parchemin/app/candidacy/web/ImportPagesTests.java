package fr.parchemin.app.candidacy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Column;
import fr.parchemin.app.candidacy.SheetFile;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the page of an import says before there is one, and what it makes of the example it gives. */
@ParcheminTest
@Import(AJury.class)
class ImportPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalog catalog;

    @Autowired
    Cohorts cohorts;

    @Autowired
    ImportModels models;

    @Autowired
    AJury jury;

    private final String manager = UUID.randomUUID() + "@parchemin.example";
    private CohortId cohort = new CohortId(0);

    @BeforeEach
    void aCohortThatHasSeveralRoutes() {
        accounts.open(manager, "Hélène Caradec", "secret", Role.MANAGER);
        var edition = catalog.current("tp-conseiller-relation-client-distance").orElseThrow();
        cohort = cohorts.open(
                edition.id(), "TP " + UUID.randomUUID(), null, null, "I" + UUID.randomUUID(), AJury.MANAGER);
    }

    private MvcTestResult get(String address) {
        return web.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(manager)))
                .exchange();
    }

    private MvcTestResult send(String name, String content) {
        return web.post()
                .uri("/cohortes/" + cohort.value() + "/import")
                .multipart()
                .file(new MockMultipartFile("file", name, "text/csv", content.getBytes(StandardCharsets.UTF_8)))
                .with(csrf())
                .with(user(accounts.loadUserByUsername(manager)))
                .exchange();
    }

    @Test
    void whoeverSendsNoFileIsAskedForOneAtItsField() {
        assertThat(send("", ""))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#file\">Choisissez un fichier.", "id=\"file-error\"", "aria-invalid=\"true\"")
                .doesNotContain("Le fichier est vide");
        assertThat(send("candidats.csv", "")).hasStatus(422).bodyText().contains("Le fichier est vide");
    }

    @Test
    void requiredColumnsAreSaidBeforeTheFileIsChosen() {
        var scheme = catalog.current("certification-jnac").orElseThrow().scheme();

        assertThat(get("/cohortes/" + cohort.value() + "/import"))
                .bodyText()
                .containsSubsequence("nom de naissance", "obligatoire", "Diallo", "voie", "obligatoire")
                .containsSubsequence("nom d’usage", "facultative");
        assertThat(models.columns(scheme, Locale.FRENCH))
                .as("the only route need not be said")
                .filteredOn(column -> column.heading().equals("voie"))
                .singleElement()
                .satisfies(column -> assertThat(column.required()).isFalse());
    }

    @Test
    void datesAreShownAsTheyWereRead() {
        var file = """
                nom de naissance;prénoms;sexe;date de naissance;lieu de naissance;date d’inscription;voie
                Diallo;Awa;F;35918;Brest;2026-09-01;Parcours continu de formation
                Le Goff;Ewen;M;03/05/2030;Brest;01/09/2026;Parcours continu de formation
                """;
        var preview =
                Objects.requireNonNull(send("candidats.csv", file).getResponse().getRedirectedUrl());

        assertThat(get(preview))
                .bodyText()
                .contains(
                        "date de naissance\u202f: 3 mai 1998",
                        "1er septembre 2026",
                        "(lu 3 mai 2030) est dans l’avenir");
    }

    @Test
    void theModelsBearAllColumnsAndAreReadBack() throws Exception {
        for (String kind : List.of("csv", "xlsx")) {
            var model = get("/cohortes/" + cohort.value() + "/import/modele." + kind);

            assertThat(model).hasStatusOk();
            assertThat(SheetFile.lines(model.getResponse().getContentAsByteArray()))
                    .singleElement()
                    .satisfies(line -> assertThat(line.cells())
                            .extracting(heading -> Column.named(heading).orElseThrow())
                            .containsExactly(Column.values()));
        }
    }

    @Test
    void theExampleIsAcceptedWithStraightOrCurvedApostrophes() {
        var scheme = catalog.current("tp-conseiller-relation-client-distance")
                .orElseThrow()
                .scheme();
        var columns = models.columns(scheme, Locale.FRENCH).stream()
                .filter(column -> !column.heading().equals("centre"))
                .toList();
        for (String apostrophe : List.of("’", "'")) {
            var file = columns.stream()
                            .map(column -> column.heading().replace("’", apostrophe))
                            .collect(Collectors.joining(";"))
                    + "\n"
                    + columns.stream().map(column -> column.example()).collect(Collectors.joining(";"));

            var preview = Objects.requireNonNull(
                    send("modele.csv", file).getResponse().getRedirectedUrl());

            assertThat(get(preview))
                    .bodyText()
                    .contains("Inscrire 1 candidat", "nom d" + apostrophe.replace("'", "&#39;") + "usage\u202f: Martin")
                    .doesNotContain("Motifs");
        }
    }

    @Test
    void noDayAndOneDayAreSingular() {
        var someone = jury.candidate(jury.cohort(), "Moreau");

        assertThat(get("/dossiers/" + someone.value() + "/entreprise"))
                .bodyText()
                .contains("0 jour ouvré en entreprise, au 10 juillet 2026.");
        assertThat(Arrays.stream(Column.values()).map(column -> column.heading(Locale.FRENCH)))
                .noneMatch(heading -> heading.contains("'"));
    }
}
