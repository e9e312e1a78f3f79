package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Outlooks;
import fr.parchemin.app.candidacy.Move.Cause;
import fr.parchemin.app.candidacy.Moves.Outcome;
import fr.parchemin.app.candidacy.Presence.State;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParcheminTest
@Import(AJury.class)
class MovesTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

    @Autowired
    MockMvcTester pages;

    @Autowired
    AJury jury;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalog catalog;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Timetable timetable;

    @Autowired
    Attendance attendance;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Outlooks outlooks;

    @Autowired
    Deliberations deliberations;

    @Autowired
    Moves moves;

    private CohortId cohort;
    private CohortId other;
    private CandidacyId awa;
    private CandidacyId ewen;

    @BeforeEach
    void twoCohorts() {
        jury.mentions();
        cohort = jury.cohort();
        other = jury.cohort();
        awa = jury.passing(cohort, "Diallo", "0.9");
        ewen = jury.passing(cohort, "Le Goff", "0.9");
    }

    private Outcome withdraw(CandidacyId id) {
        return moves.withdraw(id, MONDAY, Cause.EMPLOYMENT, AJury.MANAGER);
    }

    private Outcome transfer(CandidacyId id, CohortId to) {
        return moves.transfer(id, to, MONDAY, Cause.ORGANISATION, AJury.MANAGER);
    }

    private static List<String> reasons(Outcome outcome) {
        return ((Outcome.Refused) outcome).reasons().stream().map(Reason::key).toList();
    }

    private List<CandidacyId> listed(CohortId id) {
        var everybody = Outlooks.Filter.everybody(AJury.MANAGER);
        return outlooks.after(cohorts.find(id).orElseThrow(), everybody, null, 50).rows().stream()
                .map(one -> one.candidacy().id())
                .toList();
    }

    @Test
    void whoWithdrawsLeavesTheListsAndStaysReadable() {
        assertThat(listed(cohort)).containsExactly(awa, ewen);
        assertThat(withdraw(awa)).isEqualTo(new Outcome.Done());
        assertThat(listed(cohort)).containsExactly(ewen);
        assertThat(dossiers.examine(cohort, null)).hasSize(1);
        assertThat(dossiers.examine(awa, null)).isPresent();
        jury.change(awa, List.of(new Change.OfFact(new Fact.Experience(BigDecimal.TEN), null)));
        assertThat(listed(cohort)).containsExactly(ewen);
        assertThat(reasons(withdraw(awa))).containsExactly("candidacy.move.withdrawn-already");
        assertThat(moves.reopen(awa, MONDAY, Cause.MISTAKE, AJury.MANAGER)).isEqualTo(new Outcome.Done());
        assertThat(listed(cohort)).containsExactly(awa, ewen);
        assertThat(moves.of(awa)).extracting(Move::what).containsExactly(Move.What.WITHDRAWN, Move.What.REOPENED);
    }

    @Test
    void aTransferTakesNumberFactsAndHoursAlong() {
        timetable.plan(
                cohort,
                LocalDate.of(2026, 5, 28),
                LocalDate.of(2026, 5, 28),
                BigDecimal.ONE,
                BigDecimal.ONE,
                AJury.MANAGER);
        var sheets = timetable.of(cohort);
        attendance.mark(sheets.get(0), Map.of(awa, Presence.of(State.PRESENT)), AJury.MANAGER);
        attendance.mark(sheets.get(1), Map.of(awa, Presence.of(State.UNJUSTIFIED)), AJury.MANAGER);
        var number = candidacies.find(awa).orElseThrow().number();
        assertThat(listed(other)).isEmpty();

        assertThat(transfer(awa, other)).isEqualTo(new Outcome.Done());

        assertThat(listed(cohort)).containsExactly(ewen);
        assertThat(listed(other)).containsExactly(awa);
        assertThat(candidacies.find(awa).orElseThrow().number()).isEqualTo(number);
        assertThat(dossiers.examine(awa, null).orElseThrow().dossier().results())
                .isNotEmpty();
        var share = attendance.share(awa, AJury.DAY);
        assertThat(share.planned()).isEqualByComparingTo("2");
        assertThat(share.attended()).isEqualByComparingTo("1");
    }

    @Test
    void nobodyIsTwiceInACohortNorUnderAnotherScheme() {
        var person = candidacies.find(awa).orElseThrow();
        candidacies.enrol(
                other,
                new Enrolment(person.identity(), "training", null, LocalDate.of(2025, 9, 1), null).of(person.person()),
                AJury.MANAGER);
        assertThat(reasons(transfer(awa, other))).containsExactly("candidacy.move.same-person");
        assertThat(moves.of(awa)).isEmpty();
        var elsewhere = cohorts.open(
                catalog.current("ccs-exemple").orElseThrow().id(),
                "CCS " + UUID.randomUUID(),
                null,
                null,
                "T" + UUID.randomUUID().toString().substring(0, 8),
                AJury.MANAGER);
        assertThat(reasons(transfer(ewen, elsewhere))).containsExactly("candidacy.move.other-scheme");
        assertThat(candidacies.find(ewen).orElseThrow().cohort()).isEqualTo(cohort);
    }

    @Test
    void aJuryKeepsWhomItHasBeforeItAndWhomItDecidedOn() {
        var session = jury.session(cohort);
        assertThat(reasons(withdraw(awa))).containsExactly("jury.commitment.open");
        assertThat(reasons(transfer(awa, other))).containsExactly("jury.commitment.open");
        jury.followAll(session);
        deliberations.close(session, AJury.MANAGER);
        assertThat(reasons(withdraw(awa))).containsExactly("jury.commitment.decided");
    }

    @Test
    void whoWithdrewIsNotBeforeTheJury() {
        withdraw(awa);
        var session = jury.session(cohort);
        assertThat(deliberations.deliberation(session).orElseThrow().cases())
                .extracting(one -> one.id())
                .containsExactly(ewen);
    }

    private MvcTestResult get(String address) {
        accounts.open("suivi@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        return pages.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername("suivi@parchemin.example")))
                .exchange();
    }

    private MvcTestResult post(String... fields) {
        accounts.open("suivi@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        var post = pages.post()
                .uri("/dossiers/" + awa.value() + "/suivi")
                .with(user(accounts.loadUserByUsername("suivi@parchemin.example")))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    @Test
    void itIsDoneFromTheDossier() {
        assertThat(post("what", "WITHDRAWN", "day", "2026-06-01"))
                .hasStatus(422)
                .bodyText()
                .contains("la raison");
        assertThat(post("what", "TRANSFERRED", "day", "2026-06-01", "cause", "OTHER", "cohort", "987654"))
                .hasStatus(422);
        assertThat(post("what", "WITHDRAWN", "day", "2026-06-01", "cause", "EMPLOYMENT"))
                .hasStatus3xxRedirection();
        assertThat(get("/dossiers/" + awa.value())).hasStatusOk().bodyText().contains("abandonnée le 1er juin 2026");
        assertThat(get("/dossiers/" + awa.value() + "/suivi")).bodyText().contains("Emploi trouvé", "Rouvrir");
        assertThat(get("/cohortes/" + cohort.value() + "/departs")).bodyText().contains("DIALLO Awa", "Emploi trouvé");
        assertThat(get("/cohortes/" + cohort.value())).bodyText().doesNotContain("DIALLO", "Diallo");
    }
}
