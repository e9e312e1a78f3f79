package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import biweekly.Biweekly;
import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Admissibility.What;
import fr.parchemin.app.candidacy.CohortAgenda.Entry;
import fr.parchemin.app.candidacy.CohortAgenda.Kind;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.sitting.Doubt;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.app.sitting.Summonses;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is due in a cohort, gathered from all who know of something. */
@ParcheminTest
@Import(AJury.class)
class CohortCalendarsTests {

    /** Days that follow today may be past, a Sunday or a holiday. */
    private static final Set<Doubt.Kind> ANY = EnumSet.allOf(Doubt.Kind.class);

    @Autowired
    MockMvcTester web;

    @Autowired
    AJury jury;

    @Autowired
    Accounts accounts;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    CohortCalendars calendars;

    @Autowired
    Accommodations accommodations;

    @Autowired
    Admissibilities admissibilities;

    @Autowired
    Sittings sittings;

    @Autowired
    Summonses summonses;

    @Autowired
    Catalog catalog;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private LocalDate today = LocalDate.EPOCH;
    private CohortId cohort = new CohortId(0);
    private CandidacyId awa = new CandidacyId(0);
    private CandidacyId ewen = new CandidacyId(0);

    @BeforeEach
    void twoCandidatesBeforeAJury() {
        today = LocalDate.now(clock);
        cohort = jury.cohort();
        cohorts.plan(cohort, today.plusDays(90), null, AJury.MANAGER);
        awa = jury.candidate(cohort, "Diallo");
        ewen = jury.candidate(cohort, "Le Goff");
    }

    private SittingId sitting(LocalDate day, CandidacyId... seated) {
        var sitting = sittings.plan(cohort, plan("B1.etude-de-cas", day), ANY, AJury.MANAGER);
        sittings.seat(sitting, List.of(seated), AJury.MANAGER);
        return sitting;
    }

    private static Plan plan(String assessment, LocalDate day) {
        return new Plan(
                assessment,
                false,
                new When(day, LocalTime.of(9, 0), LocalTime.of(11, 0)),
                new Where("Salle 12, Rennes", false),
                null,
                null);
    }

    private List<Entry> due(Kind kind) {
        return calendars.of(cohorts.find(cohort).orElseThrow(), AJury.MANAGER).stream()
                .filter(entry -> entry.kind() == kind)
                .toList();
    }

