package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.candidacy.Timetable;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.quiz.Question.Content;
import fr.parchemin.app.quiz.Questions;
import fr.parchemin.app.quiz.Questions.Draft;
import fr.parchemin.app.quiz.Quiz.QuizId;
import fr.parchemin.app.quiz.Quizzes;
import fr.parchemin.app.quiz.Quizzes.Opening;
import fr.parchemin.app.quiz.Task;
import fr.parchemin.app.quiz.Themes;
import fr.parchemin.app.sitting.Assessors;
import fr.parchemin.app.sitting.Assessors.Appointment;
import fr.parchemin.app.sitting.Doubt;
import fr.parchemin.app.sitting.Grids;
import fr.parchemin.app.sitting.Grids.Stroke;
import fr.parchemin.app.sitting.RollCall;
import fr.parchemin.app.sitting.RollCall.Note;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting.Capacity;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.engine.dossier.Dossier.Mark;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Pages with lists ask the database as often with 60 rows as with 3. */
@ParcheminTest
@Import({AJury.class, StatementCount.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConstantQueriesTests {

    private static final String STUDY = "B1.etude-de-cas";
    private static final String QUIZ = "B4.quiz-credit";
    private static final LocalDate DAY = LocalDate.of(2026, 5, 18);

    @Autowired
    MockMvcTester web;

    @Autowired
    JdbcClient jdbc;

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
    Sittings sittings;

    @Autowired
    RollCall rollCall;

    @Autowired
    Assessors assessors;

    @Autowired
    Grids grids;

    @Autowired
    Themes themes;

    @Autowired
    Questions questions;

    @Autowired
    Quizzes quizzes;

    private Actor manager = AJury.MANAGER;
    private Actor assessor = AJury.MANAGER;
    private CohortId cohort = new CohortId(0);
    private CohortId quizCohort = new CohortId(0);
    private SittingId sitting = new SittingId(0);
    private QuizId quiz = new QuizId(0);
    private CandidacyId awa = new CandidacyId(0);
    private CandidacyId ben = new CandidacyId(0);
    private SessionId session = new SessionId(0);
    private final Identity oneself = identity("Toujours");

    private final Map<String, List<String>> few = new LinkedHashMap<>();
    private final Map<String, List<String>> many = new LinkedHashMap<>();

    @BeforeAll
    void threeRowsThenSixty() {
        manager = accounts.open(Role.MANAGER + "@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        assessor = accounts.open(Role.ASSESSOR + "@parchemin.example", "Paul Rivière", "secret", Role.ASSESSOR);
        cohort = jury.cohort();
        cohorts.plan(cohort, AJury.DAY, LocalDate.of(2026, 6, 1), manager);
        sitting = sitting(STUDY);
        assertThat(assessors.appoint(
                        sitting, "Paul Rivière", Role.ASSESSOR + "@parchemin.example", Capacity.COMMISSION, manager))
                .isInstanceOf(Appointment.Appointed.class);
        quizCohort = cohort("cqp-charge-clientele-pro");
        ben = enrolled(quizCohort, identity("Ben"));
        accounts.open(
                Role.CANDIDATE + "@parchemin.example",
                "Ben Moreau",
                "secret",
                Role.CANDIDATE,
                Scope.PERSON,
                Long.toString(candidacies.find(ben).orElseThrow().person().value()));
        quiz = quiz();
        timetable.plan(cohort, DAY, DAY, BigDecimal.TWO, null, manager);

        rows(3);
        pages().forEach(page -> few.put(page.name(), asked(page)));
        rows(57);
        pages().forEach(page -> many.put(page.name(), asked(page)));
    }

    private record Page(String name, String address, Role role) {}

    private List<Page> pages() {
        var study = "/passages/" + sitting.value();
        var all = "/cohortes/" + cohort.value();
        var sheet = timetable.of(cohort).getFirst().id();
        long person = jdbc.sql("select person from candidacy.candidacy where id = :id")
                .param("id", awa.value())
                .query(Long.class)
                .single();
        return List.of(
                page("home", "/"),
                page("cohorts", "/cohortes"),
                page("cohort", all),
                page("sittings", "/passages"),
                page("sittings of a cohort", all + "/passages"),
                page("resits", all + "/rattrapages"),
                page("sitting", study),
                page("roll call", study + "/feuille"),
                page("grids, as a manager sees them", study + "/grilles/" + awa.value()),
                new Page("grading", study + "/grilles/" + awa.value(), Role.ASSESSOR),
                new Page("sittings, as an assessor sees them", "/passages", Role.ASSESSOR),
                page("workload", "/evaluateurs"),
                page("reminders", study + "/rappels"),
                page("attendance", all + "/assiduite"),
                page("sheet of a half-day", all + "/feuilles/" + sheet),
                page("deliverables", all + "/livrables"),
                page("deliverables that are missing", all + "/livrables?manquants=true"),
                page("publication", all + "/publication"),
                page("departures", all + "/departs"),
                page("calendar", all + "/echeances"),
                page("calendar of whoever has quizzes", "/cohortes/" + quizCohort.value() + "/echeances"),
                page("what waits, by candidate", all + "/echeances/candidats"),
                page("quizzes", "/cohortes/" + quizCohort.value() + "/quiz"),
                page("quiz", "/quiz/" + quiz.value()),
                new Page("quizzes of a candidate", "/dossiers/" + ben.value() + "/quiz", Role.CANDIDATE),
                page("space", "/mon-dossier/" + awa.value()),
                page("space of whoever has quizzes", "/mon-dossier/" + ben.value()),
                page("dossier", "/dossiers/" + awa.value()),
                page("dossier of whoever has quizzes", "/dossiers/" + ben.value()),
                page("letters", "/courriers"),
                page("letters of a dossier", "/dossiers/" + awa.value() + "/courriers"),
                page("sessions", "/jurys"),
                page("room", "/jurys/" + session.value()),
                page("case", "/jurys/" + session.value() + "/candidats/" + awa.value()),
                page("persons", "/personnes"),
                page("person", "/personnes/" + person));
    }

    private static Page page(String name, String address) {
        return new Page(name, address, Role.MANAGER);
    }

    @TestFactory
    Stream<DynamicTest> aPageAsksAsOftenWithSixtyRowsAsWithThree() {
        return few.keySet().stream()
                .map(page -> DynamicTest.dynamicTest(page, () -> {
                    var before = Objects.requireNonNull(few.get(page));
                    var after = Objects.requireNonNull(many.get(page));

                    assertThat(before).as("it asks something").isNotEmpty();
                    assertThat(after)
                            .as(
                                    "with 3 rows %d, with 60 rows %d; more often: %s",
                                    before.size(), after.size(), more(before, after))
                            .hasSameSizeAs(before);
                }));
    }

    private static Map<String, Long> more(List<String> before, List<String> after) {
        Map<String, Long> more =
                new TreeMap<>(after.stream().collect(Collectors.groupingBy(sql -> sql, Collectors.counting())));
        before.forEach(sql -> more.computeIfPresent(sql, (_, count) -> count - 1));
        more.values().removeIf(count -> count <= 0);
        return more;
    }

    /** Of the second request, so that what is worked out once and kept is not counted. */
    private List<String> asked(Page page) {
        seen(page);
        return StatementCount.of(() -> seen(page));
    }

    private void seen(Page page) {
        var response = web.get()
                .uri(page.address())
                .with(user(accounts.loadUserByUsername(page.role() + "@parchemin.example")))
                .exchange()
                .getResponse();
        assertThat(response.getStatus()).as(page.address()).isEqualTo(200);
    }

    private void rows(int count) {
        for (int i = 0; i < count; i++) {
            row();
        }
        var all = candidacies.of(cohort).stream().map(one -> one.id()).toList();
        awa = all.getFirst();
        if (session.value() == 0) {
            session = jury.session(cohort);
        }
        all.forEach(one -> grids.write(sitting, one, List.of(graded()), assessor));
    }

    /** One more of everything that is listed. */
    private void row() {
        var one = jury.candidate(cohort, "Diallo");
        sittings.seat(sitting, List.of(one), manager);
        rollCall.note(sitting, new Note(one, Seat.State.PRESENT, null, null), null, manager);
        jury.change(one, List.of(absence("B3.etude-de-cas"), absence("B4.etude-de-cas")));
        sitting("B2.mission-immersive");
        var other = jury.cohort();
        enrolled(other, oneself);
        var next = enrolled(quizCohort, identity("Candidat"));
        quizzes.add(quizzes.find(quiz).orElseThrow(), List.of(next), manager);
        anotherQuiz();
        if (awa.value() != 0) {
            letter();
        }
    }

    private static Stroke graded() {
        return new Stroke.Marked(STUDY, new Mark.Graded("acquis"), "");
    }

    private static Change absence(String assessment) {
        return new Change.OfResult(new Attempt(assessment, 1, null, null), DAY, new Mark.Absent(true), null);
    }

    private SittingId sitting(String assessment) {
        return sittings.plan(
                cohort,
                new Plan(
                        assessment,
                        false,
                        new When(DAY, LocalTime.of(9, 0), LocalTime.of(11, 0)),
                        new Where("Salle 12, Rennes", false),
                        null,
                        null),
                Set.of(Doubt.Kind.PAST),
                manager);
    }

    private CohortId cohort(String scheme) {
        var edition = catalog.current(scheme).orElseThrow().id();
        return cohorts.open(edition, "Promotion " + UUID.randomUUID(), null, null, "P" + UUID.randomUUID(), manager);
    }

    private CandidacyId enrolled(CohortId in, Identity who) {
        return candidacies.enrol(in, new Enrolment(who, "training", null, LocalDate.of(2025, 9, 1), null), manager);
    }

    private static Identity identity(String given) {
        return new Identity(
                "Moreau",
                null,
                given + " " + UUID.randomUUID().toString().substring(0, 8),
                Identity.Sex.F,
                LocalDate.of(1999, 2, 3),
                "Niort",
                null);
    }

    private QuizId quiz() {
        var edition = catalog.current("cqp-charge-clientele-pro").orElseThrow();
        var theme = themes.open(edition.scheme().id(), "Thème", List.of(QUIZ), manager)
                .orElseThrow();
        var question = new Content("Quoi ?", new Task.Single(List.of("bleu", "rouge"), 1), "");
        questions.write(edition.scheme().id(), List.of(new Draft(null, theme.id(), question)), manager);
        var plan = new Quizzes.Plan(
                QUIZ,
                Instant.now().minusSeconds(60),
                Instant.now().plus(Duration.ofDays(1)),
                20,
                false,
                false,
                Map.of(theme.id(), 1));
        return ((Opening.Opened) quizzes.open(cohorts.find(quizCohort).orElseThrow(), edition.scheme(), plan, manager))
                .quiz();
    }

    /** Which the rules would not give a second time: only lists are meant here. */
    private void anotherQuiz() {
        long another =
                jdbc.sql("""
                        insert into quiz.quiz (cohort, assessment, opens_at, closes_at, minutes, shuffled, partial_credit,
                            automatic, opened_at, opened_by, opened_name)
                        select cohort, assessment, opens_at, closes_at, minutes, shuffled, partial_credit, automatic,
                            opened_at, opened_by, opened_name from quiz.quiz where id = :quiz returning id""").param("quiz", quiz.value()).query(Long.class).single();
        jdbc.sql(
                        "insert into quiz.part (quiz, theme, size) select :another, theme, size from quiz.part where quiz = :quiz")
                .param("another", another)
                .param("quiz", quiz.value())
                .update();
        jdbc.sql("""
                        insert into quiz.seat (quiz, candidacy, attempt, given_at, given_by)
                        values (:quiz, :candidacy, 1, now(), 1)""").param("quiz", another).param("candidacy", ben.value()).update();
    }

    private void letter() {
        jdbc.sql("""
                        insert into notice.letter (kind, candidacy, arguments, written_at, next_try_at)
                        values ('DECISION', :candidacy, '{"day": "2026-07-10"}', now(), now() + interval '1 day')""").param("candidacy", awa.value()).update();
    }
}
