package fr.parchemin.app.demo;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.quiz.Answer;
import fr.parchemin.app.quiz.BankFiles;
import fr.parchemin.app.quiz.BankFiles.Imported;
import fr.parchemin.app.quiz.Paper;
import fr.parchemin.app.quiz.Papers;
import fr.parchemin.app.quiz.Papers.Begun;
import fr.parchemin.app.quiz.Papers.Given;
import fr.parchemin.app.quiz.Quizzes;
import fr.parchemin.app.quiz.Quizzes.Opening;
import fr.parchemin.app.quiz.Quizzes.Plan;
import fr.parchemin.app.quiz.Scores;
import fr.parchemin.app.quiz.Task;
import fr.parchemin.app.quiz.Theme;
import fr.parchemin.app.quiz.Themes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** A bank of questions, a cohort that takes quizzes these days, papers handed in, and quizzes open to the guest. */
@Component
@Order(4)
class QuizDays implements Chapter {

    private static final String SCHEME = "cqp-charge-clientele-pro";
    private static final int PEOPLE = 11;
    private static final int FIRST_PERSON = 700;
    private static final Map<String, List<String>> THEMES = themes();

    private final Setting setting;
    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final Themes themes;
    private final BankFiles files;
    private final Quizzes quizzes;
    private final Papers papers;
    private final Scores scores;
    private final Clock clock;

    QuizDays(
            Setting setting,
            Cohorts cohorts,
            Candidacies candidacies,
            Themes themes,
            BankFiles files,
            Quizzes quizzes,
            Papers papers,
            Scores scores,
            Clock clock) {
        this.setting = setting;
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.themes = themes;
        this.files = files;
        this.quizzes = quizzes;
        this.papers = papers;
        this.scores = scores;
        this.clock = clock;
    }

    private static Map<String, List<String>> themes() {
        Map<String, List<String>> themes = new LinkedHashMap<>();
        themes.put("Signaux et opportunités", List.of("B1.quiz"));
        themes.put("Garanties du crédit", List.of("B4.quiz-credit"));
        themes.put("Dossiers de crédit", List.of("B4.quiz-credit", "B1.quiz"));
        themes.put("Surveillance des risques", List.of("B4.quiz-risques", "B1.quiz"));
        themes.put("Réclamations", List.of("B4.quiz-risques"));
        themes.put("Handicap et accessibilité", List.of("B4.quiz-handicap"));
        return themes;
    }

    @Override
    public void tell(Cast cast) {
        var quizzes = THEMES.values().stream().flatMap(List::stream).distinct().toList();
        setting.of(SCHEME, "training", Setting.quizzes(quizzes))
                .ifPresent(edition -> guest().ifPresent(guest -> tell(edition, guest, cast.manager())));
    }

    private void tell(Edition edition, Candidacy guest, Actor manager) {
        Map<String, Theme> open = new HashMap<>();
        THEMES.forEach((name, assessments) ->
                open.put(name, themes.open(SCHEME, name, assessments, manager).orElseThrow()));
        if (!(files.take(SCHEME, "questions.csv", bank(), null, manager) instanceof Imported.Written)) {
            throw new IllegalStateException("The bank of the example cannot be read");
        }
        var cohort = cohort(edition, guest, manager);
        run(
                cohort,
                edition,
                "B1.quiz",
                25,
                sizes(open, "Signaux et opportunités", 5, "Surveillance des risques", 3),
                manager);
        answer(cohort, guest, true, manager);
        run(
                cohort,
                edition,
                "B4.quiz-credit",
                20,
                sizes(open, "Garanties du crédit", 5, "Dossiers de crédit", 5),
                manager);
        run(
                cohort,
                edition,
                "B4.quiz-risques",
                20,
                sizes(open, "Surveillance des risques", 6, "Réclamations", 2),
                manager);
        answer(cohort, guest, false, manager);
        run(cohort, edition, "B4.quiz-handicap", 15, sizes(open, "Handicap et accessibilité", 6), manager);
    }

