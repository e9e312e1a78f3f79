package fr.parchemin.app.candidacy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.assessment.NextSteps;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.ResitWindow;
import fr.parchemin.app.candidacy.ResitWindows;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.sitting.Doubt;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.engine.dossier.Days;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.DossierWriter;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.Proposal;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Windows of resits: asked when a cohort opens, changed after their effect was shown. */
@ParcheminTest
@Import(AJury.class)
class WindowPagesTests {

    private static final String SCHEME = "certification-jnac";
    private static final String WINDOW = "etudes-de-cas";
    private static final String FROM = "from-" + WINDOW;
    private static final String UNTIL = "until-" + WINDOW;
    private static final String FROM_OF_SCHEME = "from-" + SCHEME + "-" + WINDOW;
    private static final String UNTIL_OF_SCHEME = "until-" + SCHEME + "-" + WINDOW;
    private static final Pattern SEEN = Pattern.compile("name=\"vu\" value=\"([^\"]+)\"");

    @Autowired
    AJury jury;

    @Autowired
    Cohorts cohorts;

    @Autowired
    ResitWindows windows;

    @Autowired
    Dossiers dossiers;

    @Autowired
    NextSteps steps;

    @Autowired
    Sittings sittings;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester web;

    private String manager = "";

    @BeforeEach
    void aManager() {
        manager = account(Role.MANAGER);
    }

    private String account(Role role) {
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Hélène Caradec", "secret", role);
        return email;
    }

