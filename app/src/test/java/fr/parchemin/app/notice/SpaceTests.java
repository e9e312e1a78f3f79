package fr.parchemin.app.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.notice.Space.Step;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.sitting.Doubt;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.app.sitting.Summonses;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.NextAction.Action;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a candidate reads before results are public, after, and once the jury decided. */
@ParcheminTest
@Import(AJury.class)
class SpaceTests {

    private static final String STUDY = "B1.etude-de-cas";

    @Autowired
    AJury jury;

    @Autowired
    Spaces spaces;

    @Autowired
    Publications publications;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Deliberations deliberations;

    @Autowired
    Accounts accounts;

    @Autowired
    MockMvcTester web;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sittings sittings;

    @Autowired
    Summonses summonses;

    @Autowired
    Appeals appeals;

    @Autowired
    Clock clock;

    private CohortId cohort = new CohortId(0);
    private CandidacyId awa = new CandidacyId(0);

    @BeforeEach
    void aCandidateWhoPassedEverything() {
        jury.mentions();
        cohort = jury.cohort();
        awa = jury.passing(cohort, "Diallo", "0.9");
    }

    private Space space(CandidacyId candidacy) {
        return spaces.of(candidacy).orElseThrow();
    }

    private String account(CandidacyId candidacy) {
        var person = candidacies.find(candidacy).orElseThrow().person().value();
        return account(Role.CANDIDATE, Scope.PERSON, Long.toString(person));
    }

    private String account(Role role, Scope scope, String of) {
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Personne", "secret", role, scope, of);
        return email;
    }

    private MvcTestResult get(String email, String address) {
        return web.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }

    @Test
    void whatIsMissingBeforeTheJuryIsDueOnItsEve() {
        cohorts.plan(cohort, AJury.DAY, LocalDate.of(2026, 6, 1), AJury.MANAGER);
        var ben = jury.candidate(cohort, "Moreau");
        var page = get(account(Role.MANAGER, Scope.EVERYTHING, ""), "/dossiers/" + ben.value());

        assertThat(space(ben).dues())
                .filteredOn(due -> due.key().equals("assessment.due"))
                .as("attendance, days in the company")
                .extracting(due -> due.until())
                .containsExactly(LocalDate.of(2026, 7, 9), LocalDate.of(2026, 7, 9));
        assertThat(page)
                .bodyText()
                .contains("Échéances", "Assiduité non encore connue", "Jours en entreprise non encore connus");
        assertThat(space(awa).dues())
                .as("who has all of it")
                .noneMatch(due -> due.key().equals("assessment.due"));
        assertThat(get(account(Role.JUROR, Scope.EVERYTHING, ""), "/dossiers/" + ben.value()))
                .as("whoever may not see the space")
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Échéances");
    }

    /** What stands in a part of the page, each thing with its day. */
    private static List<String> listed(String page, String part) {
        var from = page.substring(page.indexOf("id=\"" + part + "\""));
        return Pattern.compile("next-when\">([^<]*)</span><span class=\"next-what\">([^<]*)<")
                .matcher(from.substring(0, from.indexOf("</section>")))
                .results()
                .map(found -> found.group(1) + " | " + found.group(2))
                .toList();
    }

    @Test
    void whatIsToComeIsToldOnceInTheOrderOfItsDays() throws Exception {
        var today = LocalDate.now(clock);
        var formats = new Formats(Locale.FRENCH);
        cohorts.plan(cohort, today.plusDays(60), null, AJury.MANAGER);
        var ben = jury.candidate(cohort, "Moreau");
        summoned(ben, STUDY, today.plusDays(20));
        summoned(ben, "B3.etude-de-cas", today.plusDays(10));

        var answer = get(account(ben), "/mon-dossier/" + ben.value());
        var page = answer.getResponse().getContentAsString();

        assertThat(page)
                .containsSubsequence(
                        "Ce que vous avez à faire",
                        "Étude de cas du bloc 3",
                        "Lieu",
                        "Salle 12, Rennes",
                        "Lire ma convocation");
        assertThat(listed(page, "then"))
                .startsWith("le " + formats.day(today.plusDays(20))
                        + " | Venir à l’épreuve «\u202fÉtude de cas du bloc 1\u202f», à 9\u00a0h\u00a000")
                .endsWith("le " + formats.day(today.plusDays(60)) + " | Jury")
                .anyMatch(line -> line.startsWith("jusqu’au " + formats.day(today.plusDays(59))));
        assertThat(listed(page, "undated"))
                .as("what no day is set for")
                .contains("date à fixer | Passer\u202f: étude de cas du bloc 4")
                .noneMatch(line -> line.contains("étude de cas du bloc 1") || line.contains("étude de cas du bloc 3"));
    }

