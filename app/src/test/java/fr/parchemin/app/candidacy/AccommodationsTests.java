package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Accommodation.Decision;
import fr.parchemin.app.candidacy.Accommodation.Motive;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach.Scope;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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
class AccommodationsTests {

    private static final LocalDate ASKED = LocalDate.of(2026, 3, 2);
    private static final Measures THIRD = new Measures(33, false, false, true);
    private static final Measures HELP = new Measures(0, true, false, false);

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
    JdbcClient jdbc;

    private CohortId cohort;
    private CandidacyId awa;

    @BeforeEach
    void somebody() {
        cohort = jury.cohort();
        awa = jury.candidate(cohort, "Diallo");
    }

    private Accommodation last() {
        return accommodations.history(awa).getFirst();
    }

    private void decide(Measures granted, @Nullable Long corrects, @Nullable Motive motive) {
        accommodations.decide(
                last().request(), new Decision(ASKED.plusDays(9), granted), corrects, motive, AJury.MANAGER);
    }

    private long standing() {
        return last().ruling().orElseThrow().recorded().id();
    }

    @Test
    void whatIsAskedForIsNotGrantedYet() {
        accommodations.ask(awa, ASKED, THIRD, AJury.MANAGER);
        assertThat(accommodations.of(awa)).isEmpty();
        assertThat(last().ruling()).isEmpty();
        decide(THIRD, null, null);
        assertThat(accommodations.of(awa)).contains(THIRD);
    }

    @Test
    void anotherRequestThatIsRefusedTakesNothingAway() {
        accommodations.ask(awa, ASKED, THIRD, AJury.MANAGER);
        decide(THIRD, null, null);
        accommodations.ask(awa, ASKED.plusDays(20), HELP, AJury.MANAGER);
        assertThat(accommodations.of(awa)).contains(THIRD);
        decide(Measures.NONE, null, null);
        assertThat(accommodations.of(awa)).contains(THIRD);
        decide(HELP, standing(), Motive.APPEAL);
        assertThat(accommodations.of(awa)).contains(HELP);
    }

    @Test
    void aDecisionIsCorrectedByAnotherOneAndStaysInTheHistory() {
        accommodations.ask(awa, ASKED, THIRD, AJury.MANAGER);
        decide(THIRD, null, null);
        long first = standing();
        decide(Measures.NONE, first, Motive.ENDED);
        assertThat(accommodations.of(awa)).isEmpty();
        assertThat(last().rulings()).extracting(Accommodation.Ruling::motive).containsExactly(null, Motive.ENDED);
        assertThatThrownBy(() -> decide(HELP, first, Motive.MISTAKE)).isInstanceOf(Facts.ChangedMeanwhile.class);
        assertThatThrownBy(() -> decide(HELP, null, null)).isInstanceOf(Facts.ChangedMeanwhile.class);
        for (String table : List.of("accommodation_request", "accommodation_decision")) {
            assertThatThrownBy(() -> jdbc.sql("update candidacy." + table + " set own_room = false")
                            .update())
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void manyCandidatesAreReadAtOnce() {
        var other = jury.candidate(cohort, "Le Goff");
        accommodations.ask(awa, ASKED, THIRD, AJury.MANAGER);
        decide(THIRD, null, null);
        assertThat(accommodations.of(List.of(awa, other))).containsOnlyKeys(awa);
    }

    /** A text could hold a diagnosis, so there is none but the name of who recorded it and words of closed lists. */
    @Test
    void noColumnTakesATextOfOnesOwn() {
        var texts = jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_schema = 'candidacy' and table_name like 'accommodation%'
                          and data_type in ('text', 'character varying', 'json', 'jsonb')""").query(String.class).set();
        assertThat(texts).containsExactlyInAnyOrder("outcome", "motive", "recorded_name");
    }

    private MvcTestResult get(String email, String address) {
        return pages.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }

    private MvcTestResult post(String email, String address, String... fields) {
        var post = pages.post()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    private String address() {
        return "/dossiers/" + awa.value() + "/amenagements";
    }

    private String account(Role role, Scope scope, String of) {
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Personne " + role, "secret", role, scope, of);
        return email;
    }

    private String candidate() {
        long person = candidacies.find(awa).orElseThrow().person().value();
        return account(Role.CANDIDATE, Scope.PERSON, Long.toString(person));
    }

    @Test
    void theCandidateAsksAndTheManagerDecides() {
        var candidate = candidate();
        var manager = account(Role.MANAGER, Scope.EVERYTHING, "");
        assertThat(get(candidate, address() + "/demande"))
                .hasStatusOk()
                .bodyText()
                .contains("jamais enregistrés")
                .doesNotContain("<textarea");

        assertThat(post(candidate, address() + "/demande", "day", "2026-03-02", "extraTimePercent", "33"))
                .hasStatus3xxRedirection();

        assertThat(get(candidate, address())).bodyText().contains("Temps majoré de 33\u202f%");
        long request = last().request().id();
        assertThat(post(candidate, address() + "/" + request, "day", "2026-03-11", "outcome", "GRANTED"))
                .hasStatus(404);
        assertThat(get(manager, address() + "/" + request)).hasStatusOk();
        assertThat(post(
                        manager,
                        address() + "/" + request,
                        "day",
                        "2026-03-11",
                        "outcome",
                        "GRANTED",
                        "extraTimePercent",
                        "50"))
                .hasStatus3xxRedirection();
        assertThat(get(candidate, "/mon-dossier/" + awa.value())).bodyText().contains("Temps majoré de 50\u202f%");
        assertThat(get(manager, address() + "/" + request)).bodyText().contains("Motif de la correction");
    }

    @Test
    void whatIsWrongIsSaidBesideTheField() {
        var manager = account(Role.MANAGER, Scope.EVERYTHING, "");
        var future = LocalDate.of(2126, 1, 1).toString();
        for (String[] fields : Arrays.asList(
                new String[] {"day", "", "ownRoom", "on"},
                new String[] {"day", future, "ownRoom", "on"},
                new String[] {"day", "2026-03-02"},
                new String[] {"day", "2026-03-02", "extraTimePercent", "300"},
                new String[] {"day", "2026-03-02", "extraTimePercent", "beaucoup"})) {
            assertThat(post(manager, address() + "/demande", fields))
                    .as("%s", List.of(fields))
                    .hasStatus(422)
                    .bodyText()
                    .contains("field-invalid");
        }
        assertThat(accommodations.history(awa)).isEmpty();
    }

    @Test
    void thoseWhoDoNotNeedItDoNotSeeIt() {
        accommodations.ask(awa, ASKED, THIRD, AJury.MANAGER);
        decide(THIRD, null, null);
        var auditor = account(Role.AUDITOR, Scope.EVERYTHING, "");
        assertThat(get(auditor, address())).hasStatus(404);
        assertThat(get(auditor, "/dossiers/" + awa.value()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Temps majoré");
        assertThat(get(account(Role.CANDIDATE, Scope.PERSON, "987654321"), address()))
                .hasStatus(404);
        var elsewhere = jury.candidate(cohort, "Le Goff");
        assertThat(get(
                        account(Role.MANAGER, Scope.EVERYTHING, ""),
                        "/dossiers/" + elsewhere.value() + "/amenagements/"
                                + last().request().id()))
                .hasStatus(404);
    }
}
