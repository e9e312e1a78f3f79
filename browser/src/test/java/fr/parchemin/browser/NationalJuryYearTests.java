package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A year of the certification that a national jury attributes (document 000): Inès misses and fails one assessment in each
 * block and takes each again in its own form, Yanis stays away without a reason and may not.
 */
class NationalJuryYearTests {

    private static final String STORY = "jnac";
    private static final String INES = "BELKACEM";
    private static final String INES_WRITES = "ines.belkacem@exemple.fr";
    private static final String YANIS = "MOREL";
    private static final String ODILE = "Odile Fontaine";
    private static final String ODILE_WRITES = "odile.fontaine@exemple.fr";
    private static final String NOT_SEATED = "";

    private final LocalDate today = Demo.today();
    private final Walk manager = Walk.of(STORY, Demo.started().manager(false));
    private final Walk centre = Walk.of(STORY, Demo.started().guest("centre@parchemin.example", "demo-centre"));

    private String cohort = "";
    private String ines = "";
    private String yanis = "";

    @Test
    void eachFailureIsMadeGoodInItsOwnFormAndAnUnjustifiedAbsenceIsNot() {
        theYearBegins();
        theCentreFollowsTheTraining();
        var assessor = theAssessorComesIn();
        theAssessmentsAreHeld(assessor);
        onlyInesMayResit();
        theCaseStudyIsTakenAgainInItsDays(assessor);
        theReportsAreHandedIn(inesOpensHerSpace());
        theOtherResitsAreHeldBeforeTheJury(assessor);
        theProposalsAreRight();
    }

    private void theYearBegins() {
        cohort = manager.opensCohort(
                "certification-jnac",
                "JNAC, promotion de Rennes",
                today.plusWeeks(3).toString(),
                "2026-07-01");
        manager.look("01-cohort");
        ines = enrol("Belkacem", "Inès Nour", "F", "2004-11-30", INES_WRITES);
        manager.look("02-enrolled");
        yanis = enrol("Morel", "Yanis", "M", "2003-02-14", "yanis.morel@exemple.fr");
    }

    private String enrol(String name, String given, String sex, String born, String email) {
        return manager.enrols(
                cohort,
                Map.ofEntries(
                        Map.entry("birthName", name),
                        Map.entry("givenNames", given),
                        Map.entry("sex", sex),
                        Map.entry("birthDate", born),
                        Map.entry("birthPlace", "Rennes"),
                        Map.entry("email", email),
                        Map.entry("route", "training"),
                        Map.entry("enrolledOn", "2025-09-01"),
                        Map.entry("centre", "Centre Ouvrage de l’Ouest (exemple)")));
    }

    // --- the training

    private void theCentreFollowsTheTraining() {
        manager.go(cohort + "/assiduite");
        manager.page().fill("input[name=from]", "2026-02-09");
        manager.page().fill("input[name=until]", "2026-02-12");
        manager.press("Ajouter les jours ouvrés");
        manager.look("03-timetable");
        fillInEverySheet();
        centre.go(cohort + "/assiduite");
        centre.press("au dossier");
        centre.look("05-attendance");
        theModuleOutsideTheBlocksIsAcquired(ines);
        theModuleOutsideTheBlocksIsAcquired(yanis);
        placement(ines);
        placement(yanis);
    }

    /** Of eight half-days, Inès misses one for a reason that she proves, Yanis another without any. */
    private void fillInEverySheet() {
        centre.go(cohort + "/assiduite");
        var sheets = centre.page().locator("a[href*='/feuilles/']").all().stream()
                .map(sheet -> sheet.getAttribute("href"))
                .toList();
        for (int i = 0; i < sheets.size(); i++) {
            centre.go(sheets.get(i));
            if (i == 2) {
                absent(INES, "JUSTIFIED");
                centre.look("04-sheet");
            }
            if (i == 5) {
                absent(YANIS, "UNJUSTIFIED");
            }
            centre.press("Tous ceux qui restent sont présents");
        }
    }

    private void absent(String candidate, String state) {
        centre.row(candidate).locator("input[value=" + state + "]").check();
        assertThat(centre.page().locator("#saved")).containsText("enregistré");
    }

