package fr.parchemin.app.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.notice.Appeal.About;
import fr.parchemin.app.notice.Appeal.Answering;
import fr.parchemin.app.notice.Appeal.Filing;
import fr.parchemin.app.notice.Appeal.Filing.Why;
import fr.parchemin.app.notice.Appeal.State;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Complaints and appeals: who files them, when, and who answers. */
@ParcheminTest
@Import(AJury.class)
class AppealsTests {

    private static final String WORDS = "La salle était fermée.";

    @Autowired
    AJury jury;

    @Autowired
    Appeals appeals;

    @Autowired
    Outbox outbox;

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
    Clock clock;

    private CohortId cohort = new CohortId(0);
    private CandidacyId awa = new CandidacyId(0);
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void aCandidate() {
        today = LocalDate.now(clock);
        jury.mentions();
        cohort = jury.cohort();
        awa = jury.passing(cohort, "Diallo", "0.9");
    }

    private void decided() {
        var session = jury.session(cohort);
        jury.followAll(session);
        deliberations.close(session, AJury.MANAGER);
    }

    private Filing file(Appeal.Kind kind, About about, String words, LocalDate on) {
        return appeals.file(awa, kind, about, words, on, AJury.MANAGER);
    }

    private String account(Role role, Scope scope, String of) {
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Personne", "secret", role, scope, of);
        return email;
    }

    private String candidate(CandidacyId candidacy) {
        var person = candidacies.find(candidacy).orElseThrow().person().value();
        return account(Role.CANDIDATE, Scope.PERSON, Long.toString(person));
    }

    private MvcTestResult get(String email, String address) {
        return web.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }

    private MvcTestResult send(String email, String address, String... fields) {
        var request = web.post().uri(address).with(csrf()).with(user(accounts.loadUserByUsername(email)));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void thereIsNothingToAppealAgainstBeforeTheJuryDecided() {
        assertThat(file(Appeal.Kind.APPEAL, About.DECISION, WORDS, today))
                .isEqualTo(new Filing.Refused(Why.NO_DECISION));
        assertThat(file(Appeal.Kind.COMPLAINT, About.SITTING, WORDS, today)).isInstanceOf(Filing.Done.class);
    }

    @Test
    void anAppealSaysSomethingAndDoesNotComeFromTheFuture() {
        assertThat(file(Appeal.Kind.COMPLAINT, About.SITTING, " ", today))
                .isEqualTo(new Filing.Refused(Why.WORDS_MISSING));
        assertThat(file(Appeal.Kind.COMPLAINT, About.SITTING, WORDS, today.plusDays(2)))
                .isEqualTo(new Filing.Refused(Why.DAY_TO_COME));
        assertThat(appeals.of(awa)).isEmpty();
    }

    @Test
    void theSameOneIsNotFiledTwiceWhileItWaits() {
        assertThat(file(Appeal.Kind.COMPLAINT, About.SITTING, WORDS, today)).isInstanceOf(Filing.Done.class);
        assertThat(file(Appeal.Kind.COMPLAINT, About.SITTING, WORDS, today))
                .isEqualTo(new Filing.Refused(Why.FILED_BEFORE));
    }

    @Test
    void itIsAcknowledgedAndAnsweredWithinTwoMonths() {
        decided();

        file(Appeal.Kind.APPEAL, About.DECISION, WORDS, today);

        var filed = appeals.of(awa).getFirst();
        assertThat(filed.until()).isEqualTo(today.plusMonths(2));
        assertThat(filed.replyBy()).isEqualTo(today.plusMonths(2));
        assertThat(filed.isLate()).isFalse();
        assertThat(filed.isOverdue(today.plusMonths(2).plusDays(1))).isTrue();
        assertThat(outbox.of(awa).getFirst().kind()).isEqualTo(Letter.Kind.APPEAL_FILED);
    }

    @Test
    void anAnswerHasAMotiveAndIsGivenOnce() {
        file(Appeal.Kind.COMPLAINT, About.SITTING, WORDS, today);
        var filed = appeals.of(awa).getFirst();

        assertThat(appeals.examine(filed, AJury.MANAGER)).isTrue();
        assertThat(appeals.answer(filed, false, " ", AJury.MANAGER)).isEqualTo(Answering.MOTIVE_MISSING);
        assertThat(appeals.of(awa).getFirst().state()).isEqualTo(State.EXAMINED);
        assertThat(appeals.answer(filed, false, "La salle était ouverte.", AJury.MANAGER))
                .isEqualTo(Answering.DONE);
        assertThat(appeals.answer(filed, true, "Finalement si.", AJury.MANAGER)).isEqualTo(Answering.ANSWERED_BEFORE);

        assertThat(appeals.of(awa).getFirst())
                .satisfies(one -> assertThat(one.state()).isEqualTo(State.REJECTED))
                .satisfies(one -> assertThat(one.motive()).isEqualTo("La salle était ouverte."));
        assertThat(outbox.of(awa).getFirst().kind()).isEqualTo(Letter.Kind.APPEAL_ANSWERED);
        for (String statement : List.of("delete from notice.appeal_step", "update notice.appeal set words = 'x'")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("append-only");
        }
    }

    @Test
    void aCandidateFilesTheirOwnAndAnswersNone() {
        var bea = jury.passing(cohort, "Morvan", "0.9");
        var email = candidate(awa);
        var list = "/dossiers/" + awa.value() + "/recours";
        String[] filled = {"kind", "COMPLAINT", "about", "SITTING", "words", WORDS, "filedOn", "2020-01-01"};

        assertThat(get(email, list + "/nouveau"))
                .bodyText()
                .contains("Réclamation")
                .doesNotContain("name=\"filedOn\"");
        assertThat(send(email, list + "/nouveau", "kind", "COMPLAINT")).hasStatus(422);
        assertThat(send(email, list + "/nouveau", filled)).hasRedirectedUrl(list);

        var filed = appeals.of(awa).getFirst();
        assertThat(filed.filedOn()).isEqualTo(today);
        assertThat(get(email, list + "/" + filed.id()))
                .bodyText()
                .contains(WORDS)
                .doesNotContain("name=\"answer\"");
        assertThat(send(email, list + "/" + filed.id(), "answer", "ACCEPTED", "motive", "Oui"))
                .hasStatus(404);
        assertThat(send(email, "/dossiers/" + bea.value() + "/recours/nouveau", filled))
                .hasStatus(404);
        assertThat(get(candidate(bea), list + "/" + filed.id())).hasStatus(404);
        assertThat(get(email, "/recours")).hasStatus(404);
        assertThat(get(email, "/mon-dossier/" + awa.value())).bodyText().contains("/recours");
    }

    @Test
    void aManagerAnswersFromTheList() {
        file(Appeal.Kind.COMPLAINT, About.SITTING, WORDS, today.minusMonths(3));
        var filed = appeals.of(awa).getFirst();
        var email = account(Role.MANAGER, Scope.EVERYTHING, "");
        var page = "/dossiers/" + awa.value() + "/recours/" + filed.id();

        assertThat(get(email, "/recours")).bodyText().contains("DIALLO", "délai de réponse dépassé");
        assertThat(send(email, page + "/examen")).hasRedirectedUrl(page);
        assertThat(send(email, page, "answer", "REJECTED")).hasStatus(422);
        assertThat(send(email, page, "answer", "REJECTED", "motive", "Salle ouverte"))
                .hasRedirectedUrl(page);
        assertThat(get(email, page))
                .bodyText()
                .contains("rejeté", "Salle ouverte")
                .doesNotContain("name=\"answer\"");
    }
}
