package fr.parchemin.app.journal;

import static fr.parchemin.app.jury.AJury.MANAGER;
import static fr.parchemin.app.jury.AJury.MEMBERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.journal.Entry.On;
import fr.parchemin.app.journal.Journal.Filter;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Reach;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParcheminTest
@Import(AJury.class)
class JournalTests {

    @Autowired
    private AJury jury;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Results results;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private Awards awards;

    @Autowired
    private Journal journal;

    @Autowired
    private Verification verification;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private CohortId cohort;

    @BeforeEach
    void aCohort() {
        jury.mentions();
        cohort = jury.cohort();
    }

    private static On on(Kind kind, long id) {
        return new On(kind.name(), Long.toString(id));
    }

    private List<Entry> about(Kind kind, long id) {
        return journal.page(MANAGER, new Filter(List.of(on(kind, id)), null, null, null, null), null, 1000);
    }

    @Test
    void aCorrectionNamesWhatStoodBeforeAndWhatStandsSince() {
        var candidate = jury.candidate(cohort, "Diallo");
        jury.change(candidate, List.of(jury.result("B1.etude-de-cas", "acquis")));
        long first = results.history(candidate).getFirst().recorded().id();
        var corrected = jury.result("B1.etude-de-cas", "maitrise");

        dossiers.change(
                candidate,
                List.of(new Change.OfResult(corrected.attempt(), corrected.on(), corrected.mark(), first)),
                "Relecture",
                MANAGER);

        long second = results.history(candidate).getLast().recorded().id();
        var entry = about(Kind.DOSSIER, candidate.value()).getFirst();
        assertThat(entry.what()).isEqualTo("result-corrected");
        assertThat(entry.before()).isEqualTo("result:" + first);
        assertThat(entry.after()).isEqualTo("result:" + second);
        assertThat(entry.account()).isEqualTo(MANAGER.account());
        assertThat(entry.role()).isEqualTo("MANAGER");
        assertThat(entry.on()).containsExactly(on(Kind.DOSSIER, candidate.value()), on(Kind.COHORT, cohort.value()));
    }

    @Test
    void everythingFromTheCohortToTheCertificateIsInTheJournal() {
        var candidate = jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);
        deliberations.agree(
                session,
                deliberations.deliberation(session).orElseThrow().cases().stream()
                        .collect(Collectors.toMap(Case::id, Case::digest)),
                MANAGER);
        deliberations.close(session, MANAGER);
        awards.revoke(awards.of(MANAGER, session).getFirst(), "Identité usurpée", MANAGER);