    private void theModuleOutsideTheBlocksIsAcquired(String dossier) {
        centre.go(dossier);
        Locator form = centre.page()
                .locator("form:has(input[name=key][value='fact|MODULE|hors-blocs'])")
                .first();
        form.locator("xpath=ancestor::details[1]").evaluate("details => details.open = true");
        form.locator("input[type=date]").fill("2026-02-12");
        form.locator("select").first().selectOption(new SelectOption().setIndex(1));
        form.locator("button").click();
        assertThat(centre.page().locator("#dossier .changed")).isVisible();
    }

    private void placement(String dossier) {
        centre.go(dossier + "/entreprise");
        centre.page().fill("input[name=employer]", "Halles de la Vilaine");
        centre.page().fill("input[name=from]", "2025-10-01");
        centre.page().fill("input[name=until]", "2026-01-15");
        centre.page().fill("input[name=percent]", "100");
        centre.page().selectOption("select[name=proof]", "AGREEMENT");
        centre.press("Enregistrer la période");
        centre.press("Mettre le dossier à jour");
        centre.look("06-placement");
    }

    // --- the assessments

    private Walk theAssessorComesIn() {
        var invitation = manager.invites(ODILE, ODILE_WRITES, "ASSESSOR", "OPENED");
        manager.look("07-invitation");
        return Walk.invited(STORY, ODILE_WRITES, invitation);
    }

    private void theAssessmentsAreHeld(Walk assessor) {
        var formative = held(assessor, "B1.journee-immersive", "2026-02-13", "en-cours-acquisition", "acquis");
        manager.go(formative);
        manager.look("08-formative-day");
        held(assessor, "B2.mission-immersive", "2026-03-20", "en-cours-acquisition", "acquis");
        held(assessor, "B1.mission-action", "2026-04-10", "acquis", "acquis");
        held(assessor, "B3.mission-action", "2026-04-13", "non-acquis", "ABSENT_UNJUSTIFIED");
        held(assessor, "B4.mission-action", "2026-04-14", "maitrise", "acquis");
        held(assessor, "B1.etude-de-cas", "2026-05-18", "ABSENT_JUSTIFIED", "acquis");
        held(assessor, "B3.etude-de-cas", "2026-05-19", "acquis", NOT_SEATED);
        held(assessor, "B4.etude-de-cas", "2026-05-20", "acquis", "acquis");
        var last = held(assessor, "B4.mission-consultant", "2026-06-05", "non-acquis", "acquis");
        assessor.go(last);
        assessor.look("09-sitting-marked");
    }

    /** Records a sitting that was held, seats both, notes who came and marks who did. */
    private String held(Walk assessor, String assessment, String day, String first, String second) {
        manager.go(cohort + "/passages/nouveau");
        manager.page().selectOption("select[name=what]", assessment);
        var sitting = manager.recordsThat(day, "18:00", "19:30", "Salle Vauban, Rennes");
        manager.appoints(sitting, ODILE, ODILE_WRITES, "COMMISSION");
        manager.seatsAll(sitting);
        attend(assessor, sitting, INES, first);
        attend(assessor, sitting, YANIS, second);
        return sitting;
    }

    private static void attend(Walk assessor, String sitting, String candidate, String what) {
        if (what.startsWith("ABSENT")) {
            assessor.notes(sitting, Map.of(candidate, what));
        } else if (!what.equals(NOT_SEATED)) {
            assessor.notes(sitting, Map.of(candidate, "PRESENT"));
            assessor.marks(sitting, candidate, what);
        }
    }

    // --- the resits

    /** Each in the form that the document gives it; nothing is taken again of the formative day, nor of what Yanis missed. */
    private void onlyInesMayResit() {
        manager.go(cohort + "/rattrapages");
        assertThat(manager.page().locator("tbody tr")).hasCount(4);
        assertThat(manager.page().locator("tbody")).not().containsText(YANIS);
        mayResit("Étude de cas du bloc 1", "Absence justifiée", "Étude de cas", "du 29 juin au 1er juillet 2026");
        mayResit("Mission immersive du bloc 2", "En cours d’acquisition", "Étude de cas", "jusqu’au");
        mayResit("Mission action du bloc 3", "Non acquis", "Oral devant le jury national", "jusqu’au");
        mayResit("Mission consultant du bloc 4", "Non acquis", "Étude de cas", "jusqu’au");
        manager.look("10-resits");
    }

    private void mayResit(String what, String why, String format, String window) {
        var cells = manager.row(what).locator("td");
        assertThat(cells).containsText(new String[] {what, why, format, window});
    }

