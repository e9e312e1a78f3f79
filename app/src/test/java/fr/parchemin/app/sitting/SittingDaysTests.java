package fr.parchemin.app.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Timetable;
import fr.parchemin.app.candidacy.WorkingDays.Holiday;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.Sittings.Shown;
import fr.parchemin.app.sitting.Summonses.Summoning;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParcheminTest
@Import(AJury.class)
class SittingDaysTests {

    private static final String CASE_STUDY = "B1.etude-de-cas";
    /** A Monday of training, one of no holiday and far before any jury. */
    private static final LocalDate PAST = LocalDate.of(2026, 5, 18);

    private static final LocalDate CHRISTMAS = LocalDate.of(2096, 12, 25);
    private static final LocalDate SAINT_STEPHEN = LocalDate.of(2096, 12, 26);
    private static final LocalDate SUNDAY = LocalDate.of(2096, 12, 30);

    @Autowired
    AJury jury;

    @Autowired
    Sittings sittings;

    @Autowired
    Summonses summonses;

    @Autowired
    SeatRows seats;

    @Autowired
    Catalog catalog;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Timetable timetable;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester web;

    @Autowired
    Clock clock;

    private CohortId cohort = new CohortId(0);
    private String manager = "";

    @BeforeEach
    void aCohortWhoseJuryIsNotKnown() {
        cohort = jury.cohort();
        cohorts.plan(cohort, null, LocalDate.of(2026, 5, 1), AJury.MANAGER);
        manager = UUID.randomUUID() + "@parchemin.example";
        accounts.open(manager, "Hélène Caradec", "secret", Role.MANAGER);
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

    private List<Doubt> doubts(String assessment, LocalDate day) {
        var refused = catchThrowableOfType(
                Unconfirmed.class, () -> sittings.plan(cohort, plan(assessment, day), Set.of(), AJury.MANAGER));
        return refused == null ? List.of() : refused.doubts();
    }

    private SittingId planned(LocalDate day, Doubt.Kind... confirmed) {
        return sittings.plan(cohort, plan(CASE_STUDY, day), Set.of(confirmed), AJury.MANAGER);
    }

    private MvcTestResult post(String address, Map<String, String> values) {
        var request = web.post().uri(address).with(csrf()).with(user(accounts.loadUserByUsername(manager)));
        values.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(String address) {
        return web.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(manager)))
                .exchange();
    }

    private MvcTestResult typed(LocalDate day, @Nullable String box) {
        Map<String, String> values = new HashMap<>(Map.of(
                "what",
                CASE_STUDY,
                "day",
                day.toString(),
                "from",
                "09:00",
                "until",
                "11:00",
                "place",
                "Salle 12, Rennes"));
        if (box != null) {
            values.put(box, "true");
            values.put("asked", day.toString());
        }
        return post("/cohortes/" + cohort.value() + "/passages", values);
    }

    // --- the day

    @Test
    void whatWasHeldIsRecordedOnlyWhereSomebodySaysSo() {
        var plan = plan(CASE_STUDY, PAST);

        assertThat(doubts(CASE_STUDY, PAST)).containsExactly(new Doubt.Begun(plan.when()));
        var sitting = planned(PAST, Doubt.Kind.PAST);
        var who = jury.candidate(cohort, "Diallo");
        assertThat(sittings.seat(sitting, List.of(who), AJury.MANAGER)).isInstanceOf(Sitting.Seating.Seated.class);

        assertThat(sittings.find(sitting).orElseThrow().afterwards()).isTrue();
        assertThat(summonses.summon(sitting, "Nous avions oublié", AJury.MANAGER))
                .isEqualTo(new Summoning.Begun());
        assertThat(sittings.seat(sitting, who, AJury.MANAGER).orElseThrow().summonedAt())
                .isNull();
    }

    @Test
    void sundaysAndTheHolidaysOfTheCohortAreConfirmed() {
        assertThat(doubts(CASE_STUDY, CHRISTMAS))
                .containsExactly(new Doubt.PublicHoliday(CHRISTMAS, Holiday.CHRISTMAS));
        assertThat(doubts(CASE_STUDY, SUNDAY)).containsExactly(new Doubt.Sunday(SUNDAY));
        planned(SAINT_STEPHEN);
        timetable.observe(cohort, true, AJury.MANAGER);
        assertThat(doubts(CASE_STUDY, SAINT_STEPHEN))
                .containsExactly(new Doubt.PublicHoliday(SAINT_STEPHEN, Holiday.SAINT_STEPHEN));
        planned(SAINT_STEPHEN, Doubt.Kind.HOLIDAY);
    }

    @Test
    void whatComesAfterTheJuryIsConfirmedUnlessItDoesNotCount() {
        var held = SUNDAY.plusDays(1);
        cohorts.plan(cohort, held, null, AJury.MANAGER);

        assertThat(doubts(CASE_STUDY, held)).as("the day of the jury itself").isEmpty();
        assertThat(doubts(CASE_STUDY, held.plusDays(2))).containsExactly(new Doubt.AfterJury(held.plusDays(2), held));
        assertThat(doubts("B1.journee-immersive", held.plusDays(2))).isEmpty();
        planned(held.plusDays(2), Doubt.Kind.JURY);
    }