        assertThat(about(Kind.DOSSIER, candidate.value()))
                .extracting(Entry::what)
                .startsWith("certificate-revoked", "certificate-issued", "decision-recorded")
                .contains("result-recorded", "fact-recorded")
                .endsWith("candidate-enrolled");
        assertThat(about(Kind.SESSION, session.value()))
                .extracting(Entry::what)
                .containsExactly(
                        "certificate-revoked",
                        "certificate-issued",
                        "session-closed",
                        "decision-recorded",
                        "session-opened");
        assertThat(about(Kind.COHORT, cohort.value()).getLast().what()).isEqualTo("cohort-opened");
    }

    @Test
    void noEntrySaysAnythingPersonal() {
        var candidate = jury.passing(cohort, "Quatrebarbes", "0.93");
        var session = jury.session(cohort);
        deliberations.agree(
                session,
                deliberations.deliberation(session).orElseThrow().cases().stream()
                        .collect(Collectors.toMap(Case::id, Case::digest)),
                MANAGER);
        deliberations.close(session, MANAGER);
        assertThat(about(Kind.DOSSIER, candidate.value())).isNotEmpty();

        var personal = jdbc.sql("""
                        select birth_name from people.person union select given_names from people.person
                        union select birth_place from people.person union select email from people.person
                        union select name from people.account union select email from people.account""").query(String.class).list().stream()
                .filter(text -> text != null)
                .collect(Collectors.toSet());
        personal.add(MANAGER.name());
        MEMBERS.forEach(member -> personal.add(member.name()));
        var written = jdbc.sql("""
                        select e.place || ' ' || concat_ws(' ', e.role, e.from_address, e.what, e.before_ref, e.after_ref,
                               (select string_agg(t.kind || ' ' || t.id, ' ') from journal.entry_thing t
                                where t.place = e.place))
                        from journal.entry e""").query(String.class).list();
        assertThat(written)
                .hasSizeGreaterThan(10)
                .allSatisfy(row -> assertThat(row).doesNotContain(personal).doesNotContain("@"));
    }

    @Test
    void whatIsUndoneIsNotInTheJournal() {
        long before = journal.size();

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    jury.cohort();
                    throw new IllegalStateException("the power fails");
                }))
                .hasMessageContaining("power fails");

        assertThat(journal.size()).isEqualTo(before);
        assertThat(verification.look().fault()).isNull();
    }

    @Test
    void aRefusedChangeIsNotInTheJournal() {
        var candidate = jury.candidate(cohort, "Diallo");
        long before = journal.size();

        dossiers.change(candidate, List.of(jury.result("B1.etude-de-cas", "parfait")), null, MANAGER);

        assertThat(journal.size()).isEqualTo(before);
    }

    @Test
    void aDeedToldOutsideATransactionIsRefused() {
        var deed = new Deed(MANAGER, "cohort-opened", Thing.of(Kind.COHORT, 1));

        assertThatThrownBy(() -> events.publishEvent(deed)).hasMessageContaining("outside the transaction");
        var reading = new TransactionTemplate(transaction.getTransactionManager());
        reading.setReadOnly(true);
        assertThatThrownBy(() -> reading.executeWithoutResult(_ -> events.publishEvent(deed)))
                .hasMessageContaining("outside the transaction");
    }

    @Test
    void transactionsSideBySideAreChainedOneAfterTheOther() throws Exception {
        long before = journal.size();
        int threads = 8;
        int each = 5;
        var together = new CyclicBarrier(threads);
        Callable<Integer> worker = () -> {
            together.await();
            for (int i = 0; i < each; i++) {
                transaction.executeWithoutResult(_ -> {
                    events.publishEvent(new Deed(MANAGER, "cohort-planned", Thing.of(Kind.COHORT, cohort.value())));
                    events.publishEvent(new Deed(MANAGER, "cohort-planned", Thing.of(Kind.COHORT, cohort.value())));
                });
            }
            return each;
        };

        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var done : pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(_ -> worker).toList())) {
                assertThat(done.get()).isEqualTo(each);
            }
        }

        assertThat(journal.size()).isEqualTo(before + 2L * threads * each);
        assertThat(verification.look().fault()).isNull();
        assertThat(verification.look().entries()).isEqualTo(journal.size());
    }

    @Test
    void theJournalRefusesToBeChanged() {
        for (var statement : List.of(
                "update journal.entry set what = 'nothing'",
                "delete from journal.entry",
                "truncate journal.entry cascade",
                "update journal.entry_thing set id = '0'",
                "delete from journal.entry_thing",
                "truncate journal.entry_thing",
                "delete from journal.head",
                "truncate journal.head")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update()).as(statement).hasMessageContaining("append-only");
        }
    }

    @Test
    void entriesAreFoundByWhoWhatAndDayAPageAtATime() {
        var candidate = jury.candidate(cohort, "Diallo");
        jury.change(
                candidate,
                List.of(
                        jury.result("B1.etude-de-cas", "acquis"),
                        jury.result("B1.mission-action", "acquis"),
                        jury.result("B2.mission-immersive", "acquis")));
        var dossier = List.of(on(Kind.DOSSIER, candidate.value()));
        var today = LocalDate.now(ZoneId.of("Europe/Paris"));

        var all = journal.page(
                MANAGER, new Filter(dossier, MANAGER.account(), "result-recorded", today, today), null, 10);
        assertThat(all).hasSize(3);
        assertThat(journal.page(MANAGER, new Filter(dossier, MANAGER.account(), null, null, null), null, 2))
                .containsExactlyElementsOf(all.subList(0, 2));
        assertThat(journal.page(
                        MANAGER,
                        new Filter(dossier, null, null, null, null),
                        all.get(1).place(),
                        2))
                .extracting(Entry::what)
                .containsExactly("result-recorded", "candidate-enrolled");
        assertThat(journal.page(MANAGER, new Filter(dossier, -7L, null, null, null), null, 10))
                .isEmpty();
        assertThat(journal.page(MANAGER, new Filter(dossier, null, null, today.plusDays(1), null), null, 10))
                .isEmpty();
        assertThat(journal.page(MANAGER, new Filter(dossier, null, null, null, today.minusDays(1)), null, 10))
                .isEmpty();
        assertThat(journal.page(MANAGER, new Filter(List.of(), null, null, null, null), null, 10))
                .isEmpty();
    }

    @Test
    void aReaderSeesOnlyWhatIsWithinReach() {
        var other = jury.cohort();
        var here = jury.candidate(cohort, "Diallo");
        var there = jury.candidate(other, "Ferrandis");
        var reach = new Reach(false, Set.of(), Set.of(), Set.of(cohort.value()), Set.of());
        var auditor = new Actor(9, "Agnès Tessier", Actor.Role.AUDITOR, reach, null);
        var manager = new Actor(
                9,
                "Agnès Tessier",
                Actor.Role.MANAGER,
                new Reach(false, Set.of("certification-jnac"), Set.of(), Set.of(), Set.of()),
                null);

        assertThat(journal.page(auditor, Filter.ALL, null, 100))
                .extracting(Entry::what)
                .containsExactly("candidate-enrolled", "cohort-opened");
        assertThat(journal.page(auditor, of(here.value()), null, 100)).hasSize(1);
        assertThat(journal.page(auditor, of(there.value()), null, 100)).isEmpty();
        assertThat(journal.page(manager, of(there.value()), null, 100)).hasSize(1);
        assertThat(journal.page(manager, Filter.ALL, null, 10_000))
                .extracting(Entry::what)
                .contains("mentions-changed")
                .doesNotContain("account-opened");
    }

    private static Filter of(long dossier) {
        return new Filter(List.of(on(Kind.DOSSIER, dossier)), null, null, null, null);
    }

    @Test
    void allThatConcernsAPersonIsFoundByThePerson() {
        var candidate = jury.candidate(cohort, "Diallo");
        jury.change(candidate, List.of(jury.result("B1.etude-de-cas", "acquis")));
        var person = jdbc.sql("select person::text from candidacy.file where id = :id")
                .param("id", candidate.value())
                .query(String.class)
                .single();

        var found =
                journal.page(MANAGER, new Filter(journal.named(Kind.PERSON, person), null, null, null, null), null, 10);

        assertThat(found)
                .extracting(Entry::what)
                .containsExactly("result-recorded", "candidate-enrolled", "persons-registered");
    }
}