    private void theCaseStudyIsTakenAgainInItsDays(Walk assessor) {
        resitIsPassed(assessor, "B1.etude-de-cas", "2026-06-30", "18:00", "20:00");
    }

    /** Opens a resit from the list of those who may take it, and records that it was held. */
    private String resitIsHeld(Walk assessor, String assessment, String day, String from, String until) {
        manager.go(cohort + "/rattrapages?epreuve=" + assessment);
        manager.follow("Organiser ce rattrapage");
        var sitting = manager.recordsThat(day, from, until, "Salle Vauban, Rennes");
        manager.appoints(sitting, ODILE, ODILE_WRITES, "COMMISSION");
        manager.seatsAll(sitting);
        assessor.notes(sitting, Map.of(INES, "PRESENT"));
        return sitting;
    }

    private void resitIsPassed(Walk assessor, String assessment, String day, String from, String until) {
        assessor.marks(resitIsHeld(assessor, assessment, day, from, until), INES, "acquis");
    }

    private Walk inesOpensHerSpace() {
        theSituationOfEachDayIsLookedAtFromNowOn();
        manager.go(ines);
        var candidate = Walk.invited(STORY, INES_WRITES, manager.opensSpace());
        candidate.look("14-space");
        candidate.follow("^Livrables$");
        return candidate;
    }

    /** Seven pages at most; five are only indicated, so that four are remarked on and taken all the same. */
    private static void theReportsAreHandedIn(Walk candidate) {
        candidate.follow("bloc 3");
        send(candidate, 8);
        candidate.reads("8 pages");
        assertThat(candidate.link("^Remettre")).hasCount(0);
        candidate.look("15-report-too-long");
        candidate.follow("Rapport synthétique du bloc 3");
        send(candidate, 6);
        candidate.look("16-report");
        handIn(candidate);
        candidate.look("17-handed-in");
        candidate.follow("Livrables");
        candidate.follow("bloc 1");
        send(candidate, 4);
        handIn(candidate);
    }

    private void theSituationOfEachDayIsLookedAtFromNowOn() {
        manager.go(cohort);
        manager.page().locator("main summary:visible").first().click();
        manager.page().fill("#asOf", "");
        manager.press("Enregistrer les dates");
        manager.look("13-today");
    }

    private static void send(Walk candidate, int pages) {
        candidate.page().setInputFiles("input[type=file]", Walk.report("Rapport", pages));
        candidate.press("^Déposer");
        candidate.page().waitForURL("**/versions/*");
    }

    private static void handIn(Walk candidate) {
        candidate.follow("^Remettre");
        candidate.page().locator("main form button.button-primary").click();
        candidate.isTold("remis");
    }

    private void theOtherResitsAreHeldBeforeTheJury(Walk assessor) {
        var day = today.toString();
        resitIsPassed(assessor, "B2.mission-immersive", day, "00:00", "00:10");
        var oral = resitIsHeld(assessor, "B3.mission-action", day, "00:10", "00:20");
        theReportIsReadBesideTheGrid(assessor, oral);
        assessor.marks(oral, INES, "maitrise");
        resitIsPassed(assessor, "B4.mission-consultant", day, "00:20", "00:30");
    }

    private static void theReportIsReadBesideTheGrid(Walk assessor, String oral) {
        assessor.opensGrid(oral, INES);
        assessor.reads("Rapport synthétique du bloc 3");
        assertThat(assessor.page().locator("main")).not().containsText("Rapport synthétique du bloc 1");
        var file = assessor.page().locator("iframe.reading").getAttribute("src");
        assertThat(assessor.page().request().get(file).body()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assessor.look("18-grid-beside-report");
    }

    // --- what is proposed

    private void theProposalsAreRight() {
        manager.go(ines);
        manager.look("19-proposed");
        var proposal = manager.page().locator("aside");
        assertThat(proposal).containsText("Tout est réuni : l’attribution est proposée au jury.");
        assertThat(proposal.locator(".lines .badge-validated")).hasCount(4);
        assertThat(proposal).containsText("Rapport synthétique du bloc 1 : 4 pages");
        assertThat(proposal).containsText("Journée immersive du bloc 1 : entraînement, ne compte pas");
        manager.go(yanis);
        manager.look("20-partial");
        assertThat(proposal).containsText("Réussite partielle");
        assertThat(proposal).containsText("une absence injustifiée ferme les rattrapages de ce bloc");
        assertThat(proposal.locator(".lines li").nth(2)).containsText("non validé");
    }
}
