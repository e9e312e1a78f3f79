package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Admissibility.What;
import fr.parchemin.app.candidacy.Deadline.Kind;
import fr.parchemin.app.candidacy.Deadlines.Place;
import fr.parchemin.app.candidacy.Move.Cause;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParcheminTest
@Import(AJury.class)
class DeadlinesTests {

    @Autowired
    MockMvcTester pages;

    @Autowired
    AJury jury;

    @Autowired
    Accounts accounts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Accommodations accommodations;

    @Autowired
    Admissibilities admissibilities;

    @Autowired
    Moves moves;

    @Autowired
    Deadlines deadlines;

    @Autowired
    List<Agenda> agendas;

    private CohortId cohort;
    private CandidacyId awa;
    private CandidacyId ewen;

    @BeforeEach
    void whatWaits() {
        cohort = jury.cohort();
        awa = jury.candidate(cohort, "Diallo");
        ewen = jury.candidate(cohort, "Le Goff");
        step(awa, What.INCOMPLETE, LocalDate.of(2025, 11, 3), "Attestations");
        step(awa, What.COMPLETE, LocalDate.of(2025, 12, 31), "");
        step(ewen, What.INCOMPLETE, LocalDate.of(2026, 1, 9), "Attestations");
        accommodations.ask(ewen, LocalDate.of(2026, 1, 10), new Measures(33, false, false, false), AJury.MANAGER);
    }

    private void step(CandidacyId id, What what, LocalDate on, String words) {
        admissibilities.record(
                candidacies.find(id).orElseThrow(), admissibilities.of(id), what, on, words, AJury.MANAGER);
    }

    private List<String> listed(List<Kind> kinds) {
        return deadlines.of(cohort, AJury.MANAGER, kinds, null, 50).stream()
                .map(one -> one.day() + " " + one.kind())
                .toList();
    }

    @Test
    void theEarliestComesFirst() {
        assertThat(listed(List.of(Kind.values())))
                .containsExactly("2026-01-09 FILE", "2026-01-10 ACCOMMODATION", "2026-02-28 ADMISSIBILITY");
        assertThat(listed(List.of(Kind.ADMISSIBILITY))).containsExactly("2026-02-28 ADMISSIBILITY");
    }

    /** The database and {@link Admissibility} must count the two months alike. */
    @Test
    void theLastDayIsTheOneOfTheRule() {
        for (int day = 0; day < 400; day += 9) {
            var complete = LocalDate.of(2024, 12, 20).plusDays(day);
            var someone = jury.candidate(cohort, "Nom" + (char) ('a' + day % 26));
            step(someone, What.COMPLETE, complete, "");
            assertThat(deadlines.of(someone))
                    .singleElement()
                    .extracting(Deadline::day)
                    .isEqualTo(Admissibility.due(complete));
        }
    }

    @Test
    void pagesFollowEachOther() {
        List<Deadline> all = new ArrayList<>();
        @Nullable Place after = null;
        List<Deadline> page;
        do {
            page = deadlines.of(cohort, AJury.MANAGER, List.of(Kind.values()), after, 1);
            all.addAll(page);
            after = page.isEmpty()
                    ? null
                    : Place.read(Place.of(page.getLast()).toString()).orElseThrow();
        } while (!page.isEmpty());
        assertThat(all).isEqualTo(deadlines.of(cohort, AJury.MANAGER, List.of(Kind.values()), null, 50));
        assertThat(Place.read("2026-13-45_FILE_1")).isEmpty();
        assertThat(Place.read("2026-01-05_RIEN_1")).isEmpty();
    }

    @Test
    void whoWithdrewWaitsForNothing() {
        moves.withdraw(ewen, LocalDate.of(2026, 6, 1), Cause.PERSONAL, AJury.MANAGER);
        assertThat(listed(List.of(Kind.values()))).containsExactly("2026-02-28 ADMISSIBILITY");
        assertThat(due(ewen)).isEmpty();
    }

    private List<String> due(CandidacyId id) {
        return agendas.stream()
                .flatMap(one -> one.due(id).stream())
                .map(Agenda.Due::key)
                .filter(key -> key.startsWith("candidacy."))
                .toList();
    }

    @Test
    void theCandidateFindsThemInTheirAgenda() {
        assertThat(due(awa)).containsExactly("candidacy.due.ADMISSIBILITY", "candidacy.due.JURY");
        assertThat(due(ewen))
                .containsExactly("candidacy.due.FILE", "candidacy.due.ACCOMMODATION", "candidacy.due.JURY");
    }

    private String page(Role role, String query) throws Exception {
        var email = role.name().toLowerCase(java.util.Locale.ROOT) + "-echeances@parchemin.example";
        accounts.open(email, "Irène Vasseur", "secret", role, Scope.EVERYTHING, "");
        var answer = pages.get()
                .uri("/cohortes/" + cohort.value() + "/echeances/candidats" + query)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    @Test
    void anAuditorDoesNotLearnWhoAskedForAccommodations() throws Exception {
        assertThat(page(Role.MANAGER, ""))
                .contains("Décision d’aménagement", "demandée le 10 janvier 2026", "passée depuis");
        assertThat(page(Role.AUDITOR, "?nature=ACCOMMODATION"))
                .doesNotContain("aménagement")
                .contains("incomplet depuis le 9 janvier 2026");
    }
}
