package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Document 002: a manager claims two blocks with a practice portfolio for each; the jury reads them, and interviews only on what
 * they did not show.
 */
class ManagerOperationnelTests {

    private static final String STORY = "002";
    private static final String COHORT = "Managers opérationnels, blocs 1 et 2";
    private static final String JUROR = "Odile Marchetti";
    private static final String CANDIDATE = "Ilham Zerrouki";
    private static final String LISTED = "ZERROUKI";

    private final LocalDate today = Demo.today();
    private final Walk manager = Walk.of(STORY, Demo.started().manager(false));
    private final Walk centre = Walk.of(STORY, Demo.started().guest("centre@parchemin.example", "demo-centre"));

    @Test
    void thePortfolioIsReadAndTheInterviewBearsOnWhatItDidNotShow() {
        String cohort = opensACohort();
        String dossier = enrolsACandidateWhoClaimsTwoBlocks(cohort);
        recordsTheModulesInTheirOrder(dossier);
        Walk candidate = invitesTheCandidate();

        String space = readsWhatToDo(candidate);
        writesThePortfolioOfBlock1(candidate, space);
        writesThePortfolioOfBlock2(candidate, space);
        String reading = plansTheReading(cohort);
        readsAndMarks(reading);
        seesThatAnInterviewIsCalledFor(dossier);
        String interview = plansTheInterview(cohort);
        readsTheSummons(candidate, space);
        interviewsOnTheMissingCompetencies(interview);
        seesTheProposal(dossier);
        publishesTheResults(cohort);
        readsTheResults(candidate, space);
    }

    private String opensACohort() {
        return manager.opensCohort(
                "cqp-manager-operationnel", COHORT, today.plusDays(60).toString(), "");
    }

    private String enrolsACandidateWhoClaimsTwoBlocks(String cohort) {
        return manager.enrols(
                cohort,
                Map.ofEntries(
                        Map.entry("birthName", "Zerrouki"),
                        Map.entry("givenNames", "Ilham"),
                        Map.entry("sex", "F"),
                        Map.entry("birthDate", "1984-09-12"),
                        Map.entry("birthPlace", "Roubaix"),
                        Map.entry("email", "ilham.zerrouki@exemple.fr"),
                        Map.entry("route", "training"),
                        Map.entry("centre", "Centre Ouvrage de l’Ouest (exemple)"),
                        Map.entry("presentedBlocks", "B1, B2")));
    }

    private void recordsTheModulesInTheirOrder(String dossier) {
        centre.go(dossier);
        centre.look("01-dossier-centre");
        records("fact|MODULE|analyser-formaliser-pratique", today.minusDays(80));
        records("fact|MODULE|se-preparer-epreuves", today.minusDays(30));
        assertThat(centre.page().locator("aside").first()).not().containsText("Suivre le module");
    }

    private void records(String key, LocalDate completedOn) {
        Page page = centre.page();
        Locator form =
                page.locator("form:has(input[name=key][value='" + key + "'])").first();
        form.locator("xpath=ancestor::details[1]").evaluate("details => details.open = true");
        form.locator("input[type=date]").fill(completedOn.toString());
        page.evaluate("document.getElementById('dossier').dataset.before = 'true'");
        form.locator("button").click();
        page.locator("#dossier:not([data-before]) .changed").waitFor();
    }

    private Walk invitesTheCandidate() {
        String invitation = manager.invitesCandidate(CANDIDATE, "ilham.zerrouki@exemple.fr");
        return Walk.invited(STORY, "ilham.zerrouki@exemple.fr", invitation);
    }

    private static String readsWhatToDo(Walk candidate) {
        candidate.go("/");
        candidate.reads("Dossier de pratiques professionnelles");
        candidate.look("02-space");
        return candidate.here();
    }

    private static void opensThePortfolio(Walk candidate, String space, String block) {
        candidate.go(space);
        candidate
                .page()
                .locator("a[href$='/livrables/" + block + ".dpp']")
                .first()
                .click();
        candidate.follow("Écrire les situations professionnelles");
    }

    private static void tells(Walk candidate, String title, String... competencies) {
        Page page = candidate.page();
        candidate.press("Ajouter une situation");
        page.fill("#title", title);
        page.fill("#context", "Service des prestations, douze agents, après la fusion de deux équipes.");
        page.fill("#done", "J’ai reçu chacun, puis j’ai réuni l’équipe et nous avons fixé trois règles ensemble.");
        page.fill("#outcome", "Les délais sont revenus sous dix jours. J’anticiperais davantage les tensions.");
        for (String competency : competencies) {
            page.check("input[name=competencies][value=" + competency + "]");
        }
        for (String competency : competencies) {
            assertThat(covered(candidate, competency)).not().containsText("aucune situation");
        }
    }

    /** What the portfolio says of a competency, saved as one writes. */
    private static Locator covered(Walk candidate, String competency) {
        return candidate.page().locator("#coverage li").filter(new Locator.FilterOptions().setHasText(competency));
    }