    private void summoned(CandidacyId who, String assessment, LocalDate day) {
        var sitting = sittings.plan(
                cohort,
                new Plan(
                        assessment,
                        false,
                        new When(day, LocalTime.of(9, 0), LocalTime.of(11, 0)),
                        new Where("Salle 12, Rennes", false),
                        null,
                        null),
                // The days of these tests follow today, on which a Sunday or a holiday may fall.
                Set.of(Doubt.Kind.HOLIDAY),
                AJury.MANAGER);
        sittings.seat(sitting, List.of(who), AJury.MANAGER);
        summonses.summon(sitting, null, AJury.MANAGER);
        assertThat(get(account(who), "/dossiers/" + who.value() + "/convocations/" + sitting.value()))
                .as("the way to the letter")
                .hasStatus(302);
        assertThat(get(account(who), "/dossiers/" + who.value() + "/convocations/0"))
                .hasStatus(404);
    }

    @Test
    void whatWasNotHandedInIsToldAfterItsDay() throws Exception {
        cohorts.plan(cohort, LocalDate.now(clock).minusDays(3), null, AJury.MANAGER);
        var ben = jury.candidate(cohort, "Moreau");

        var page =
                get(account(ben), "/mon-dossier/" + ben.value()).getResponse().getContentAsString();

        assertThat(listed(page, "then"))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line).startsWith("date passée depuis le").contains("à remettre"));
        assertThat(page).contains("adressez-vous à votre centre");
    }

    @Test
    void anAppealIsAmongWhatIsToComeUntilItIsAnswered() {
        appeals.file(
                awa, Appeal.Kind.COMPLAINT, Appeal.About.SITTING, "Salle fermée.", LocalDate.now(clock), AJury.MANAGER);

        assertThat(space(awa).dues()).anySatisfy(due -> {
            assertThat(due.key()).isEqualTo("notice.due.COMPLAINT");
            assertThat(due.until()).isEqualTo(LocalDate.now(clock).plusMonths(2));
        });
    }

    @Test
    void aResultThatIsNotPublicIsAwaited() {
        assertThat(space(awa).disclosed().results())
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.mark()).isInstanceOf(Mark.Awaited.class));
        assertThat(space(awa).blocks().values()).containsOnly(Status.IN_PROGRESS);
        assertThat(get(account(awa), "/mon-dossier/" + awa.value()))
                .hasStatusOk()
                .bodyText()
                .contains("résultat pas encore publié", "Épreuves")
                .doesNotContain("<strong>Acquis", "attribution", "Proposition");
    }

    @Test
    void aBlockIsNotSaidToBeValidatedBeforeTheJuryEvenWhenEverythingIsPublic() {
        space(awa)
                .disclosed()
                .results()
                .forEach(result -> publications.publish(cohort, result.assessment(), 1, AJury.MANAGER));

        assertThat(space(awa).disclosed().results())
                .allSatisfy(result -> assertThat(result.mark()).isInstanceOf(Mark.Graded.class));
        assertThat(space(awa).blocks().values()).containsOnly(Status.IN_PROGRESS);
        assertThat(space(awa).step()).isEqualTo(Step.JURY);
    }

    @Test
    void anAttemptAfterAHiddenFailureIsHiddenToo() {
        var bea = jury.candidate(cohort, "Morvan");
        jury.change(bea, List.of(jury.result(STUDY, "non-acquis")));
        jury.change(
                bea,
                List.of(new Change.OfResult(
                        new Attempt(STUDY, 2, null, null),
                        LocalDate.of(2026, 6, 30),
                        new Mark.Graded("acquis"),
                        null)));

        assertThat(space(bea).disclosed().results()).hasSize(1);
        assertThat(space(bea).actions()).noneMatch(action -> action.action() == Action.RESIT);

        publications.publish(cohort, STUDY, 1, AJury.MANAGER);
        assertThat(space(bea).disclosed().results())
                .extracting(result -> result.mark())
                .containsExactly(new Mark.Graded("non-acquis"), new Mark.Awaited());
    }

    @Test
    void theRightToAResitIsToldOnceTheFailureIs() {
        cohorts.plan(cohort, AJury.DAY, LocalDate.of(2026, 6, 20), AJury.MANAGER);
        var bea = jury.candidate(cohort, "Morvan");
        jury.change(bea, List.of(jury.result("B1.mission-action", "non-acquis")));
        assertThat(space(bea).actions()).noneMatch(action -> action.action() == Action.RESIT);

        publications.publish(cohort, "B1.mission-action", 1, AJury.MANAGER);

        assertThat(space(bea).actions()).anyMatch(action -> action.action() == Action.RESIT);
    }

    @Test
    void theDecisionIsReadOnceTheSessionIsClosed() {
        var session = jury.session(cohort);
        jury.followAll(session);
        var email = account(awa);
        assertThat(space(awa).decision()).isNull();
        assertThat(get(email, "/mon-dossier/" + awa.value())).bodyText().doesNotContain("attribuée.");

        deliberations.close(session, AJury.MANAGER);

        assertThat(space(awa).step()).isEqualTo(Step.DECISION);
        assertThat(space(awa).blocks().values()).containsOnly(Status.VALIDATED);
        assertThat(get(email, "/mon-dossier/" + awa.value()))
                .bodyText()
                .contains("La certification vous est attribuée.", "Jury du 10 juillet 2026", "/parchemins/RNCP99999");
    }

    @Test
    void theWholeDossierIsClosedToTheCandidateAndTheSpaceToOthers() {
        var bea = jury.passing(cohort, "Morvan", "0.9");
        var email = account(awa);

        assertThat(get(email, "/")).hasRedirectedUrl("/mon-dossier/" + awa.value());
        assertThat(get(email, "/dossiers/" + awa.value())).hasStatus(404);
        assertThat(get(email, "/mon-dossier/" + bea.value())).hasStatus(404);
        assertThat(get(account(Role.JUROR, Scope.EVERYTHING, ""), "/mon-dossier/" + awa.value()))
                .hasStatus(404);
        assertThat(get(email, "/dossiers/" + awa.value() + "/donnees")).hasStatusOk();
        assertThat(get(account(Role.MANAGER, Scope.EVERYTHING, ""), "/mon-dossier/" + awa.value()))
                .hasStatusOk();
    }

    @Test
    void aManagerPublishesAnAssessmentOnceAndForGood() {
        var manager = account(Role.MANAGER, Scope.EVERYTHING, "");
        var page = "/cohortes/" + cohort.value() + "/publication";
        assertThat(get(manager, page + "/" + STUDY + "/1")).bodyText().contains("Un candidat pourra lire son résultat");

        for (int i = 0; i < 2; i++) {
            assertThat(web.post()
                            .uri(page)
                            .with(csrf())
                            .with(user(accounts.loadUserByUsername(manager)))
                            .param("assessment", STUDY)
                            .param("attempt", "1"))
                    .hasRedirectedUrl(page);
        }

        assertThat(publications.of(cohort)).hasSize(1);
        assertThat(get(manager, page)).bodyText().contains("publié", "par Personne");
        assertThat(get(account(awa), "/mon-dossier/" + awa.value())).bodyText().contains("Acquis");
        assertThat(get(manager, page + "/B1.inconnu/1")).hasStatus(404);
        assertThatThrownBy(() -> jdbc.sql("delete from notice.publication").update())
                .hasMessageContaining("append-only");
    }
}
