package fr.parchemin.app.quiz;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.quiz.Marked.ThemeShare;
import fr.parchemin.app.quiz.Quiz.QuizId;
import fr.parchemin.engine.scheme.Scale;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What closed papers are worth, and what becomes of it in the dossiers. */
@Service
public class Scores {

    private final JdbcClient jdbc;
    private final ScoreRows rows;
    private final PaperRows papers;
    private final Quizzes quizzes;
    private final Cohorts cohorts;
    private final Catalog catalog;
    private final Entries entries;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Scores(
            JdbcClient jdbc,
            ScoreRows rows,
            PaperRows papers,
            Quizzes quizzes,
            Cohorts cohorts,
            Catalog catalog,
            Entries entries,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.papers = papers;
        this.quizzes = quizzes;
        this.cohorts = cohorts;
        this.catalog = catalog;
        this.entries = entries;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A score that stands.
     *
     * @param motive why it replaced another, absent: it is the first
     * @param result the entry of the dossier that bears it, absent: none does
     * @param refused why the dossier did not take it, absent: it did, or was not asked yet
     */
    public record Score(
            long id,
            BigDecimal share,
            @Nullable String motive,
            Instant at,
            @Nullable Long result,
            @Nullable String refused) {}

    /** The score of a paper; empty: it has none yet. */
    public Optional<Score> of(long paper) {
        return Optional.ofNullable(rows.of(List.of(paper)).get(paper));
    }

    /** What a paper is worth as a whole, and by theme. */
    public record Scored(Score score, List<ThemeShare> themes) {}

    /** What the papers of seats are worth, by seat; those without a score are not there. Two statements whatever their number. */
    public Map<Long, Scored> of(Collection<Papers.Seat> seats, Map<Long, Paper> begun) {
        var scores = rows.of(begun.values().stream().map(Paper::id).toList());
        var neutralised = rows.neutralised(
                seats.stream().map(seat -> seat.quiz().id()).distinct().toList());
        Map<Long, Scored> worth = new HashMap<>();
        for (Papers.Seat seat : seats) {
            var paper = begun.get(seat.id());
            var score = paper == null ? null : scores.get(paper.id());
            if (paper != null && score != null) {
                var nobody = neutralised.getOrDefault(seat.quiz().id(), Set.of());
                worth.put(
                        seat.id(),
                        new Scored(score, Marked.themes(paper, seat.quiz().partialCredit(), nobody)));
            }
        }
        return worth;
    }

    /** The lowest share that passes an assessment of a quiz, absent: it is not marked by a score. */
    public Optional<BigDecimal> passing(Quiz quiz) {
        return passing(edition(quiz).scheme(), quiz.assessment());
    }

    /** The lowest share that passes an assessment of a scheme, absent: it is not marked by a score. */
    public static Optional<BigDecimal> passing(Scheme scheme, String assessment) {
        return scheme.scale(Objects.requireNonNull(scheme.assessment(assessment))
                                .scale())
                        instanceof Scale.Score score
                ? Optional.of(score.passing())
                : Optional.empty();
    }

    private fr.parchemin.app.catalog.Edition edition(Quiz quiz) {
        return catalog.edition(cohorts.find(quiz.cohort()).orElseThrow().edition());
    }

    /** Scores a closed paper that has no score yet and, where no assessor is needed, tells its dossier. */
    public void settle(long paper) {
        var found = papers.find(paper).orElseThrow();
        if (found.closedAt() == null) {
            return;
        }
        var quiz = quizzes.find(found.quiz()).orElseThrow();
        transaction.executeWithoutResult(_ -> {
            hold(paper);
            if (of(paper).isEmpty()) {
                insert(
                        paper,
                        Marked.total(found, quiz.partialCredit(), neutralised(quiz.id()))
                                .rounded(),
                        null);
            }
        });
        if (quiz.automatic()) {
            enter(quiz, found, Actor.application());
        }
    }

    /** Tells the dossiers the scores of a quiz that they do not bear yet, and says how many took them. */
    public int confirm(Quiz quiz, Actor actor) {
        int taken = 0;
        for (Paper paper : papers.closed(quiz.id())) {
            if (enter(quiz, paper, actor)) {
                taken++;
            }
        }
        return taken;
    }

    private boolean enter(Quiz quiz, Paper paper, Actor actor) {
        var score = of(paper.id()).orElseThrow();
        return score.result() == null && entries.write(quiz, paper, score, actor);
    }

    /** What each theme of a paper is worth. */
    public List<ThemeShare> themes(Quiz quiz, Paper paper) {
        return Marked.themes(paper, quiz.partialCredit(), neutralised(quiz.id()));
    }

    /** A paper with the worth of each answer. */
    public Marked marked(Quiz quiz, Paper paper) {
        return Marked.of(paper, quiz.partialCredit(), neutralised(quiz.id()));
    }

    /** The versions of questions that count for nobody in a quiz. */
    public Set<Long> neutralisedIn(Quiz quiz) {
        return neutralised(quiz.id());
    }

    private Set<Long> neutralised(QuizId quiz) {
        return rows.neutralised(List.of(quiz)).getOrDefault(quiz, Set.of());
    }

    /** What became of a question found wrong. */
    public sealed interface Neutralised {

        /** It counts for nobody; so many scores changed. */
        record Done(int changed) implements Neutralised {}

        /** It was not asked in the quiz, or counted for nobody before. */
        record NotAsked() implements Neutralised {}

        /** A paper would have no question left. */
        record NothingLeft(CandidacyId candidacy) implements Neutralised {}
    }

    /** Lets a question count for nobody in a quiz: scores are made anew, with the motive, and nobody's gets lower by it. */
    public Neutralised neutralise(Quiz quiz, long version, String motive, Actor actor) {
        var closed = papers.closed(quiz.id());
        var before = neutralised(quiz.id());
        var after = new java.util.HashSet<>(before);
        after.add(version);
        boolean asked = !before.contains(version) && closed.stream().anyMatch(paper -> has(paper, version));
        if (!asked) {
            return new Neutralised.NotAsked();
        }
        for (Paper paper : closed) {
            if (paper.items().stream()
                    .allMatch(item -> after.contains(item.question().version()))) {
                return new Neutralised.NothingLeft(paper.candidacy());
            }
        }
        List<Paper> changed = new ArrayList<>();
        transaction.executeWithoutResult(_ -> {
            insertNeutralised(quiz.id(), version, motive, actor);
            for (Paper paper : closed) {
                hold(paper.id());
                var share = Marked.total(paper, quiz.partialCredit(), after).rounded();
                var standing = of(paper.id());
                if (standing.isEmpty() || standing.get().share().compareTo(share) < 0) {
                    insert(paper.id(), share, standing.isEmpty() ? null : motive);
                    changed.add(paper);
                }
            }
            events.publishEvent(new Deed(
                    actor,
                    "question-neutralised",
                    List.of(Thing.of(Kind.QUIZ, quiz.id().value())),
                    "question-version:" + version,
                    null));
        });
        for (Paper paper : changed) {
            if (quiz.automatic() || entries.isTold(paper.id())) {
                enter(quiz, paper, actor);
            }
        }
        return new Neutralised.Done(changed.size());
    }

    private static boolean has(Paper paper, long version) {
        return paper.items().stream().anyMatch(item -> item.question().version() == version);
    }

    private void insertNeutralised(QuizId quiz, long version, String motive, Actor actor) {
        jdbc.sql("""
                        insert into quiz.neutralised (quiz, version, motive, decided_at, decided_by, decided_name)
                        values (:quiz, :version, :motive, :now, :by, :name)""")
                .param("quiz", quiz.value())
                .param("version", version)
                .param("motive", motive.strip())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.account())
                .param("name", actor.name())
                .update();
    }

    private void insert(long paper, BigDecimal share, @Nullable String motive) {
        jdbc.sql("insert into quiz.score (paper, share, motive, scored_at) values (:paper, :share, :motive, :now)")
                .param("paper", paper)
                .param("share", share)
                .param("motive", motive)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void hold(long paper) {
        jdbc.sql("select id from quiz.paper where id = :id for update")
                .param("id", paper)
                .query(Long.class)
                .single();
    }
}