    private MvcTestResult get(Role role, String address) {
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Irène Vasseur", "secret", role, Scope.EVERYTHING, "");
        return web.get()
                .uri("/cohortes/" + cohort.value() + address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }

    @Test
    void aSittingIsDueOnItsDayAndItsSummonsesUntilAllAreSent() {
        var sitting = sitting(today.plusDays(40), awa, ewen);

        assertThat(due(Kind.SITTING)).singleElement().satisfies(entry -> {
            assertThat(entry.day()).isEqualTo(today.plusDays(40));
            assertThat(entry.candidates()).isEqualTo(2);
            assertThat(entry.address()).isEqualTo("/passages/" + sitting.value());
        });
        assertThat(due(Kind.SUMMONS)).singleElement().satisfies(entry -> {
            assertThat(entry.day()).as("the rules ask for no delay").isEqualTo(today.plusDays(40));
            assertThat(entry.candidates()).isEqualTo(2);
        });

        summonses.summon(sitting, null, AJury.MANAGER);

        assertThat(due(Kind.SUMMONS)).as("all are summoned").isEmpty();
    }

    /** Only the days are meant here: whether somebody is entitled is not asked. */
    @Test
    void summonsesAreDueAsLongBeforeAsTheSchemeAsks() {
        var edition = catalog.current("tp-conseiller-relation-client-distance").orElseThrow();
        cohort = cohorts.open(
                edition.id(), "TP " + UUID.randomUUID(), null, null, "T" + UUID.randomUUID(), AJury.MANAGER);
        var ines = jury.candidate(cohort, "Petit");
        var sitting = sittings.plan(cohort, plan("mise-en-situation", today.plusDays(20)), ANY, AJury.MANAGER);
        jdbc.sql("""
                        insert into sitting.seat (sitting, candidacy, attempt, items, seated_at, seated_name)
                        values (:sitting, :candidacy, 1, '{}', now(), 'Irène')""")
                .param("sitting", sitting.value())
                .param("candidacy", ines.value())
                .update();

        assertThat(due(Kind.SUMMONS)).singleElement().satisfies(entry -> {
            assertThat(entry.day()).isEqualTo(today.minusDays(10));
            assertThat(entry.isLate(today)).isTrue();
        });
        assertThat(due(Kind.SITTING))
                .singleElement()
                .satisfies(entry -> assertThat(entry.isLate(today)).isFalse());
    }

    @Test
    void theJuryAndItsEveWaitForAsManyAsAreThere() {
        assertThat(due(Kind.JURY)).singleElement().satisfies(entry -> {
            assertThat(entry.day()).isEqualTo(today.plusDays(90));
            assertThat(entry.key()).isEqualTo("jury.calendar.to-open");
        });
        assertThat(due(Kind.DELIVERABLE)).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.day()).isEqualTo(today.plusDays(89));
            assertThat(entry.candidates()).isEqualTo(2);
        });
        jury.session(cohort);
        assertThat(due(Kind.JURY))
                .extracting(Entry::key)
                .as("its session, on the day that was given it")
                .containsExactly("jury.calendar.open");
    }

    @Test
    void whatIsLateComesFirstAndSaysSo() throws Exception {
        admissibilities.record(
                candidacies.find(awa).orElseThrow(),
                admissibilities.of(awa),
                What.COMPLETE,
                today.minusMonths(3),
                "",
                AJury.MANAGER);
        accommodations.ask(ewen, today.minusDays(4), new Measures(33, false, false, false), AJury.MANAGER);

        var all = calendars.of(cohorts.find(cohort).orElseThrow(), AJury.MANAGER);
        var page = get(Role.MANAGER, "/echeances").getResponse().getContentAsString();

        assertThat(all.getFirst().kind()).isEqualTo(Kind.ADMISSIBILITY);
        assertThat(all.getFirst().isLate(today)).isTrue();
        assertThat(all.getLast().kind()).as("without a last day").isEqualTo(Kind.ACCOMMODATION);
        assertThat(page)
                .containsSubsequence("dont une en retard", "Répondre sur la recevabilité", "en retard", "un candidat")
                .containsOnlyOnce(">en retard<")
                .contains("/dossiers/" + awa.value() + "/recevabilite", "sans date limite", "2 candidats");
    }

    @Test
    void oneKindIsReadAloneAndAnAuditorLearnsNothingOfAccommodations() {
        accommodations.ask(ewen, today.minusDays(4), new Measures(33, false, false, false), AJury.MANAGER);

        assertThat(get(Role.MANAGER, "/echeances?nature=JURY"))
                .bodyText()
                .contains("Jury\u202f: session à ouvrir")
                .doesNotContain("À remettre\u202f:");
        assertThat(get(Role.AUDITOR, "/echeances?nature=ACCOMMODATION"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("ménagement");
    }

    @Test
    void aLongListIsReadPageByPage() throws Exception {
        for (int i = 0; i < 55; i++) {
            sitting(today.plusDays(1 + i));
        }

        var first = get(Role.MANAGER, "/echeances?nature=SITTING").getResponse().getContentAsString();
        var next = first.substring(first.indexOf("apres="));
        var second = get(Role.MANAGER, "/echeances?nature=SITTING&" + next.substring(0, next.indexOf('"')))
                .getResponse()
                .getContentAsString();

        assertThat(first.split("<th scope=\"row\"", -1)).hasSize(51);
        assertThat(second.split("<th scope=\"row\"", -1)).hasSize(6);
    }

    @Test
    void itIsTakenAwayAsACalendarFile() throws Exception {
        sitting(today.plusDays(40), awa);

        var answer = get(Role.MANAGER, "/echeances.ics?nature=SITTING");
        var calendar = Biweekly.parse(answer.getResponse().getContentAsString()).first();

        assertThat(answer).hasStatusOk().contentType().isCompatibleWith("text/calendar");
        assertThat(calendar.getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getSummary().getValue()).isEqualTo("Passage\u202f: Étude de cas du bloc 1 (un candidat)");
            assertThat(event.getDateStart().getValue().hasTime()).isFalse();
            assertThat(event.getDateStart().getValue().getRawComponents().getDate())
                    .isEqualTo(today.plusDays(40).getDayOfMonth());
            assertThat(event.getUrl().getValue()).startsWith("http").contains("/passages/");
        });
    }
}
