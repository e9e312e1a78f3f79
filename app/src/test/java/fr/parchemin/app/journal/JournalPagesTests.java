package fr.parchemin.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.journal.Entry.On;
import fr.parchemin.app.journal.Journal.Filter;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ParcheminTest
@Import(AJury.class)
class JournalPagesTests {

    @Autowired
    private MockMvcTester pages;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AJury jury;

    @Autowired
    private Journal journal;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private UserDetails reader;
    private Actor account;
    private CohortId cohort;
    private CandidacyId candidate;
    private String number;

    @BeforeEach
    void aDossier() {
        account = accounts.open("lectrice@exemple.fr", "Odile Fontaine", "un mot de passe", Actor.Role.MANAGER);
        reader = accounts.loadUserByUsername("lectrice@exemple.fr");
        cohort = jury.cohort();
        candidate = jury.candidate(cohort, "Diallo");
        jury.change(candidate, List.of(jury.result("B1.etude-de-cas", "acquis")));
        number = jdbc.sql("select number from candidacy.file where id = :id")
                .param("id", candidate.value())
                .query(String.class)
                .single();
    }

    private MvcTestResult get(String address) {
        return pages.get().uri(address).with(user(reader)).exchange();
    }

    private void signIn(String email, String password) {
        assertThat(pages.post()
                        .uri("/connexion")
                        .with(csrf())
                        .param("email", email)
                        .param("password", password)
                        .exchange())
                .hasStatus3xxRedirection();
    }

    private void tell(int times, Deed deed) {
        transaction.executeWithoutResult(_ -> {
            for (int i = 0; i < times; i++) {
                events.publishEvent(deed);
            }
        });
    }

    @Test
    void theJournalOfADossierIsFoundByItsNumber() {
        assertThat(get("/journal?sur=DOSSIER&numero=" + number))
                .hasStatusOk()
                .bodyText()
                .contains("a saisi un résultat.", "a inscrit un candidat.", "dossier " + number)
                .contains("/dossiers/" + candidate.value())
                .doesNotContain("a ouvert une cohorte.</", "??");
        assertThat(get("/journal?sur=DOSSIER&numero=JAMAIS-1"))
                .hasStatusOk()
                .bodyText()
                .contains("JAMAIS-1");
        assertThat(get("/journal?sur=PERSON&numero=pas-un-nombre")).hasStatusOk();
        assertThat(get("/journal?du=hier")).hasStatus(400);
    }

    @Test
    void theJournalIsReadFiftyEntriesAtATimeAndKeepsItsFilter() {
        tell(51, new Deed(account, "cohort-planned", Thing.of(Kind.COHORT, cohort.value())));

        var first = get("/journal?sur=COHORT&numero=" + cohort.value() + "&quoi=cohort-planned");

        long fiftieth = journal.page(
                        account,
                        new Filter(
                                List.of(new On("COHORT", Long.toString(cohort.value()))),
                                null,
                                "cohort-planned",
                                null,
                                null),
                        null,
                        50)
                .getLast()
                .place();
        var next =
                "/journal?sur=COHORT&amp;numero=" + cohort.value() + "&amp;quoi=cohort-planned&amp;avant=" + fiftieth;
        assertThat(first).hasStatusOk().bodyText().contains(next, "Odile Fontaine a fixé les dates");
        assertThat(get(next.replace("&amp;", "&")))
                .hasStatusOk()
                .bodyText()
                .contains("a fixé les dates")
                .contains("rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    void everyDeedHasItsSentenceInBothLanguages() {
        assertThat(jdbc.sql("select distinct what from journal.entry")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(what ->
                        assertThat(get("/journal?quoi=" + what)).bodyText().doesNotContain("\u202f: " + what));
        assertThat(pages.get()
                        .uri("/journal?quoi=candidate-enrolled")
                        .header("Accept-Language", "en")
                        .with(user(reader))
                        .exchange())
                .bodyText()
                .contains("enrolled a candidate.");
    }

    @Test
    void theExportHoldsAllThatIsLookedForAndNothingElse() {
        var export = get("/journal/export.csv?sur=DOSSIER&numero=" + number);

        assertThat(export).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        assertThat(export).bodyText().contains("result-recorded", "candidate-enrolled", number);
        assertThat(export).bodyText().doesNotContain("cohort-opened");
        assertThat(export).bodyText().hasLineCount(3);
    }

    @Test
    void theVerificationSaysHowManyEntriesHold() {
        assertThat(pages.post()
                        .uri("/journal/verification")
                        .with(user(reader))
                        .with(csrf())
                        .exchange())
                .hasStatus3xxRedirection();

        assertThat(get("/journal/verification"))
                .hasStatusOk()
                .bodyText()
                .contains("La chaîne tient", "par Odile Fontaine")
                .doesNotContain("??");
    }

    @Test
    void everyKindOfFaultIsSaidInWords() {
        for (var kind : Verification.Outcome.Kind.values()) {
            jdbc.sql("""
                            insert into journal.verification (at, account, entries, last_hash, fault, fault_place, faults)
                            values (now(), 0, 56, decode(repeat('00', 32), 'hex'), :fault, 57, array[:fault || ' 57 57'])""").param("fault", kind.name()).update();

            assertThat(get("/journal/verification"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("La chaîne est rompue", "57")
                    .doesNotContain("??");
        }
    }

    @Test
    void signingInAndOutAndFailingToAreInTheJournalWithoutWhatWasTyped() {
        signIn("lectrice@exemple.fr", "un mot de passe");
        signIn("lectrice@exemple.fr", "un autre");
        signIn("inconnue@exemple.fr", "un autre");
        pages.post().uri("/deconnexion").with(user(reader)).with(csrf()).exchange();

        var found = journal.page(account, Filter.ALL, null, 4);
        assertThat(found)
                .extracting(Entry::what)
                .containsExactly("signed-out", "sign-in-refused", "sign-in-refused", "signed-in");
        assertThat(found.get(1).on()).isEmpty();
        assertThat(found.get(2).on()).containsExactly(new On("ACCOUNT", Long.toString(account.account())));
        assertThat(found.get(2).from()).isEqualTo("127.0.0.1");
        assertThat(found.get(3).account()).isEqualTo(account.account());
    }
}
