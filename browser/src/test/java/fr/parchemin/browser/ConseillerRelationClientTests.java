package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Document 004, while the title may be obtained and in the year after its end: a candidate by VAE from admissibility to the
 * jury, another whom nobody answers, and one who comes back for the last block.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConseillerRelationClientTests {

    private static final String SCHEME = "tp-conseiller-relation-client-distance";
    private static final String PASSWORD = "bruyère-cobalt-sillon";
    private static final String MEMBER = "Corinne Abadie";
    private static final String MEMBER_EMAIL = "corinne.abadie@exemple.fr";
    private static final StoryClock CLOCK = new StoryClock(LocalDate.of(2026, 1, 5));
    private static final Demo DEMO = new Demo(CLOCK);

    private final String story;

    ConseillerRelationClientTests() {
        this.story = "004";
    }

    private static void itIs(String day) {
        CLOCK.turnTo(LocalDate.parse(day));
    }

    private Walk manager() {
        return Walk.of(story, DEMO.manager(false));
    }

    private Walk centre() {
        return Walk.of(story, DEMO.guest("centre@parchemin.example", "demo-centre"));
    }

    /** Somebody with an account of their own. */
    private Walk signedIn(String email) {
        return Walk.of(story, DEMO.guest(email, PASSWORD));
    }

    private Walk invited(String email, String invitation) {
        Page page = DEMO.visitor(false);
        page.navigate(invitation);
        page.fill("#chosen", PASSWORD);
        page.fill("#again", PASSWORD);
        page.click("main form button.button-primary");
        return signedIn(email);
    }

    private Walk byLink(String link) {
        Page page = DEMO.visitor(false);
        page.navigate(link);
        page.click("main button.button-primary");
        return Walk.of(story, page);
    }

    private static String enrols(Walk manager, String cohort, String birthName, String givenNames, String... more) {
        var candidate = new java.util.HashMap<>(Map.of(
                "birthName",
                birthName,
                "givenNames",
                givenNames,
                "sex",
                "F",
                "birthDate",
                "1988-05-14",
                "birthPlace",
                "Amiens",
                "email",
                email(birthName)));
        for (int i = 0; i < more.length; i += 2) {
            candidate.put(more[i], more[i + 1]);
        }
        return manager.enrols(cohort, candidate);
    }

    private static String email(String birthName) {
        return birthName.toLowerCase(java.util.Locale.ROOT) + "@exemple.fr";
    }

    private static String space(Walk candidate) {
        candidate.go("/");
        candidate.page().waitForURL("**/mon-dossier/*");
        return candidate.here();
    }

    @Test
    @Order(2)
    void aCandidateByVaeGoesFromAdmissibilityToTheJury() {
        itIs("2026-03-17");
        String cohort = manager().opensCohort(SCHEME, "CRCD, session de juin 2026", "2026-06-23", "");
        String dossier = enrols(manager(), cohort, "Fofana", "Nadège", "route", "vae");
        Walk candidate = invited(email("Fofana"), manager().invitesCandidate("Nadège Fofana", email("Fofana")));
        theFeasibilityFileIsIncomplete(dossier, candidate);
        itIsCompletedAndGranted(dossier);
        theExperienceIsProven(dossier);
        theDossierProfessionnelIsHandedIn();
        String situation = theSituationIsPlanned(cohort);
        String interview = theFinalInterviewIsPlanned(cohort);
        theJurySeesTheSituation(situation);
        theJuryHoldsTheFinalInterview(interview);
        theFileIsReadyForTheJury(cohort);
    }

    private void theFeasibilityFileIsIncomplete(String dossier, Walk candidate) {
        Walk manager = manager();
        manager.go(dossier);
        manager.reads("Recevabilité");
        manager.look("01-dossier");
        manager.follow("Recevabilité");
        manager.look("02-admissibility-nothing");
        answers(manager, "INCOMPLETE", "2026-03-17", "Attestation de l’employeur pour 2024");
        manager.look("03-admissibility-incomplete");
        space(candidate);
        candidate.look("04-space");
        candidate.follow("^Voir ce qui manque$");
        candidate.reads("Attestation de l’employeur pour 2024");
    }

    /** Notes a step of the feasibility file that is open. */
    private static void answers(Walk manager, String what, String day, String words) {
        Page page = manager.page();
        page.check("input[name=what][value=" + what + "]");
        page.fill("input[name=day]", day);
        page.fill("input[name=words]", words);
        manager.press("^Enregistrer$");
        manager.isTold("est à jour");
    }

    private void itIsCompletedAndGranted(String dossier) {
        itIs("2026-03-24");
        Walk manager = manager();
        manager.go(dossier + "/recevabilite");
        answers(manager, "COMPLETE", "2026-03-24", "");
        manager.reads("24 mai 2026");
        itIs("2026-04-20");
        manager = manager();
        manager.go(dossier + "/recevabilite");
        answers(manager, "GRANTED", "2026-04-20", "");
        manager.look("05-admissibility-granted");
        Walk candidate = signedIn(email("Fofana"));
        String space = space(candidate);
        candidate.look("06-space-admitted");
        candidate.go(space.replace("/mon-dossier/", "/dossiers/") + "/recevabilite");
        candidate.reads("Accordée le");
    }

    private void theExperienceIsProven(String dossier) {
        Walk manager = manager();
        manager.go(dossier + "/experience");
        Page page = manager.page();
        page.fill("input[name=employer]", "Voix du Nord Assistance");
        page.fill("input[name=from]", "2023-02-01");
        page.fill("input[name=until]", "2025-01-31");
        page.fill("input[name=weeklyHours]", "35");
        page.selectOption("select[name=proof]", "CERTIFICATE");
        page.fill("input[name=reference]", "Attestation du 20 janvier 2026");
        manager.press("Enregistrer la période");
        manager.reads("Voix du Nord Assistance");
        manager.look("07-experience");
    }

    private void theDossierProfessionnelIsHandedIn() {
        itIs("2026-05-11");
        Walk candidate = signedIn(email("Fofana"));
        space(candidate);
        candidate
                .page()
                .locator("a[href$='/livrables/dossier-professionnel']")
                .first()
                .click();
        candidate.page().setInputFiles("#file", Walk.report("Dossier professionnel de Nadège Fofana", 12));
        candidate.press("^Déposer$");
        candidate.look("09-version");
        candidate.follow("Remettre la version 1");
        candidate.press("^Remettre");
        candidate.isTold("remis");
    }

    private String theSituationIsPlanned(String cohort) {
        itIs("2026-05-18");
        Walk manager = manager();
        String situation =
                manager.plans(cohort, "mise-en-situation", "2026-06-22", "09:00", "12:00", "Centre AFPA, Amiens");
        manager.press("Placer tous ceux");
        assertThat(manager.page().locator("main")).not().containsText("Le règlement demande");
        manager.press("^Convoquer");
        manager.appoints(situation, MEMBER, MEMBER_EMAIL, "JURY");
        Walk candidate = signedIn(email("Fofana"));
        space(candidate);
        candidate.reads("Centre AFPA");
        candidate.look("12-space-summoned");
        return situation;
    }

    private String theFinalInterviewIsPlanned(String cohort) {
        Walk manager = manager();
        String interview =
                manager.plans(cohort, "entretien-final", "2026-06-22", "14:00", "15:00", "Centre AFPA, Amiens");
        manager.press("Placer tous ceux");
        manager.press("^Convoquer");
        manager.appoints(interview, MEMBER, MEMBER_EMAIL, "JURY");
        return interview;
    }

    private void theJurySeesTheSituation(String situation) {
        itIs("2026-06-22");
        Walk member = byLink(manager().linksTo(situation, MEMBER));
        member.notes(situation, Map.of("FOFANA", "PRESENT"));
        member.opensGrid(situation, "FOFANA");
        assertThat(member.page().locator(".grid-part")).hasCount(6);
        assertThat(member.page().locator(".beside-reading summary").first()).containsText("Dossier professionnel");
        member.look("15-deliverable-beside");
        member.grades("acquis");
        member.press("Rendre la grille");
        member.isTold("est rendue et le résultat est au dossier");
    }

    private void theJuryHoldsTheFinalInterview(String interview) {
        Walk member = byLink(manager().linksTo(interview, MEMBER));
        member.notes(interview, Map.of("FOFANA", "PRESENT"));
        member.marks(interview, "FOFANA", "favorable");
    }

    private void theFileIsReadyForTheJury(String cohort) {
        itIs("2026-06-23");
        Walk manager = manager();
        String room = opensTheJury(manager, cohort, "2026-06-23");
        manager.reads("FOFANA");
        manager.go(room + "/membres");
        manager.page()
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(MEMBER))
                .locator("button")
                .click();
        Walk chair = byLink(
                URI.create(manager.page().locator("#address").inputValue()).getPath());
        chair.go(room);
        chair.look("19-room-chair");
        chair.follow("FOFANA");
        chair.reads("CCP1");
        chair.look("20-case");
        chair.follow("Ouvrir le dossier complet");
        chair.reads("recevable, notifié le 20 avril 2026");
        chair.reads("24 mois");
        chair.look("21-file");
        chair.go(room);
        chair.follow("FOFANA");
        chair.follow("Lire ce qui est remis");
        chair.follow("Dossier professionnel");
        chair.look("22-file-deliverable");
        chair.go(room);
        chair.follow("FOFANA");
        chair.press("Enregistrer la décision");
        chair.look("23-decided");
    }

    private static String opensTheJury(Walk manager, String cohort, String day) {
        Page page = manager.page();
        manager.go("/jurys/nouveau?cohorte=" + cohort.substring(cohort.lastIndexOf('/') + 1));
        page.fill("input[name=heldOn]", day);
        page.fill("input[name=place]", "Amiens");
        page.locator("input[name=names]").nth(0).fill(MEMBER);
        page.locator("input[name=capacities]").nth(0).fill("Responsable de plateau, dix ans de métier");
        page.locator("input[name=emails]").nth(0).fill(MEMBER_EMAIL);
        page.locator("input[name=names]").nth(1).fill("Bertrand Okafor");
        page.locator("input[name=capacities]").nth(1).fill("Superviseur de centre de contact");
        page.locator("input[name=chair]").nth(0).check();
        manager.press("Ouvrir la session");
        page.waitForURL("**/jurys/*");
        return manager.here();
    }

    @Test
    @Order(1)
    void nobodyAnswersWithinTwoMonthsAndThatMeansAdmissible() {
        itIs("2026-01-15");
        String cohort = manager().opensCohort(SCHEME, "CRCD, recevabilités de janvier", "2026-06-30", "");
        String dossier = enrols(manager(), cohort, "Prigent", "Solenn", "route", "vae");
        Walk manager = manager();
        manager.go(dossier + "/recevabilite");
        answers(manager, "COMPLETE", "2026-01-15", "");
        itIs("2026-03-15");
        manager = manager();
        manager.go(dossier + "/recevabilite");
        manager.reads("réponse attendue le 15 mars 2026");
        itIs("2026-03-16");
        manager = manager();
        manager.go(dossier);
        manager.reads("accordée par silence gardé pendant deux mois, le 16 mars 2026 ; à constater");
        manager.look("30-dossier-silent");
        manager.follow("^Recevabilité$");
        manager.reads("Recevabilité accordée par silence gardé pendant deux mois, le 16 mars 2026");
        manager.look("31-admissibility-silent");
        manager.press("^Enregistrer$");
        manager.isTold("est à jour");
        manager.reads("par silence gardé pendant deux mois");
        manager.look("32-admissibility-by-silence");
        manager.go(dossier);
        assertThat(manager.page().locator("aside").first()).not().containsText("recevabilité");
        manager.look("33-dossier-by-silence");
    }

    @Test
    @Order(3)
    void whoHoldsTheFirstBlockObtainsTheTitleWithTheLastOne() {
        itIs("2027-01-18");
        String cohort = manager().opensCohort(SCHEME, "CRCD, dernier CCP, mars 2027", "2027-03-10", "");
        String dossier = enrols(
                manager(),
                cohort,
                "Delorme",
                "Yasmine",
                "route",
                "modular",
                "origin",
                "training",
                "centre",
                "Centre Ouvrage de l’Ouest (exemple)",
                "presentedBlocks",
                "CCP2");
        theBlockHeldIsRecorded(dossier);
        invited(email("Delorme"), manager().invitesCandidate("Yasmine Delorme", email("Delorme")));
        everythingIsHandedIn(dossier);
        theLastBlockIsAssessed(cohort);
        theTitleIsProposed(cohort, dossier);
    }

    private void theBlockHeldIsRecorded(String dossier) {
        Walk centre = centre();
        centre.go(dossier);
        Page page = centre.page();
        Locator form =
                page.locator("form:has(input[name=key][value='fact|HOLDING|'])").first();
        form.locator("xpath=ancestor::details[1]").evaluate("details => details.open = true");
        centre.look("41-holding-form");
        form.locator("input[type=date]").fill("2026-05-20");
        form.locator("[name=block]").fill("CCP1");
        page.evaluate("document.getElementById('dossier').dataset.before = 'true'");
        form.locator("button").click();
        page.locator("#dossier:not([data-before]) .changed").waitFor();
        centre.look("42-block-held");
    }

    private void everythingIsHandedIn(String dossier) {
        Walk candidate = signedIn(email("Delorme"));
        String space = space(candidate);
        candidate.look("43-space");
        candidate
                .page()
                .locator("a[href$='/livrables/dossier-professionnel']")
                .first()
                .click();
        candidate.page().setInputFiles("#file", Walk.report("Dossier professionnel de Yasmine Delorme", 9));
        candidate.press("^Déposer$");
        candidate.follow("Remettre la version 1");
        candidate.press("^Remettre");
        candidate.isTold("remis");
        Walk centre = centre();
        centre.go(dossier + "/livrables/livret-ecf");
        centre.page().setInputFiles("#file", Walk.report("Évaluations en cours de formation", 3));
        centre.press("^Déposer$");
        centre.follow("Remettre la version 1");
        centre.look("44-handing-in-centre");
        centre.press("^Remettre");
        centre.isTold("remis");
        candidate.go(space);
    }

    private void theLastBlockIsAssessed(String cohort) {
        Walk manager = manager();
        String situation =
                manager.plans(cohort, "mise-en-situation", "2027-03-09", "09:00", "12:00", "Centre AFPA, Amiens");
        manager.press("Placer tous ceux");
        manager.reads("CCP2-C1, CCP2-C2, CCP2-C3");
        manager.press("^Convoquer");
        manager.appoints(situation, MEMBER, MEMBER_EMAIL, "JURY");
        String interview =
                manager.plans(cohort, "entretien-final", "2027-03-09", "14:00", "15:00", "Centre AFPA, Amiens");
        manager.press("Placer tous ceux");
        manager.press("^Convoquer");
        manager.appoints(interview, MEMBER, MEMBER_EMAIL, "JURY");
        itIs("2027-03-09");
        Walk member = byLink(manager().linksTo(situation, MEMBER));
        member.notes(situation, Map.of("DELORME", "PRESENT"));
        member.opensGrid(situation, "DELORME");
        assertThat(member.page().locator(".grid-part")).hasCount(3);
        member.marks(situation, "DELORME", "acquis");
        member = byLink(manager().linksTo(interview, MEMBER));
        member.notes(interview, Map.of("DELORME", "PRESENT"));
        member.marks(interview, "DELORME", "favorable");
    }

    private void theTitleIsProposed(String cohort, String dossier) {
        itIs("2027-03-10");
        Walk manager = manager();
        manager.go(dossier);
        Locator proposal = manager.page().locator("aside").first();
        for (String status : List.of("acquis d’avant", "validé")) {
            assertThat(proposal).containsText(status);
        }
        manager.look("46-proposal");
        String room = opensTheJury(manager, cohort, "2027-03-10");
        manager.go(room);
        manager.follow("DELORME");
        manager.reads("CCP1");
        manager.look("47-case");
    }
}