    private static byte[] bank() {
        try {
            return new ClassPathResource("demo/questions.csv").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The candidate whose account everybody may use. */
    private Optional<Candidacy> guest() {
        return cohorts.latest(Actor.application(), null, Integer.MAX_VALUE).stream()
                .filter(cohort -> cohort.size() > 0)
                .min(Comparator.comparingLong(cohort -> cohort.id().value()))
                .map(oldest -> candidacies.of(oldest.id()).getFirst());
    }

    private CohortId cohort(Edition edition, Candidacy guest, Actor manager) {
        var today = LocalDate.now(clock);
        var jury = today.plusMonths(2);
        var prefix = Cohorts.numberPrefix(SCHEME, jury.getYear());
        var cohort = cohorts.open(edition.id(), "Promotion en cours, quiz ouverts", jury, null, prefix, manager);
        List<Enrolment> enrolments = new ArrayList<>();
        enrolments.add(enrolment(guest.identity(), today).of(guest.person()));
        IntStream.range(0, PEOPLE)
                .forEach(i -> enrolments.add(enrolment(InventedPeople.person(FIRST_PERSON + i), today)));
        candidacies.enrol(cohort, enrolments, manager);
        return cohort;
    }

    private static Enrolment enrolment(fr.parchemin.app.people.Identity identity, LocalDate today) {
        return new Enrolment(identity, "training", null, today.minusMonths(8), null);
    }

    private static Map<Long, Integer> sizes(Map<String, Theme> open, Object... themesAndSizes) {
        Map<Long, Integer> sizes = new LinkedHashMap<>();
        for (int i = 0; i < themesAndSizes.length; i += 2) {
            sizes.put(
                    Objects.requireNonNull(open.get((String) themesAndSizes[i])).id(), (Integer) themesAndSizes[i + 1]);
        }
        return sizes;
    }

    private void run(
            CohortId id, Edition edition, String assessment, int minutes, Map<Long, Integer> sizes, Actor manager) {
        Cohort cohort = cohorts.find(id).orElseThrow();
        var now = clock.instant();
        var plan = new Plan(
                assessment, now.minus(Duration.ofDays(2)), now.plus(Duration.ofDays(12)), minutes, true, true, sizes);
        if (!(quizzes.open(cohort, edition.scheme(), plan, manager) instanceof Opening.Opened)) {
            throw new IllegalStateException("The quiz of the example cannot be opened: " + assessment);
        }
    }

    /** Lets the candidates take what is open to them: each better or worse than others, one of them not yet. */
    private void answer(CohortId cohort, Candidacy guest, boolean all, Actor manager) {
        int number = 0;
        for (Candidacy one : candidacies.of(cohort)) {
            boolean isGuest = one.person().equals(guest.person());
            boolean late = !all && number % 5 == 4;
            if (all || (!isGuest && !late)) {
                take(one.id(), 0.35 + 0.06 * (number % 11), new Random(number), manager);
            }
            number++;
        }
    }

    private void take(CandidacyId candidacy, double skill, Random random, Actor actor) {
        for (Papers.Seat seat : papers.seats(candidacy)) {
            if (papers.of(seat).isEmpty() && papers.begin(seat, actor) instanceof Begun.Running(Paper paper)) {
                Map<Integer, Given> answers = new HashMap<>();
                for (Paper.Item item : paper.items()) {
                    boolean right = random.nextDouble() < skill;
                    answers.put(item.place(), new Given(answer(item.question().task(), right, random), 0));
                }
                papers.save(paper.id(), "exemple", answers);
                papers.handIn(seat, paper.id(), actor);
                scores.settle(paper.id());
            }
        }
    }

    private static Answer answer(Task task, boolean right, Random random) {
        return switch (task) {
            case Task.Single single ->
                new Answer.Chosen(
                        right ? single.right() : random.nextInt(single.choices().size()));
            case Task.Multiple multiple ->
                new Answer.ChosenAll(
                        right
                                ? multiple.right()
                                : Set.of(random.nextInt(multiple.choices().size())));
            case Task.TrueFalse said -> new Answer.Chosen(said.right() == right ? 1 : 0);
            case Task.Numeric numeric ->
                new Answer.Typed(right ? numeric.right().toPlainString() : Integer.toString(random.nextInt(100)));
            case Task.Order order -> {
                var ranks = new ArrayList<>(
                        IntStream.rangeClosed(1, order.choices().size()).boxed().toList());
                if (!right) {
                    Collections.shuffle(ranks, random);
                }
                yield new Answer.Ranked(ranks);
            }
        };
    }
}