    @Test
    void aSittingIsMovedToSuchADayInTheSameWayAndChangedWhereItStandsWithoutAWord() {
        var sitting = planned(PAST, Doubt.Kind.PAST);
        var where = new Where("Salle 3, Brest", false);
        var same = plan(CASE_STUDY, PAST).when();

        assertThat(sittings.move(sitting, same, where, 12, Set.of(), AJury.MANAGER))
                .isTrue();
        var moved = catchThrowableOfType(
                Unconfirmed.class,
                () -> sittings.move(sitting, plan(CASE_STUDY, CHRISTMAS).when(), where, 12, Set.of(), AJury.MANAGER));
        assertThat(moved.doubts()).containsExactly(new Doubt.PublicHoliday(CHRISTMAS, Holiday.CHRISTMAS));
        assertThat(sittings.move(sitting, plan(CASE_STUDY, SAINT_STEPHEN).when(), where, 12, Set.of(), AJury.MANAGER))
                .isTrue();
        assertThat(sittings.find(sitting).orElseThrow().afterwards()).isFalse();
    }

    @Test
    void theFormAsksWithABoxAndKeepsWhatWasTyped() {
        assertThat(typed(PAST, null))
                .hasStatus(422)
                .bodyText()
                .contains("Le 18 mai 2026 à 9\u00a0h est passé", "id=\"past\"", "Salle 12, Rennes", "href=\"#past\"")
                .doesNotContain("id=\"holiday\"", "{1}");
        assertThat(typed(CHRISTMAS, null))
                .hasStatus(422)
                .bodyText()
                .contains("Le 25 décembre 2096 est férié\u202f: Noël", "href=\"#holiday\"");
        assertThat(typed(CHRISTMAS, "past")).as("another box").hasStatus(422);
        assertThat(typed(SUNDAY, "holiday")).hasStatus(302);
        var recorded = typed(PAST, "past");
        assertThat(recorded).hasStatus(302);
        var address = recorded.getResponse().getRedirectedUrl();
        assertThat(get(address)).bodyText().contains("enregistré après coup", "ne demande pas de convocation");
    }

    @Test
    void aBoxSaysNothingOfAnotherDay() {
        assertThat(post(
                        "/cohortes/" + cohort.value() + "/passages",
                        Map.of(
                                "what",
                                CASE_STUDY,
                                "day",
                                CHRISTMAS.toString(),
                                "from",
                                "09:00",
                                "until",
                                "11:00",
                                "place",
                                "Rennes",
                                "holiday",
                                "true",
                                "asked",
                                SUNDAY.toString())))
                .hasStatus(422);
    }

    // --- the summons

    private SittingId inDays(int days, CohortId of, String assessment) {
        var day = LocalDate.now(clock).plusDays(days);
        return sittings.plan(of, plan(assessment, day), Set.of(Doubt.Kind.values()), AJury.MANAGER);
    }

    private SittingId withTwoWeeksNotice(int days) {
        var edition = catalog.current("ccs-exemple").orElseThrow().id();
        var of = cohorts.open(edition, "CCS " + UUID.randomUUID(), null, null, "C", AJury.MANAGER);
        var sitting = inDays(days, of, "mise-en-situation");
        seats.seat(sitting, jury.candidate(of, "Diallo"), 1, List.of(), AJury.MANAGER);
        return sitting;
    }

