package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.AttendanceTotals.Taking;
import fr.parchemin.app.candidacy.HalfDay.Half;
import fr.parchemin.app.candidacy.Presence.Document;
import fr.parchemin.app.candidacy.Presence.State;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach;
import fr.parchemin.app.people.Reach.Scope;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParcheminTest
@Import(AJury.class)
class AttendanceTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 4, 27);
    private static final BigDecimal HOURS = new BigDecimal("3.5");

    @Autowired
    MockMvcTester pages;

    @Autowired
    AJury jury;

    @Autowired
    Accounts accounts;

    @Autowired
    Timetable timetable;

    @Autowired
    Attendance attendance;

    @Autowired
    AttendanceTotals totals;

    @Autowired
    Facts facts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    JdbcClient jdbc;

    private CohortId cohort;
    private CandidacyId awa;
    private CandidacyId ewen;

    @BeforeEach
    void aWeekOfTraining() {
        cohort = jury.cohort();
        awa = jury.candidate(cohort, "Diallo");
        ewen = jury.candidate(cohort, "Le Goff");
        timetable.plan(cohort, MONDAY, MONDAY.plusDays(7), HOURS, HOURS, AJury.MANAGER);
    }

    private List<HalfDay> halfDays() {
        return timetable.of(cohort);
    }

    private AttendanceShare share(CandidacyId candidacy) {
        return attendance.share(candidacy, AJury.DAY);
    }

    private void mark(HalfDay halfDay, Presence presence) {
        attendance.mark(halfDay, Map.of(awa, presence), AJury.MANAGER);
    }

    @Test
    void onlyWorkingDaysArePlannedAndOnlyOnce() {
        assertThat(halfDays())
                .extracting(one -> one.day() + " " + one.half())
                .hasSize(10)
                .startsWith("2026-04-27 MORNING", "2026-04-27 AFTERNOON")
                .endsWith("2026-05-04 MORNING", "2026-05-04 AFTERNOON")
                .noneMatch(day -> day.startsWith("2026-05-01") || day.startsWith("2026-05-02"));
        assertThat(timetable.plan(cohort, MONDAY, MONDAY, HOURS, HOURS, AJury.MANAGER))
                .isZero();
    }

    @Test
    void everyAbsenceCountsWhateverItsReason() {
        halfDays().forEach(one -> mark(one, Presence.of(State.PRESENT)));
        mark(halfDays().get(0), new Presence(State.JUSTIFIED, Document.SUMMONS, "C-12"));
        mark(halfDays().get(1), Presence.of(State.UNJUSTIFIED));
        var share = share(awa);
        assertThat(share.planned()).isEqualByComparingTo("35");
        assertThat(share.attended()).isEqualByComparingTo("28");
        assertThat(share.justified()).isEqualByComparingTo("3.5");
        assertThat(share.unjustified()).isEqualByComparingTo("3.5");
        assertThat(share.share().orElseThrow()).isEqualByComparingTo("0.8");
        assertThat(share.unmarked()).isZero();
    }

    @Test
    void justBelowTheLimitIsNeverRoundedUpToIt() {
        var one = new AttendanceShare(
                awa,
                "",
                "",
                new BigDecimal("600"),
                new BigDecimal("509.9999"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                null);
        assertThat(one.share().orElseThrow()).isLessThan(new BigDecimal("0.85"));
    }

    @Test
    void aHalfDayThatIsNotFilledInHoldsTheShareBack() {
        mark(halfDays().getFirst(), Presence.of(State.PRESENT));
        assertThat(share(awa).unmarked()).isEqualTo(9);
        assertThat(share(awa).isToEnter()).isFalse();
    }

    @Test
    void whatIsCalledOffOrBeforeTheEnrolmentDoesNotCount() {
        halfDays().stream().skip(1).forEach(one -> timetable.cancel(one, true, AJury.MANAGER));
        timetable.plan(cohort, LocalDate.of(2025, 8, 25), LocalDate.of(2025, 8, 25), HOURS, null, AJury.MANAGER);
        mark(
                halfDays().stream()
                        .filter(one -> one.day().equals(MONDAY) && one.half() == Half.MORNING)
                        .findFirst()
                        .orElseThrow(),
                Presence.of(State.PRESENT));
        assertThat(share(awa).planned()).isEqualByComparingTo(HOURS);
        assertThat(share(awa).unmarked()).isZero();
    }

    @Test
    void aCorrectionIsOneMoreLine() {
        var first = halfDays().getFirst();
        mark(first, new Presence(State.JUSTIFIED, Document.WORK_STOPPAGE, "AT-7"));
        mark(first, new Presence(State.JUSTIFIED, Document.WORK_STOPPAGE, "AT-7"));
        mark(first, Presence.of(State.PRESENT));
        assertThat(jdbc.sql("select count(*) from candidacy.presence where candidacy = :id")
                        .param("id", awa.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(attendance.sheet(first, AJury.MANAGER))
                .extracting(Attendance.Line::presence)
                .containsExactly(Presence.of(State.PRESENT), null);
        assertThatThrownBy(() -> jdbc.sql("update candidacy.presence set state = 'PRESENT'")
                        .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void aCentreMarksItsOwnCandidatesOnly() {
        var centre = new Actor(
                -7,
                "Centre",
                Role.CENTRE_MANAGER,
                new Reach(false, Set.of(), Set.of(987654L), Set.of(), Set.of()),
                null);
        assertThat(attendance.mark(halfDays().getFirst(), Map.of(awa, Presence.of(State.PRESENT)), centre))
                .isZero();
        assertThat(attendance.shares(cohort, AJury.DAY, centre)).isEmpty();
    }

    private Taking take(String... lines) {
        var file = "Numéro;Heures prévues;Heures suivies\n" + String.join("\n", lines);
        return totals.take(
                cohort, LocalDate.of(2026, 4, 26), "totaux.csv", file.getBytes(StandardCharsets.UTF_8), AJury.MANAGER);
    }

    private String number(CandidacyId candidacy) {
        return candidacies.find(candidacy).orElseThrow().number();
    }

    @Test
    void totalsCountUntilTheirDayAndSheetsAfterIt() {
        assertThat(take(number(awa) + ";400;340,5", number(ewen) + ";1 400;0")).isEqualTo(new Taking.Taken(2));
        halfDays().forEach(one -> mark(one, Presence.of(State.PRESENT)));
        assertThat(share(awa).planned()).isEqualByComparingTo("435");
        assertThat(share(awa).attended()).isEqualByComparingTo("375.5");
        assertThat(share(ewen).planned()).isEqualByComparingTo("1435");
    }

    @Test
    void aFileOfTotalsIsTakenWholeOrNotAtAll() {
        var refused = (Taking.Refused)
                take(number(awa) + ";400;300", number(awa) + ";400;300", "X-1;1;1", number(ewen) + ";0;0", "Y;;");
        assertThat(refused.faults())
                .extracting(fault -> fault.line() + " " + fault.key())
                .containsExactly(
                        "3 candidacy.totals.twice",
                        "4 candidacy.totals.unknown-number",
                        "5 candidacy.totals.not-planned",
                        "6 candidacy.totals.unknown-number");
        assertThat(((Taking.Refused) take(number(ewen) + ";400;401")).faults())
                .singleElement()
                .extracting(AttendanceTotals.Fault::key)
                .isEqualTo("candidacy.totals.not-attended");
        assertThat(share(awa).planned()).isEqualByComparingTo("35");
    }

    private MvcTestResult post(String address, String... fields) {
        accounts.open("formation@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        var post = pages.post()
                .uri("/cohortes/" + cohort.value() + address)
                .with(user(accounts.loadUserByUsername("formation@parchemin.example")))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    private MvcTestResult get(String address) {
        accounts.open("formation@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        return pages.get()
                .uri("/cohortes/" + cohort.value() + address)
                .with(user(accounts.loadUserByUsername("formation@parchemin.example")))
                .exchange();
    }

    @Test
    void theShareEntersTheDossierWithItsProof() {
        halfDays()
                .forEach(one -> assertThat(
                                post("/feuilles/" + one.id(), "etat-" + awa.value(), "PRESENT", "tous", "PRESENT"))
                        .hasStatus3xxRedirection());
        assertThat(get("/assiduite")).hasStatusOk().bodyText().contains("Reporter 2 assiduités");
        assertThat(post("/assiduite/report")).hasStatus3xxRedirection();
        assertThat(facts.history(awa))
                .singleElement()
                .satisfies(entry ->
                        assertThat(((Fact.Attendance) entry.fact()).share()).isEqualByComparingTo("1"));
        post("/feuilles/" + halfDays().getFirst().id(), "etat-" + awa.value(), "UNJUSTIFIED");
        post("/assiduite/report");
        post("/assiduite/report");
        assertThat(facts.history(awa))
                .hasSize(2)
                .last()
                .satisfies(entry -> assertThat(entry.recorded().motive()).contains("feuilles de présence"));
    }

    @Test
    void whatCannotBeReadOfASheetMarksNobody() {
        var sheet = "/feuilles/" + halfDays().getFirst().id();

        assertThat(post(sheet, "etat-" + awa.value(), "nimporte", "tous", "PRESENT"))
                .hasStatus(400);
        assertThat(post(sheet, "etat-" + awa.value(), "JUSTIFIED", "piece-" + awa.value(), "nimporte"))
                .hasStatus(400);

        post("/assiduite/report");
        assertThat(facts.history(awa)).isEmpty();
    }

    @Test
    void theSheetIsSavedAtOnceAndPrinted() {
        var sheet = "/feuilles/" + halfDays().getFirst().id();
        assertThat(get(sheet)).hasStatusOk().bodyText().contains("DIALLO", "LE GOFF", "absence injustifiée");
        accounts.open("formation@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        var saved = pages.post()
                .uri("/cohortes/" + cohort.value() + sheet)
                .header("HX-Request", "true")
                .with(user(accounts.loadUserByUsername("formation@parchemin.example")))
                .with(csrf())
                .param("etat-" + awa.value(), "JUSTIFIED")
                .param("piece-" + awa.value(), "SUMMONS")
                .param("ref-" + awa.value(), "C-12")
                .exchange();
        assertThat(saved)
                .hasStatusOk()
                .bodyText()
                .contains("id=\"saved\"", "enregistré le")
                .doesNotContain("<html");
        assertThat(get(sheet)).bodyText().contains("C-12");
        assertThat(get(sheet + "/emargement"))
                .hasStatusOk()
                .bodyText()
                .contains("Signature", "LE GOFF")
                .doesNotContain("C-12");
        assertThat(get("/feuilles/987654321")).hasStatus(404);
    }

    @Test
    void whatCannotBePlannedOrTakenIsRefusedInPlace() {
        assertThat(post("/assiduite/calendrier", "from", "2026-06-02", "until", "2026-06-01", "morning", "3,5"))
                .hasStatus(422)
                .bodyText()
                .contains("La fin doit suivre le début");
        assertThat(post("/assiduite/calendrier", "from", "2026-06-02", "until", "2026-06-02", "morning", "9"))
                .hasStatus(422);
        var file = new MockMultipartFile("file", "t.csv", "text/csv", "a;b\n1;2".getBytes(StandardCharsets.UTF_8));
        accounts.open("formation@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        assertThat(pages.post()
                        .uri("/cohortes/" + cohort.value() + "/assiduite/totaux")
                        .multipart()
                        .file(file)
                        .param("until", "2026-04-01")
                        .with(user(accounts.loadUserByUsername("formation@parchemin.example")))
                        .with(csrf())
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("Il faut trois colonnes");
    }

    @Test
    void aCentreLeavesTheCalendarOfTheCohortAlone() {
        var email = "calendrier@parchemin.example";
        accounts.open(email, "Nadia Ferrand", "secret", Role.CENTRE_MANAGER, Scope.COHORT, "" + cohort.value());
        var nadia = user(accounts.loadUserByUsername(email));
        var address = "/cohortes/" + cohort.value();
        var sheet = halfDays().getFirst();
        var day = sheet.day().plusDays(21).toString();
        assertThat(get("/assiduite")).hasStatusOk().bodyText().contains("/assiduite/calendrier");

        assertThat(pages.get().uri(address + "/assiduite").with(nadia).exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/assiduite/calendrier", "/assiduite/feries");
        for (String asked : List.of(
                "/assiduite/calendrier?morning=3,5&afternoon=3,5&from=" + day + "&until=" + day,
                "/assiduite/feries?alsaceMoselle=true",
                "/feuilles/" + sheet.id() + "/annulation")) {
            assertThat(pages.post()
                            .uri(address + asked)
                            .with(nadia)
                            .with(csrf())
                            .exchange())
                    .as(asked)
                    .hasStatus(404);
        }
        assertThat(halfDays()).hasSize(10).noneMatch(HalfDay::cancelled);
    }
}