    private static void writesThePortfolioOfBlock1(Walk candidate, String space) {
        opensThePortfolio(candidate, space, "B1");
        candidate.look("04-portfolio-empty");
        tells(candidate, "Réunir deux équipes qui ne se parlaient plus", "B1-C1", "B1-C2");
        candidate.look("05-situation");
        candidate.press("^Enregistrer$");
        candidate.isTold("La situation est enregistrée");
        candidate.press("Ajouter une situation");
        candidate.page().fill("#title", "Suivre l’activité au quotidien");
        candidate.press("^Enregistrer$");
        candidate.reads("Le dossier ne peut pas encore être remis");
        candidate.look("06-portfolio-incomplete");
        candidate.follow("Suivre l’activité au quotidien");
        Page page = candidate.page();
        page.fill("#context", "Tableau de bord de l’unité, revu chaque lundi avec les référents.");
        page.fill("#done", "J’ai choisi quatre indicateurs et j’ai délégué leur relevé.");
        page.fill("#outcome", "L’équipe voit d’elle-même quand un stock se forme.");
        page.check("input[name=competencies][value=B1-C3]");
        candidate.press("^Enregistrer$");
        assertThat(covered(candidate, "B1-C3")).not().containsText("aucune situation");
        assertThat(covered(candidate, "B1-C4")).containsText("aucune situation");
        candidate.look("07-portfolio-coverage");
        handsIn(candidate);
        candidate.look("08-handed-in");
    }

    private static void writesThePortfolioOfBlock2(Walk candidate, String space) {
        opensThePortfolio(candidate, space, "B2");
        tells(candidate, "Préparer le budget de l’unité", "B2-C1", "B2-C2", "B2-C3");
        candidate.press("^Enregistrer$");
        handsIn(candidate);
    }

    private static void handsIn(Walk candidate) {
        candidate
                .page()
                .locator("summary")
                .filter(new Locator.FilterOptions().setHasText("Remettre le dossier"))
                .click();
        candidate.press("^Remettre$");
        candidate.isTold("remis");
        assertThat(candidate.link("Écrire les situations")).hasCount(0);
    }

    private String plansTheReading(String cohort) {
        String reading = manager.plans(cohort, "dpp", today.toString(), "23:00", "23:30", "À distance");
        manager.look("09-reading-empty");
        manager.press("Placer tous ceux");
        manager.reads("Un candidat à lire");
        assertThat(manager.button("Convoquer")).hasCount(0);
        assertThat(manager.link("Émargement")).hasCount(0);
        manager.appoints(reading, JUROR, "odile.marchetti@exemple.fr", "JURY");
        return reading;
    }

    private void readsAndMarks(String reading) {
        Walk juror = Walk.byLink(STORY, manager.linksTo(reading, JUROR));
        juror.opensGrid(reading, LISTED);
        var portfolios = juror.page().locator(".beside-reading summary");
        assertThat(portfolios).hasCount(2);
        assertThat(portfolios.first()).containsText("bloc 1");
        assertThat(juror.page().locator("iframe.reading").first()).isVisible();
        juror.look("11-portfolio-beside");
        juror.grades("acquis");
        for (String missing : List.of("B1-C2", "B1-C4")) {
            grade(juror, missing, "non-acquis");
        }
        juror.look("12-reading-marked");
        juror.press("Rendre la grille");
        juror.isTold("est rendue et le résultat est au dossier");
    }

    private static void grade(Walk juror, String competency, String grade) {
        juror.page()
                .locator(".segments-large label")
                .filter(new Locator.FilterOptions()
                        .setHas(juror.page().locator("input[name='mark:" + competency + "'][value=" + grade + "]")))
                .click();
    }

    private void seesThatAnInterviewIsCalledFor(String dossier) {
        manager.go(dossier);
        assertThat(manager.page().locator("aside").first()).containsText("Entretien avec le jury");
        assertThat(manager.page().locator("aside").first()).containsText("B1-C2, B1-C4");
        manager.look("13-dossier-interview");
    }

    private String plansTheInterview(String cohort) {
        String interview =
                manager.plans(cohort, "entretien", today.toString(), "23:30", "23:59", "Salle Condorcet, Montreuil");
        manager.seatsAndSummonsAll(interview);
        manager.reads("B1-C2, B1-C4");
        manager.look("14-interview");
        manager.appoints(interview, JUROR, "odile.marchetti@exemple.fr", "JURY");
        return interview;
    }

    private static void readsTheSummons(Walk candidate, String space) {
        candidate.go(space);
        candidate.reads("Salle Condorcet");
        candidate.look("15-space-summoned");
    }

    private void interviewsOnTheMissingCompetencies(String interview) {
        Walk juror = Walk.byLink(STORY, manager.linksTo(interview, JUROR));
        juror.notes(interview, Map.of(LISTED, "PRESENT"));
        juror.opensGrid(interview, LISTED);
        assertThat(juror.page().locator(".grid-part")).hasCount(2);
        juror.look("16-interview-grid");
        juror.grades("acquis");
        juror.press("Rendre la grille");
        juror.isTold("est rendue et le résultat est au dossier");
    }

    private void seesTheProposal(String dossier) {
        manager.go(dossier);
        Locator proposal = manager.page().locator("aside").first();
        for (String block : List.of("B1", "B2")) {
            assertThat(proposal.locator(".lines li").filter(new Locator.FilterOptions().setHasText(block)))
                    .containsText("validé");
        }
        assertThat(proposal).containsText("B3");
        manager.look("17-proposal");
    }

    private void publishesTheResults(String cohort) {
        for (String assessment : List.of("Lecture", "Entretien")) {
            manager.publishes(cohort, assessment, "18-publication-" + assessment);
        }
    }

    private static void readsTheResults(Walk candidate, String space) {
        candidate.go(space);
        assertThat(candidate.page().locator(".block").first()).containsText("Non acquis");
        assertThat(candidate.page().locator(".block").first()).not().containsText("pas encore publié");
        candidate.look("19-space-results");
    }
}