    @Test
    void aLateSummonsIsSentForAReasonThatIsKept() {
        var sitting = withTwoWeeksNotice(14);

        assertThat(summonses.summon(sitting, null, AJury.MANAGER)).isInstanceOf(Summoning.Late.class);
        assertThat(sittings.seats(sitting, AJury.MANAGER)).allMatch(seat -> seat.summonedAt() == null);
        assertThat(summonses.summon(sitting, "Salle refaite", AJury.MANAGER)).isInstanceOf(Summoning.Done.class);
        assertThat(summonses.late(sitting)).singleElement().satisfies(late -> {
            assertThat(late.motive()).isEqualTo("Salle refaite");
            assertThat(late.asked()).isEqualTo(15);
            assertThat(late.by()).isEqualTo("Hélène Caradec");
        });
        assertThat(jdbc.sql(
                                "select count(*) from journal.entry e join journal.entry_thing t using (place) where e.what = 'summoned-late' and t.kind = 'SITTING' and t.id = :sitting")
                        .param("sitting", Long.toString(sitting.value()))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aSummonsInTimeAsksForNoReason() {
        var sitting = withTwoWeeksNotice(15);

        assertThat(summonses.summon(sitting, null, AJury.MANAGER)).isInstanceOf(Summoning.Done.class);
        assertThat(summonses.late(sitting)).isEmpty();
    }

    @Test
    void thePageAsksForTheReasonWhereItIsMissingAndShowsItAfterwards() {
        var sitting = withTwoWeeksNotice(3);
        var page = "/passages/" + sitting.value();

        assertThat(get(page)).bodyText().contains("au moins 15 jours avant", "id=\"late\"", "id=\"motive\"");
        assertThat(post(page + "/convocations", Map.of()))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#late\"", "href=\"#motive\"", "late-error", "motive-error");
        assertThat(post(page + "/convocations", Map.of("motive", "Salle refaite")))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#late\"", "value=\"Salle refaite\"")
                .doesNotContain("href=\"#motive\"");
        assertThat(post(page + "/convocations", Map.of("motive", "Salle refaite", "late", "true")))
                .hasStatus(302);
        assertThat(get(page)).bodyText().contains("Convoqués hors délai", "Salle refaite", "par Hélène Caradec");
    }

    @Test
    void nobodyIsSummonedToWhatHasBegun() {
        var sitting = withTwoWeeksNotice(20);
        var page = "/passages/" + sitting.value();
        jdbc.sql("update sitting.sitting set day = :day where id = :id")
                .param("day", PAST)
                .param("id", sitting.value())
                .update();

        assertThat(get(page))
                .bodyText()
                .contains("personne ne peut plus y être convoqué", "Un candidat ne l’a pas été");
        assertThat(get(page)).bodyText().doesNotContain("/convocations\"");
        assertThat(post(page + "/convocations", Map.of("motive", "Oubli", "late", "true")))
                .hasStatus(422)
                .bodyText()
                .contains("Ce passage a commencé\u202f: 18 mai 2026");
        assertThat(summonses.late(sitting)).isEmpty();
    }

    @Test
    void aListShowsThoseToComeFromTheNextOneOnAndTheOthersFromTheLast() {
        var held = planned(PAST, Doubt.Kind.PAST);
        var heldBefore = planned(PAST.minusDays(3), Doubt.Kind.PAST);
        var later = planned(LocalDate.of(2096, 12, 28));
        var next = planned(LocalDate.of(2096, 12, 27));
        var cancelled = planned(LocalDate.of(2096, 12, 24));
        sittings.cancel(cancelled, "Salle fermée", AJury.MANAGER);

        assertThat(listed(Shown.ALL, null)).containsExactly(later, next, cancelled, held, heldBefore);
        assertThat(listed(Shown.TO_COME, null)).containsExactly(next, later);
        assertThat(listed(Shown.TO_COME, next)).containsExactly(later);
        assertThat(listed(Shown.HELD, held)).containsExactly(heldBefore);
        assertThat(listed(Shown.CANCELLED, null)).containsExactly(cancelled);

        var address = "/cohortes/" + cohort.value() + "/passages";
        assertThat(get(address + "?etat=annules"))
                .bodyText()
                .contains("24 décembre 2096")
                .doesNotContain("28 décembre 2096");
        sittings.cancel(next, "Salle fermée", AJury.MANAGER);
        sittings.cancel(later, "Salle fermée", AJury.MANAGER);
        assertThat(get(address + "?etat=a-venir")).bodyText().contains("Aucun passage de cette sorte");
    }

    private List<SittingId> listed(Shown shown, @Nullable SittingId after) {
        return sittings.list(AJury.MANAGER, shown, cohort, after, 9).stream()
                .map(Sitting::id)
                .toList();
    }

    @Test
    void whatCannotBeReadIsSaidAtItsFieldBesideWhatElseIsWrong() {
        var answer = post(
                "/cohortes/" + cohort.value() + "/passages",
                Map.of(
                        "what",
                        "",
                        "day",
                        "32/13/2026",
                        "from",
                        "99:99",
                        "place",
                        "Salle 12",
                        "capacity",
                        "99999999999"));
        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "32/13/2026",
                        "99:99",
                        "Ce n’est pas une heure",
                        "Salle 12",
                        "href=\"#day\"",
                        "#capacity",
                        "#until");
    }

    @Test
    void whatIsPlannedTwiceIsPlannedOnce() {
        var day = LocalDate.of(2096, 12, 27);
        var first = planned(day);
        assertThat(planned(day)).isEqualTo(first);
        sittings.cancel(first, "Salle fermée", AJury.MANAGER);
        assertThat(planned(day)).isNotEqualTo(first);
    }

    @Test
    void nothingIsDoneAtASittingOnceItIsCancelled() {
        var sitting = planned(LocalDate.of(2096, 12, 27));
        sittings.cancel(sitting, "Salle fermée", AJury.MANAGER);
        var page = "/passages/" + sitting.value();
        for (String deed : List.of("/annulation", "/candidats", "/deplacement", "/evaluateurs")) {
            assertThat(post(page + deed, Map.of("motive", "Encore")))
                    .hasStatus3xxRedirection()
                    .hasRedirectedUrl(page);
        }
        assertThat(sittings.find(sitting).orElseThrow().assessors()).isEmpty();
    }
}
