package fr.parchemin.app.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import biweekly.Biweekly;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.notice.Letter.Kind;
import fr.parchemin.app.notice.Letter.State;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.sitting.Assessors;
import fr.parchemin.app.sitting.Assessors.Appointment;
import fr.parchemin.app.sitting.Doubt;
import fr.parchemin.app.sitting.RollCall;
import fr.parchemin.app.sitting.RollCall.Note;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting.Capacity;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.Seating;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.app.sitting.Summonses;
import fr.parchemin.app.sitting.Summonses.Summoning;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Letters through a real mail server: one that answers, one that is away, two processes, one that died. */
@ParcheminTest
@Import(AJury.class)
class LettersTests {

    /** Still to come whenever these tests run, for nobody is summoned to what has begun. */
    private static final LocalDate DAY = LocalDate.of(2096, 5, 18);

    private static int port;

    @DynamicPropertySource
    static void aMailServer(DynamicPropertyRegistry settings) throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> port);
    }

    @Autowired
    AJury jury;

    @Autowired
    Sittings sittings;

    @Autowired
    Summonses summonses;

    @Autowired
    Deliberations deliberations;

    @Autowired
    Postman postman;

    @Autowired
    Outbox outbox;

    @Autowired
    Reminders reminders;

    @Autowired
    Assessors assessors;

    @Autowired
    RollCall rollCall;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Accounts accounts;

    @Autowired
    MockMvcTester web;

    @Autowired
    JdbcClient jdbc;

    private GreenMail post = new GreenMail();
    private SittingId sitting = new SittingId(0);
    private CandidacyId awa = new CandidacyId(0);

    @BeforeEach
    void aCandidateWhoSits() {
        jdbc.sql("delete from notice.letter").update();
        post = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        var cohort = jury.cohort();
        cohorts.plan(cohort, null, LocalDate.of(2026, 5, 1), AJury.MANAGER);
        var identity = new Identity(
                "N’Guyễn-Œuvrard",
                null,
                "Zoé Łucja " + UUID.randomUUID().toString().substring(0, 8),
                Identity.Sex.F,
                LocalDate.of(1998, 3, 1),
                "Lyon",
                "zoe@exemple.fr");
        awa = candidacies.enrol(
                cohort, new Enrolment(identity, "training", null, LocalDate.of(2025, 9, 1), null), AJury.MANAGER);
        sitting = sittings.plan(
                cohort,
                new Plan(
                        "B1.etude-de-cas",
                        false,
                        new When(DAY, LocalTime.of(9, 0), LocalTime.of(11, 0)),
                        new Where("Salle 12, Rennes", false),
                        20,
                        null),
                Set.of(),
                AJury.MANAGER);
        assertThat(sittings.seat(sitting, List.of(awa), AJury.MANAGER)).isInstanceOf(Seating.Seated.class);
    }

    @AfterEach
    void closed() {
        post.stop();
    }

    private void summon() {
        assertThat(summonses.summon(sitting, null, AJury.MANAGER))
                .isInstanceOfSatisfying(
                        Summoning.Done.class, done -> assertThat(done.seats()).hasSize(1));
    }

    /** The sitting is over: what was planned is corrected to what was held. */
    private void held() {
        sittings.move(
                sitting,
                new When(LocalDate.of(2026, 5, 18), LocalTime.of(9, 0), LocalTime.of(11, 0)),
                new Where("Salle 12, Rennes", false),
                20,
                Set.of(Doubt.Kind.PAST),
                AJury.MANAGER);
    }

    private Letter letter() {
        return outbox.of(awa).getFirst();
    }

    private static List<Part> parts(Part part) throws Exception {
        List<Part> parts = new ArrayList<>(List.of(part));
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart one = several.getBodyPart(i);
                parts.addAll(parts(one));
            }
        }
        return parts;
    }

    private static String calendar(MimeMessage message) throws Exception {
        for (Part part : parts(message)) {
            if (part.isMimeType("text/calendar")) {
                try (InputStream content = part.getInputStream()) {
                    return new String(content.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no calendar file");
    }

    @Test
    void aSummonsComesWithACalendarFileInTheTimeOfParis() throws Exception {
        summon();

        assertThat(postman.deliver(10)).isEqualTo(1);

        var message = post.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Convocation\u202f: Étude de cas du bloc 1");
        assertThat(message.getMessageID()).isEqualTo("<" + letter().reference() + "@localhost>");
        var text = parts(message).stream()
                .filter(part -> isPlain(part))
                .map(LettersTests::content)
                .findFirst()
                .orElseThrow();
        assertThat(text).contains("Zoé N’Guyễn-Œuvrard", "18 mai 2096", "Salle 12, Rennes");
        var calendar = Biweekly.parse(calendar(message)).first();
        assertThat(calendar(message)).contains("DTSTART;TZID=Europe/Paris:20960518T090000", "BEGIN:VTIMEZONE");
        assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
        var event = calendar.getEvents().getFirst();
        assertThat(event.getSequence().getValue()).isZero();
        assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(Instant.parse("2096-05-18T07:00:00Z")));
        assertThat(event.getDateEnd().getValue()).isEqualTo(Date.from(Instant.parse("2096-05-18T09:00:00Z")));
        assertThat(event.getLocation().getValue()).isEqualTo("Salle 12, Rennes");
        assertThat(letter().state()).isEqualTo(State.SENT);
    }

    private static boolean isPlain(Part part) {
        try {
            return part.isMimeType("text/plain");
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String content(Part part) {
        try {
            return part.getContent().toString();
        } catch (IOException | jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSittingThatMovesAndIsCalledOffReplacesTheSameEntry() throws Exception {
        summon();
        sittings.move(
                sitting,
                new When(DAY.plusDays(1), LocalTime.of(14, 0), LocalTime.of(16, 0)),
                new Where("Salle 3, Brest", false),
                20,
                Set.of(),
                AJury.MANAGER);
        summon();
        sittings.cancel(sitting, "Salle inondée", AJury.MANAGER);

        postman.deliver(10);

        var events = Arrays.stream(post.getReceivedMessages())
                .map(LettersTests::parsed)
                .sorted(java.util.Comparator.comparing(calendar ->
                        calendar.getEvents().getFirst().getSequence().getValue()))
                .toList();
        assertThat(events)
                .extracting(calendar -> calendar.getMethod().getValue())
                .containsExactly("REQUEST", "REQUEST", "CANCEL");
        assertThat(events)
                .extracting(calendar -> calendar.getEvents().getFirst().getUid().getValue())
                .containsOnly(events.getFirst().getEvents().getFirst().getUid().getValue());
        assertThat(events)
                .extracting(calendar ->
                        calendar.getEvents().getFirst().getSequence().getValue())
                .containsExactly(0, 1, 2);
    }

    private static biweekly.ICalendar parsed(MimeMessage message) {
        try {
            return Biweekly.parse(calendar(message)).first();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoeverWasNotSummonedIsNotCalledOff() {
        sittings.cancel(sitting, "Salle inondée", AJury.MANAGER);

        assertThat(outbox.of(awa)).isEmpty();
    }

    @Test
    void extraTimeMakesTheVisitLonger() {
        var visit = Visit.of(java.util.Map.of(
                "day", "2026-05-18", "from", "09:00", "until", "10:40", "place", "Rennes", "extra", "33"));

        assertThat(visit.until()).isEqualTo(Instant.parse("2026-05-18T09:13:00Z"));
    }

    @Test
    void aLetterThatCouldNotBeSentIsTriedAgainAndGivenUpWithItsReason() {
        summon();
        post.stop();

        postman.deliver(10);
        assertThat(letter().state()).isEqualTo(State.TO_SEND);
        assertThat(letter().failure()).isNotBlank();
        assertThat(postman.deliver(10)).as("not before its time").isZero();
        for (int i = 0; i < 6; i++) {
            jdbc.sql("update notice.letter set next_try_at = now() - interval '1 day'")
                    .update();
            assertThat(postman.deliver(10)).isEqualTo(1);
        }

        assertThat(letter().state()).isEqualTo(State.GIVEN_UP);
        assertThat(letter().tries()).isEqualTo(7);
        jdbc.sql("update notice.letter set next_try_at = now() - interval '1 day'")
                .update();
        assertThat(postman.deliver(10)).isZero();
    }

    @Test
    void whatAProcessThatDiedHadInHandIsSentByAnother() {
        summon();
        assertThat(outbox.claim(10)).hasSize(1);
        assertThat(postman.deliver(10)).as("it is in hand").isZero();

        jdbc.sql("update notice.letter set claimed_until = now() - interval '1 second'")
                .update();

        assertThat(postman.deliver(10)).isEqualTo(1);
        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(letter().state()).isEqualTo(State.SENT);
    }

    @Test
    void twoProcessesNeverTakeTheSameLetter() throws Exception {
        jdbc.sql("""
                        insert into notice.letter (kind, candidacy, arguments, written_at, next_try_at)
                        select 'DECISION', :candidacy, '{"day": "2026-07-10"}', now(), now() from generate_series(1, 60)""").param("candidacy", awa.value()).update();
        Callable<List<Long>> process = () -> {
            List<Long> taken = new ArrayList<>();
            List<Letter> some = outbox.claim(7);
            while (!some.isEmpty()) {
                some.forEach(letter -> taken.add(letter.id()));
                some = outbox.claim(7);
            }
            return taken;
        };
        List<Long> taken = new ArrayList<>();

        try (var processes = Executors.newFixedThreadPool(4)) {
            for (var done : processes.invokeAll(List.of(process, process, process, process))) {
                taken.addAll(done.get());
            }
        }

        assertThat(taken).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void anAssessorIsRemindedOnceOfTheGridsToHandIn() throws Exception {
        held();
        var email = UUID.randomUUID() + "@exemple.fr";
        assertThat(assessors.appoint(sitting, "Hervé Auffret", email, Capacity.TRAINER, AJury.MANAGER))
                .isInstanceOf(Appointment.Appointed.class);
        assertThat(rollCall.note(
                        sitting,
                        new Note(awa, Seat.State.PRESENT, Seat.IdentityProof.KNOWN, null),
                        null,
                        AJury.MANAGER))
                .isPresent();

        reminders.remind();
        reminders.remind();
        postman.deliver(10);

        // Sittings of other tests may be late too.
        assertThat(Arrays.stream(post.getReceivedMessages()).filter(message -> isTo(message, email)))
                .singleElement()
                .satisfies(message -> assertThat(message.getSubject()).isEqualTo("Grilles d’évaluation à rendre"));
    }

    private static boolean isTo(MimeMessage message, String email) {
        try {
            return message.getAllRecipients()[0].toString().equals(email);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aReminderIsReadSentAgainAndWrittenOnceMore() {
        held();
        var email = UUID.randomUUID() + "@exemple.fr";
        var auffret = ((Appointment.Appointed)
                        assessors.appoint(sitting, "Hervé Auffret", email, Capacity.TRAINER, AJury.MANAGER))
                .account();
        rollCall.note(sitting, new Note(awa, Seat.State.PRESENT, null, null), null, AJury.MANAGER);
        reminders.remind();
        postman.deliver(10);
        var manager = account(Role.MANAGER, Scope.EVERYTHING, "");
        var list = "/passages/" + sitting.value() + "/rappels";
        var first = list + "/lettres/" + outbox.ofSitting(sitting).getFirst().id();

        assertThat(get(manager, "/evaluateurs")).bodyText().contains("Hervé Auffret", "en retard", list);
        assertThat(get(manager, "/courriers?objet=REMINDER")).bodyText().contains(first);
        assertThat(get(manager, list)).bodyText().contains("Hervé Auffret", "Rappeler de nouveau", first);
        assertThat(get(manager, first)).bodyText().contains("Une grille d’évaluation est encore à rendre", email);

        assertThat(send(manager, first + "/renvoi")).hasRedirectedUrl(first);
        assertThat(send(manager, list + "/" + auffret)).hasRedirectedUrl(list);
        assertThat(postman.deliver(10)).isEqualTo(2);
        reminders.remind();

        assertThat(outbox.ofSitting(sitting)).extracting(Letter::state).containsExactly(State.SENT, State.SENT);
        assertThat(get(account(Role.AUDITOR, Scope.EVERYTHING, ""), list)).hasStatus(404);
    }

    @Test
    void whoTakesThePlaceOfAnAssessorHasTheirGridsToHandIn() {
        held();
        var first = UUID.randomUUID() + "@exemple.fr";
        var second = UUID.randomUUID() + "@exemple.fr";
        var auffret = ((Appointment.Appointed)
                        assessors.appoint(sitting, "Hervé Auffret", first, Capacity.TRAINER, AJury.MANAGER))
                .account();
        rollCall.note(sitting, new Note(awa, Seat.State.PRESENT, null, null), null, AJury.MANAGER);
        var manager = account(Role.MANAGER, Scope.EVERYTHING, "");
        var page = "/passages/" + sitting.value() + "/evaluateurs";

        assertThat(get(manager, page + "?remplace=" + auffret))
                .bodyText()
                .contains("à la place de Hervé Auffret", "name=\"instead\"");
        assertThat(web.post()
                        .uri(page)
                        .param("name", "Salima Benhaddou")
                        .param("email", second)
                        .param("capacity", "EXPERT")
                        .param("instead", Long.toString(auffret))
                        .with(user(accounts.loadUserByUsername(manager)))
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl(page);

        assertThat(assessors.due(sitting))
                .singleElement()
                .satisfies(due -> assertThat(due.name()).isEqualTo("Salima Benhaddou"));
    }

    @Test
    void withoutAnAddressALetterWaitsToBeHandedOver() {
        var cohort = jury.cohort();
        var bea = jury.passing(cohort, "Morvan", "0.9");
        jury.mentions();
        var session = jury.session(cohort);
        jury.followAll(session);
        deliberations.close(session, AJury.MANAGER);
        postman.deliver(10);
        assertThat(outbox.of(bea))
                .singleElement()
                .satisfies(letter -> assertThat(letter.kind()).isEqualTo(Kind.DECISION))
                .satisfies(letter -> assertThat(letter.failure()).isEqualTo("no-address"));
        var manager = account(Role.MANAGER, Scope.EVERYTHING, "");
        var address = "/dossiers/" + bea.value() + "/courriers/"
                + outbox.of(bea).getFirst().id();

        assertThat(get(manager, "/courriers")).bodyText().contains("MORVAN", "non remis");
        assertThat(get(manager, address)).bodyText().contains("Vos résultats sont publiés", "aucune adresse connue");
        assertThat(send(manager, address + "/remise")).hasRedirectedUrl(address);

        assertThat(outbox.of(bea).getFirst().state()).isEqualTo(State.HANDED_OVER);
        assertThat(get(manager, "/courriers?etat=HANDED_OVER")).bodyText().contains("remis en main propre");
        assertThat(get(manager, "/courriers?objet=SUMMONS")).bodyText().doesNotContain("MORVAN");
        assertThat(get(
                        manager,
                        "/dossiers/" + awa.value() + "/courriers/"
                                + outbox.of(bea).getFirst().id()))
                .as("another candidate's letter")
                .hasStatus(404);
    }

    @Test
    void candidatesReadTheirOwnLettersAndHandleNone() {
        summon();
        var email = account(
                Role.CANDIDATE,
                Scope.PERSON,
                Long.toString(candidacies.find(awa).orElseThrow().person().value()));
        var address = "/dossiers/" + awa.value() + "/courriers/" + letter().id();

        assertThat(get(email, "/mon-dossier/" + awa.value())).bodyText().contains("Convocation");
        assertThat(get(email, address))
                .bodyText()
                .contains("Nous vous convoquons")
                .doesNotContain("zoe@exemple.fr");
        assertThat(send(email, address + "/remise")).hasStatus(404);
        assertThat(get(email, "/courriers")).hasStatus(404);
    }

    private String account(Role role, Scope scope, String of) {
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Personne", "secret", role, scope, of);
        return email;
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult get(String email, String address) {
        return web.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult send(String email, String address) {
        return web.post()
                .uri(address)
                .with(csrf())
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }
}
