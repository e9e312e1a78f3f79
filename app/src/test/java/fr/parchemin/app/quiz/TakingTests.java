package fr.parchemin.app.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.candidacy.Accommodation.Decision;
import fr.parchemin.app.candidacy.Accommodations;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.candidacy.Measures;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.quiz.Papers.Begun;
import fr.parchemin.app.quiz.Papers.Given;
import fr.parchemin.app.quiz.Papers.Saved;
import fr.parchemin.app.quiz.Papers.Seat;
import fr.parchemin.app.quiz.Question.Content;
import fr.parchemin.app.quiz.Questions.Draft;
import fr.parchemin.app.quiz.Quizzes.Opening;
import fr.parchemin.app.quiz.Quizzes.Plan;
import fr.parchemin.app.quiz.Scores.Neutralised;
import fr.parchemin.engine.dossier.Dossier.Mark;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the opening of a quiz to the result in the dossier, on a clock that the test moves. */
@ParcheminTest
@Import(TakingTests.Hours.class)
class TakingTests {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-11-21T09:00:00Z"));
    private static final Actor MANAGER = new Actor(-9, "Irène Vasseur", Role.MANAGER);
    private static final String ASSESSMENT = "B4.quiz-credit";
    private static final int SIZE = 5;

    @TestConfiguration
    static class Hours {
        @Bean
        @Primary
        Clock moving() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneId.of("Europe/Paris");
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return NOW.get();
                }
            };
        }
    }

    @Autowired
    Catalog catalog;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Accommodations accommodations;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Results results;

    @Autowired
    Themes themes;

    @Autowired
    Questions questions;

    @Autowired
    Quizzes quizzes;

    @Autowired
    Papers papers;

    @Autowired
    Scores scores;

    @Autowired
    Statistics statistics;

    @Autowired
    Collecting collecting;

    @Autowired
    Roll roll;

    @Autowired
    QuizAgenda agenda;

    @Autowired
    KeptQuizzes kept;

    @Autowired
    JdbcClient jdbc;

    private Cohort cohort;
    private Theme theme;

    @BeforeEach
    void aCohortAndABank() {
        var edition = catalog.current("cqp-charge-clientele-pro").orElseThrow();
        var id = cohorts.open(edition.id(), "Promotion " + UUID.randomUUID(), null, null, "T" + shortId(), MANAGER);
        cohort = cohorts.find(id).orElseThrow();
        theme = themes.open("cqp-charge-clientele-pro", "Thème " + UUID.randomUUID(), List.of(ASSESSMENT), MANAGER)
                .orElseThrow();
        IntStream.range(0, SIZE)
                .forEach(i -> questions.write(
                        theme.scheme(),
                        List.of(new Draft(
                                null,
                                theme.id(),
                                new Content("Question " + i, new Task.Single(List.of("juste", "faux"), 0), ""))),
                        MANAGER));
    }

    private static String shortId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private CandidacyId candidate() {
        var identity = new Identity(
                "Diallo", null, "Awa " + shortId(), Identity.Sex.F, LocalDate.of(1999, 2, 3), "Niort", null);
        return candidacies.enrol(
                cohort.id(), new Enrolment(identity, "training", null, LocalDate.of(2025, 9, 1), null), MANAGER);
    }

    private Plan plan(int size) {
        var now = NOW.get();
        return new Plan(
                ASSESSMENT,
                now.minusSeconds(60),
                now.plus(Duration.ofDays(7)),
                20,
                true,
                false,
                Map.of(theme.id(), size));
    }

    private Quiz open() {
        var opening = quizzes.open(cohort, catalog.edition(cohort.edition()).scheme(), plan(SIZE), MANAGER);
        return quizzes.find(((Opening.Opened) opening).quiz()).orElseThrow();
    }

    private Seat seat(CandidacyId candidacy) {
        return papers.seats(candidacy).getFirst();
    }

    private Paper begin(CandidacyId candidacy) {
        return ((Begun.Running) papers.begin(seat(candidacy), MANAGER)).paper();
    }

    private static void wait(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    private Saved save(Paper paper, String page, int place, int choice) {
        var item = paper(paper).items().get(place - 1);
        return papers.save(paper.id(), page, Map.of(place, new Given(new Answer.Chosen(choice), item.answered())));
    }

    private Paper paper(Paper paper) {
        return papers.find(paper.id()).orElseThrow();
    }

    private void take(CandidacyId candidacy, int right) {
        var paper = begin(candidacy);
        Map<Integer, Given> answers = new HashMap<>();
        for (int place = 1; place <= SIZE; place++) {
            answers.put(place, new Given(new Answer.Chosen(place <= right ? 0 : 1), 0));
        }
        papers.save(paper.id(), "page", answers);
        papers.handIn(seat(candidacy), paper.id(), MANAGER);
        scores.settle(paper.id());
    }

    private List<Mark> marks(CandidacyId candidacy) {
        return results.history(candidacy).stream()
                .map(Results.ResultEntry::mark)
                .toList();
    }

    private static Mark share(String share) {
        return new Mark.Scored(new BigDecimal(share));
    }

    @Test
    void theQuizGoesToThoseToWhomTheRulesGiveItAndToNobodyElse() {
        var awa = candidate();
        var done = candidate();
        dossiers.change(
                done,
                List.of(new Change.OfResult(
                        new Attempt(ASSESSMENT, 1, null, null),
                        LocalDate.ofInstant(NOW.get(), ZoneId.of("Europe/Paris")),
                        share("0.8"),
                        null)),
                null,
                MANAGER);

        var quiz = open();

        assertThat(roll.of(quiz.id(), MANAGER)).extracting(Roll.Line::candidacy).containsExactly(awa);
        assertThat(quizzes.add(quiz, Set.of(done, awa), MANAGER)).isZero();
        var late = candidate();
        assertThat(quizzes.choices(quiz)).extracting(Quizzes.Choice::candidacy).containsExactly(late);
        assertThat(quizzes.add(quiz, Set.of(late, done), MANAGER)).isEqualTo(1);
        assertThat(agenda.due(late)).singleElement().satisfies(due -> {
            assertThat(due.key()).isEqualTo("quiz.due");
            assertThat(due.arguments().getFirst()).startsWith("Quiz sur le crédit professionnel");
        });
        assertThat(quizzes.remove(quiz.id(), late, MANAGER)).isTrue();
        assertThat(papers.seats(late)).isEmpty();
    }

    @Test
    void aQuizThatCannotBeTakenIsNotOpened() {
        var scheme = catalog.edition(cohort.edition()).scheme();

        assertThat(refusals(quizzes.open(cohort, scheme, plan(SIZE + 1), MANAGER)))
                .containsExactly("too-few");
        var backwards = new Plan(ASSESSMENT, NOW.get(), NOW.get().minusSeconds(1), 20, true, false, Map.of());
        assertThat(refusals(quizzes.open(cohort, scheme, backwards, MANAGER)))
                .containsExactly("window", "over", "no-part");
        var other = new Plan(
                "B4.quiz-risques", NOW.get(), NOW.get().plusSeconds(60), 20, true, false, Map.of(theme.id(), 1));
        assertThat(refusals(quizzes.open(cohort, scheme, other, MANAGER))).containsExactly("theme");
        cohorts.plan(cohort.id(), null, LocalDate.ofInstant(NOW.get(), ZoneId.of("Europe/Paris")), MANAGER);
        assertThat(refusals(quizzes.open(cohorts.find(cohort.id()).orElseThrow(), scheme, plan(1), MANAGER)))
                .containsExactly("as-of");
    }

    private static List<String> refusals(Opening opening) {
        return ((Opening.Refused) opening)
                .reasons().stream().map(Quizzes.Reason::key).toList();
    }

    @Test
    void theScoreIsInTheDossierAtOnce() {
        var awa = candidate();
        open();

        take(awa, 3);

        assertThat(marks(awa)).containsExactly(share("0.6"));
        assertThat(dossiers.examine(awa, null).orElseThrow().dossier().results())
                .hasSize(1);
        assertThat(papers.begin(seat(awa), MANAGER)).isInstanceOf(Begun.Running.class);
        assertThat(paper(papers.of(seat(awa)).orElseThrow()).closedAt()).isNotNull();
    }

    @Test
    void theClockClosesAPaperAndWhatComesLateIsRefused() {
        var awa = candidate();
        open();
        var paper = begin(awa);
        wait(Duration.ofMinutes(20).minusMillis(1));
        assertThat(save(paper, "page", 1, 0)).isInstanceOf(Saved.Kept.class);
        wait(Duration.ofMillis(1));

        var late = save(paper, "page", 2, 0);

        assertThat(late).isInstanceOf(Saved.Late.class);
        assertThat(((Saved.Late) late).paper().answered()).isEqualTo(1);
        collecting.collect();
        assertThat(paper(paper).closedAt()).isEqualTo(paper.endsAt());
        assertThat(paper(paper).handedIn()).isFalse();
        assertThat(marks(awa)).containsExactly(share("0.2"));
        collecting.collect();
        assertThat(marks(awa)).hasSize(1);
    }

    @Test
    void extraTimeIsAddedForWhomItWasGranted() {
        var awa = candidate();
        var ben = candidate();
        accommodations.ask(awa, LocalDate.of(2026, 1, 5), new Measures(33, false, false, false), MANAGER);
        var request = accommodations.history(awa).getFirst().request();
        accommodations.decide(
                request,
                new Decision(LocalDate.of(2026, 1, 6), new Measures(33, false, false, false)),
                null,
                null,
                MANAGER);
        open();
        var hers = begin(awa);
        var his = begin(ben);

        assertThat(Duration.between(his.begunAt(), his.endsAt())).isEqualTo(Duration.ofMinutes(20));
        assertThat(Duration.between(hers.begunAt(), hers.endsAt())).isEqualTo(Duration.ofSeconds(20 * 60 * 133 / 100));
        wait(Duration.ofMinutes(21));
        assertThat(save(his, "page", 1, 0)).isInstanceOf(Saved.Late.class);
        assertThat(save(hers, "page", 1, 0)).isInstanceOf(Saved.Kept.class);
    }

    @Test
    void whoeverBeginsBeforeTheWindowEndsHasAllTheirTime() {
        var awa = candidate();
        var ben = candidate();
        var quiz = open();
        wait(Duration.between(NOW.get(), quiz.closesAt()).minusSeconds(1));
        var paper = begin(awa);
        wait(Duration.ofMinutes(19));

        assertThat(save(paper, "page", 1, 0)).isInstanceOf(Saved.Kept.class);
        assertThat(papers.begin(seat(ben), MANAGER)).isInstanceOf(Begun.OutsideWindow.class);
    }

    @Test
    void aPaperIsFoundAgainAsItWasWhoeverAsksAndHoweverOften() {
        var awa = candidate();
        open();
        var first = begin(awa);
        save(first, "page", 1, 0);
        save(first, "page", 1, 1);
        save(first, "page", 1, 1);
        wait(Duration.ofMinutes(5));

        var again = begin(awa);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.endsAt()).isEqualTo(first.endsAt());
        assertThat(again.items().getFirst().answer()).isEqualTo(new Answer.Chosen(1));
        assertThat(again.items().stream().map(item -> item.question().version()))
                .containsExactlyElementsOf(first.items().stream()
                        .map(item -> item.question().version())
                        .toList());
        assertThat(papers.history(again).get(1)).hasSize(2);
    }

    @Test
    void anOlderPageNeverWritesOverANewerAnswer() {
        var awa = candidate();
        open();
        var paper = begin(awa);
        papers.save(paper.id(), "one", Map.of(1, new Given(new Answer.Chosen(0), 0)));
        long seen = paper(paper).items().getFirst().answered();

        var unchanged = papers.save(paper.id(), "two", Map.of(1, new Given(new Answer.Blank(), 0)));
        assertThat(((Saved.Kept) unchanged).elsewhere()).isEmpty();
        var other = papers.save(paper.id(), "two", Map.of(1, new Given(new Answer.Chosen(1), 0)));
        assertThat(((Saved.Kept) other).elsewhere()).hasSize(1);
        assertThat(paper(paper).items().getFirst().answer()).isEqualTo(new Answer.Chosen(0));

        papers.save(paper.id(), "two", Map.of(1, new Given(new Answer.Chosen(1), seen)));
        assertThat(paper(paper).items().getFirst().answer()).isEqualTo(new Answer.Chosen(1));
        var lost = papers.save(paper.id(), "two", Map.of(1, new Given(new Answer.Chosen(0), seen)));
        assertThat(((Saved.Kept) lost).elsewhere()).isEmpty();
        assertThat(paper(paper).items().getFirst().answer()).isEqualTo(new Answer.Chosen(0));
    }

    @Test
    void aQuestionFoundWrongCountsForNobodyAndResultsAreCorrectedWithTheMotive() {
        var awa = candidate();
        var ben = candidate();
        var byHand = candidate();
        var quiz = open();
        take(awa, 2);
        take(ben, SIZE);
        take(byHand, 2);
        var entry = results.history(byHand).getFirst();
        dossiers.change(
                byHand,
                List.of(new Change.OfResult(
                        entry.attempt(),
                        entry.on(),
                        share("0.9"),
                        entry.recorded().id())),
                "Copie relue",
                MANAGER);
        long wrong =
                papers.of(seat(awa)).orElseThrow().items().getLast().question().version();

        assertThat(scores.neutralise(quiz, wrong, "Deux réponses justes", MANAGER))
                .isInstanceOf(Neutralised.Done.class);

        assertThat(marks(awa)).containsExactly(share("0.4"), share("0.5"));
        assertThat(results.history(awa).getLast().recorded().motive()).isEqualTo("Deux réponses justes");
        assertThat(marks(ben)).containsExactly(share("1"));
        assertThat(marks(byHand)).containsExactly(share("0.4"), share("0.9"));
        assertThat(scores.neutralise(quiz, wrong, "Encore", MANAGER)).isInstanceOf(Neutralised.NotAsked.class);
    }

    @Test
    void whatWasAskedNeverChangesAndAThemeThatIsNeededKeepsItsQuestions() {
        var awa = candidate();
        open();
        var paper = begin(awa);
        var asked = paper.items().getFirst().question();

        assertThat(questions.change(asked, theme.id(), asked.content(), true, "Fausse", MANAGER))
                .isInstanceOf(Questions.Changed.Needed.class);
        questions.change(
                asked,
                theme.id(),
                new Content("Autre énoncé", new Task.Single(List.of("faux", "juste"), 1), ""),
                false,
                "Coquille",
                MANAGER);

        assertThat(paper(paper).items().getFirst().question()).isEqualTo(asked);
        assertThatThrownBy(() -> jdbc.sql("update quiz.version set prompt = 'x' where id = :id")
                        .param("id", asked.version())
                        .update())
                .isInstanceOf(DataAccessException.class);
        save(paper, "page", 1, 0);
        assertThatThrownBy(() -> jdbc.sql("delete from quiz.answer where paper = :id")
                        .param("id", paper.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void figuresTellWhatIsHardAndWhatWasChosen() {
        var all = IntStream.range(0, 6).mapToObj(_ -> candidate()).toList();
        var quiz = open();
        for (int i = 0; i < all.size(); i++) {
            var paper = begin(all.get(i));
            int able = i;
            var last = paper.items().stream()
                    .mapToLong(item -> item.question().version())
                    .max()
                    .orElseThrow();
            Map<Integer, Given> answers = new HashMap<>();
            paper.items().forEach(item -> {
                boolean right = item.question().version() == last ? able < 2 : able >= 2;
                answers.put(item.place(), new Given(new Answer.Chosen(right ? 0 : 1), 0));
            });
            papers.save(paper.id(), "page", answers);
            papers.handIn(seat(all.get(i)), paper.id(), MANAGER);
        }

        var figures = statistics.of(quiz.id()).stream()
                .sorted(java.util.Comparator.comparingLong(one -> one.question().version()))
                .toList();

        assertThat(figures)
                .hasSize(SIZE)
                .allSatisfy(one -> assertThat(one.asked()).isEqualTo(6));
        assertThat(figures.getFirst().difficulty()).isEqualByComparingTo("0.667");
        assertThat(figures.getFirst().discrimination()).isPositive();
        assertThat(figures.getLast().difficulty()).isEqualByComparingTo("0.333");
        assertThat(figures.getLast().discrimination()).isEqualByComparingTo("-1");
        assertThat(figures.getLast().chosen())
                .extracting(Statistics.Chosen::count)
                .containsExactly(2, 4);
    }

    @Test
    void papersAreErasedWhenTheirTimeIsOverAndTheResultStays() {
        var awa = candidate();
        open();
        take(awa, 3);
        var day = LocalDate.ofInstant(NOW.get(), ZoneId.of("Europe/Paris")).plusDays(1);

        assertThat(kept.due(day)).isPositive();
        new org.springframework.transaction.support.TransactionTemplate(transactions)
                .executeWithoutResult(_ -> kept.erase(day));

        assertThat(papers.seats(awa)).isEmpty();
        assertThat(marks(awa)).containsExactly(share("0.6"));
    }

    @Autowired
    org.springframework.transaction.PlatformTransactionManager transactions;
}