    private MvcTestResult get(String as, String address) {
        return web.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(as)))
                .exchange();
    }

    private MvcTestResult post(String as, String address, Map<String, String> sent) {
        var request = web.post().uri(address).with(csrf()).with(user(accounts.loadUserByUsername(as)));
        sent.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, MvcTestResult answer) {
        var matcher = pattern.matcher(text(answer));
        assertThat(matcher.find()).as("%s", pattern).isTrue();
        return Objects.requireNonNull(matcher.group(1));
    }

    private Cohort opened(Map<String, String> sent) {
        var answer = post(manager, "/cohortes", sent);
        assertThat(answer).hasStatus(302);
        var address = Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
        return cohorts.find(new CohortId(Long.parseLong(address.substring("/cohortes/".length()))))
                .orElseThrow();
    }

    /** A cohort of summer 2026, with somebody who failed a case study. */
    private CohortId summer() {
        var cohort = jury.cohort();
        cohorts.plan(cohort, AJury.DAY, LocalDate.of(2026, 6, 20), AJury.MANAGER);
        return cohort;
    }

    private CandidacyId failing(CohortId cohort, String name) {
        var candidate = jury.candidate(cohort, name);
        jury.change(candidate, List.of(jury.result("B1.etude-de-cas", "non-acquis")));
        return candidate;
    }

    private List<NextAction> resits(CandidacyId candidate) {
        var answer = dossiers.examine(candidate, null).map(Examined::answer).orElseThrow();
        return ((Proposal) answer)
                .nextActions().stream()
                        .filter(action -> action.action() == Action.RESIT)
                        .toList();
    }

    private static String name() {
        return "JNAC " + UUID.randomUUID();
    }

    @Test
    void aCohortOpenedAfterTheWindowsOfTheRulesHasResitsAgain() {
        assertThat(text(get(manager, "/cohortes/nouvelle")))
                .contains("Étude de cas (bloc 1, bloc 3, bloc 4)", "name=\"" + FROM_OF_SCHEME + "\"");

        var cohort = opened(Map.of("scheme", SCHEME, "name", name(), FROM_OF_SCHEME, "", UNTIL_OF_SCHEME, ""));
        var candidate = jury.candidate(cohort.id(), "Diallo");
        jury.change(
                candidate,
                List.of(new Change.OfResult(
                        new Attempt("B1.etude-de-cas", 1, null, null),
                        LocalDate.now(ZoneId.of("Europe/Paris")),
                        new Mark.Graded("non-acquis"),
                        null)));

        assertThat(resits(candidate)).extracting(NextAction::assessment).containsExactly("B1.etude-de-cas");
        assertThat(steps.of(cohort, "B1.etude-de-cas", true, AJury.MANAGER)).hasSize(1);
    }

    @Test
    void windowsLeftAsTheyWereShownFollowTheYearOfTheJury() {
        var cohort = opened(Map.of(
                "scheme",
                SCHEME,
                "name",
                name(),
                "juryOn",
                "2026-07-10",
                "asOf",
                "2026-06-20",
                FROM_OF_SCHEME,
                "",
                UNTIL_OF_SCHEME,
                ""));

        assertThat(windows.of(cohort))
                .extracting(ResitWindow::from, ResitWindow::until)
                .containsExactly(tuple(LocalDate.of(2026, 6, 29), LocalDate.of(2026, 7, 1)));
    }

    @Test
    void dossiersCarryTheWindowsOfTheirCohort() {
        var cohort = opened(Map.of(
                "scheme",
                SCHEME,
                "name",
                name(),
                "juryOn",
                "2031-07-10",
                FROM_OF_SCHEME,
                "2031-06-02",
                UNTIL_OF_SCHEME,
                "2031-06-04"));
        var candidate = jury.candidate(cohort.id(), "Diallo");

        var dossier = dossiers.examine(candidate, null).orElseThrow().dossier();

        assertThat(dossier.session()).isEqualTo("2031");
        assertThat(dossier.windows())
                .isEqualTo(Map.of(WINDOW, new Days(LocalDate.of(2031, 6, 2), LocalDate.of(2031, 6, 4))));
    }

    @Test
    void aWindowLeftOpenIsCarriedOpenWhateverTheRulesGive() {
        var cohort = jury.cohort();
        var found = cohorts.find(cohort).orElseThrow();
        windows.change(
                found, windows.of(found).stream().map(one -> one.on(null, null)).toList(), AJury.MANAGER);

        var dossier =
                dossiers.examine(failing(cohort, "Diallo"), null).orElseThrow().dossier();

        assertThat(dossier.windows()).isEqualTo(Map.of(WINDOW, Days.OPEN));
        assertThat(new String(DossierWriter.write(dossier), StandardCharsets.UTF_8))
                .contains("\"windows\":{\"" + WINDOW + "\":{}}");
    }

    private MvcTestResult plan(CohortId cohort, String juryOn, String asOf) {
        return post(manager, "/cohortes/" + cohort.value() + "/dates", Map.of("juryOn", juryOn, "asOf", asOf));
    }

    @Test
    void aDayThatCannotBeReadIsToldAtItsFieldAndNothingTypedIsLost() {
        var cohort = summer();

        var refused = plan(cohort, "le dix juillet", "2026-06-21");

        assertThat(refused).hasStatus(422);
        assertThat(text(refused))
                .contains("href=\"#juryOn\"", "Ce n’est pas une date", "le dix juillet", "value=\"2026-06-21\"");
        assertThat(cohorts.find(cohort).orElseThrow().asOf()).isEqualTo(LocalDate.of(2026, 6, 20));
    }

    @Test
    void aJuryIsNotMovedBeforeTheEndOfAWindow() {
        var cohort = summer();

        var refused = plan(cohort, "2026-07-01", "2026-06-20");

        assertThat(refused).hasStatus(422);
        assertThat(text(refused))
                .contains("href=\"#juryOn\"", "Étude de cas (bloc 1, bloc 3, bloc 4)", "du 29 juin au 1er juillet 2026")
                .contains("/cohortes/" + cohort.value() + "/fenetres");
        assertThat(cohorts.find(cohort).orElseThrow().juryOn()).isEqualTo(AJury.DAY);
        assertThat(plan(cohort, "2026-07-02", "2026-06-20")).hasStatus(302);
    }

    @Test
    void aJuryOfAnotherYearSaysThatItsWindowsAreStillThoseOfBefore() {
        var answer = plan(summer(), "2027-07-02", "2026-06-20");

        assertThat(answer).hasStatus(302);
        assertThat(Objects.requireNonNull(answer.getMvcResult().getFlashMap().get("flash"))
                        .toString())
                .contains("candidacy.flash.planned-another-year");
    }

    @Test
    void whatWasTypedStaysBesideWhatIsWrongWithIt() {
        var refused = post(
                manager,
                "/cohortes",
                Map.of(
                        "scheme",
                        SCHEME,
                        "name",
                        "Session de juillet 2031",
                        "juryOn",
                        "2031-07-10",
                        FROM_OF_SCHEME,
                        "2031-07-09",
                        UNTIL_OF_SCHEME,
                        "2031-07-10"));

        assertThat(refused).hasStatus(422);
        assertThat(text(refused))
                .contains("value=\"2031-07-09\"", "value=\"2031-07-10\"", "Session de juillet 2031")
                .contains("href=\"#" + UNTIL_OF_SCHEME + "\"", "id=\"" + UNTIL_OF_SCHEME + "\"")
                .contains("Un rattrapage se tient avant le jury, fixé au 10 juillet 2031.");
    }

    @Test
    void whatAChangeShutsIsShownBeforeAnythingIsWritten() {
        var cohort = summer();
        var candidate = failing(cohort, "Diallo");
        var address = "/cohortes/" + cohort.value() + "/fenetres";
        var earlier = Map.of(FROM, "2026-06-08", UNTIL, "2026-06-10");

        var preview = post(manager, address, earlier);

        assertThat(preview).hasStatusOk();
        assertThat(text(preview))
                .contains("Un candidat perd un rattrapage", "DIALLO", "Étude de cas du bloc 1")
                .contains("du 29 juin au 1er juillet 2026", "du 8 au 10 juin 2026");
        assertThat(resits(candidate)).hasSize(1);

        assertThat(post(manager, address, Map.of(FROM, "2026-06-08", UNTIL, "2026-06-10", "vu", found(SEEN, preview))))
                .hasStatus(302);
        assertThat(resits(candidate)).isEmpty();
        var changed = cohorts.find(cohort).orElseThrow();
        assertThat(steps.of(changed, "B1.etude-de-cas", true, AJury.MANAGER)).isEmpty();
        assertThat(jdbc.sql("select count(*) from journal.entry where what = 'resit-windows-changed'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void plannedSittingsThatAChangeShutsOutAreShown() {
        var cohort = summer();
        var candidate = failing(cohort, "Diallo");
        var when = new When(LocalDate.of(2026, 6, 30), LocalTime.of(9, 0), LocalTime.of(12, 0));
        var plan = new Plan("B1.etude-de-cas", true, when, new Where("Lyon", false), null, null);
        var sitting = sittings.plan(cohort, plan, Set.of(Doubt.Kind.values()), AJury.MANAGER);
        sittings.seat(sitting, List.of(candidate), AJury.MANAGER);
        var address = "/cohortes/" + cohort.value() + "/fenetres";

        assertThat(text(post(manager, address, Map.of(FROM, "2026-06-08", UNTIL, "2026-06-10"))))
                .contains("Une séance de rattrapage prévue n’est plus permise", "/passages/" + sitting.value())
                .contains("Étude de cas du bloc 1, 30 juin 2026, un candidat y est placé");
        assertThat(text(post(manager, address, Map.of(FROM, "2026-06-30", UNTIL, "2026-07-02"))))
                .doesNotContain("n’est plus permise");
    }

    @Test
    void aConfirmationOfSomethingElseThanWasShownIsShownItFirst() {
        var cohort = summer();
        failing(cohort, "Diallo");
        var address = "/cohortes/" + cohort.value() + "/fenetres";
        var earlier = Map.of(FROM, "2026-06-08", UNTIL, "2026-06-10");
        var preview = post(manager, address, earlier);
        var late = failing(cohort, "Martin");

        var again = post(manager, address, Map.of(FROM, "2026-06-08", UNTIL, "2026-06-10", "vu", found(SEEN, preview)));

        assertThat(again).hasStatusOk();
        assertThat(text(again)).contains("La cohorte a changé depuis l’aperçu", "2 candidats perdent un rattrapage");
        assertThat(resits(late)).hasSize(1);
    }

    @Test
    void whatAChangeOpensIsShownWithItsDays() {
        var cohort = summer();
        failing(cohort, "Diallo");
        var found = cohorts.find(cohort).orElseThrow();
        windows.change(
                found,
                windows.of(found).stream()
                        .map(one -> one.on(LocalDate.of(2026, 6, 8), LocalDate.of(2026, 6, 10)))
                        .toList(),
                AJury.MANAGER);

        var preview = post(
                manager, "/cohortes/" + cohort.value() + "/fenetres", Map.of(FROM, "2026-07-06", UNTIL, "2026-07-08"));

        assertThat(text(preview))
                .contains("Un candidat gagne un rattrapage", "Étude de cas du bloc 1, du 6 au 8 juillet 2026");
    }

    @Test
    void aContradictoryDossierKeepsTheColumnsOfItsCohort() {
        var cohort = summer();
        jury.candidate(cohort, "Diallo");
        cohorts.plan(cohort, null, LocalDate.of(2024, 1, 10), AJury.MANAGER);

        assertThat(text(get(manager, "/cohortes/" + cohort.value())))
                .contains("dossier contradictoire")
                .contains("data-label=\"B1\"", "data-label=\"B4\"");
    }

    @Test
    void theWindowsOfACohortAreReadOnItsPage() {
        var cohort = summer();

        assertThat(text(get(manager, "/cohortes/" + cohort.value())))
                .contains("Fenêtres de rattrapage", "du 29 juin au 1er juillet 2026", "/fenetres");
        assertThat(windows.of(cohorts.find(cohort).orElseThrow()))
                .extracting(ResitWindow::name)
                .containsExactly(WINDOW);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = Mode.EXCLUDE, names = "MANAGER")
    void nobodyButAManagerOpensACohortOrChangesItsWindows(Role role) {
        var cohort = summer();
        var before = windows.of(cohorts.find(cohort).orElseThrow());
        var other = account(role);
        var address = "/cohortes/" + cohort.value() + "/fenetres";

        assertThat(get(other, address).getResponse().getStatus()).isIn(403, 404);
        assertThat(post(other, address, Map.of(FROM, "2026-06-08", UNTIL, "2026-06-10"))
                        .getResponse()
                        .getStatus())
                .isIn(403, 404);
        assertThat(get(other, "/cohortes/nouvelle").getResponse().getStatus()).isIn(403, 404);
        assertThat(post(other, "/cohortes", Map.of("scheme", SCHEME, "name", name()))
                        .getResponse()
                        .getStatus())
                .isIn(403, 404);
        assertThat(windows.of(cohorts.find(cohort).orElseThrow())).isEqualTo(before);
    }
}
