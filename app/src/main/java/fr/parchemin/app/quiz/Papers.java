package fr.parchemin.app.quiz;

import fr.parchemin.app.candidacy.Accommodations;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Measures;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.quiz.Paper.Item;
import fr.parchemin.app.quiz.Quiz.QuizId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The papers of candidates: begun once, answered until the clock or the candidate closes them. */
@Service
public class Papers {

    private static final RandomGenerator RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final PaperRows rows;
    private final Quizzes quizzes;
    private final Entitlements entitlements;
    private final Accommodations accommodations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Papers(
            JdbcClient jdbc,
            PaperRows rows,
            Quizzes quizzes,
            Entitlements entitlements,
            Accommodations accommodations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.quizzes = quizzes;
        this.entitlements = entitlements;
        this.accommodations = accommodations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A quiz that a candidate may take, or took.
     *
     * @param extraPercent the extra time that is granted to them today, in percent of the duration
     */
    public record Seat(long id, Quiz quiz, CandidacyId candidacy, int attempt, int extraPercent) {

        /** How long it lasts for this candidate. */
        public Duration duration() {
            return lasting(quiz, extraPercent);
        }
    }

    private static Duration lasting(Quiz quiz, int extraPercent) {
        return Duration.ofSeconds(quiz.minutes() * 60L * (100 + extraPercent) / 100);
    }

    /** The seat of that number, if it is that candidate's. */
    public Optional<Seat> seat(CandidacyId candidacy, long seat) {
        return seats(candidacy).stream().filter(one -> one.id() == seat).findFirst();
    }

    /** All that a candidate may take or took, the latest first; as many statements whatever their number. */
    public List<Seat> seats(CandidacyId candidacy) {
        int percent =
                accommodations.of(candidacy).map(Measures::extraTimePercent).orElse(0);
        var taken = quizzes.of(candidacy);
        return jdbc.sql("""
                        select id, quiz, attempt from quiz.seat where candidacy = :candidacy and removed_at is null
                        order by id desc""")
                .param("candidacy", candidacy.value())
                .query((row, _) -> new Seat(
                        row.getLong("id"),
                        Objects.requireNonNull(taken.get(new QuizId(row.getLong("quiz")))),
                        candidacy,
                        row.getInt("attempt"),
                        percent))
                .list();
    }

    /** What was drawn and answered by a candidate, by seat; those not begun are not there. */
    public Map<Long, Paper> of(CandidacyId candidacy) {
        return rows.of(candidacy).stream().collect(Collectors.toMap(Paper::seat, paper -> paper));
    }

    /** What was drawn and answered at a seat; empty: it was not begun. */
    public Optional<Paper> of(Seat seat) {
        return rows.ofSeat(seat.id());
    }

    /** The paper of that number. */
    public Optional<Paper> find(long paper) {
        return rows.find(paper);
    }

    /** An answer that was given once, whether or not it stands. */
    public record Past(Answer answer, Instant at) {}

    /** All that was ever answered on a paper, by question, in the order in which it was. */
    public Map<Integer, List<Past>> history(Paper paper) {
        return rows.history(paper);
    }

    /** What became of the wish to begin. */
    public sealed interface Begun {

        /** It is running, since now or since before. */
        record Running(Paper paper) implements Begun {}

        /** It cannot be begun yet, or any more. */
        record OutsideWindow() implements Begun {}

        /** The dossier has a result of that attempt already, or the candidate was taken off it. */
        record NotEntitled() implements Begun {}
    }

    /** Begins a paper, or finds the one that was begun: whoever asks twice gets the same. */
    @Transactional
    public Begun begin(Seat seat, Actor actor) {
        boolean there = jdbc.sql("select removed_at is null from quiz.seat where id = :id for update")
                .param("id", seat.id())
                .query(Boolean.class)
                .single();
        var begun = rows.ofSeat(seat.id());
        if (begun.isPresent()) {
            return new Begun.Running(begun.get());
        }
        var now = clock.instant();
        var quiz = seat.quiz();
        if (now.isBefore(quiz.opensAt()) || !now.isBefore(quiz.closesAt())) {
            return new Begun.OutsideWindow();
        }
        boolean entitled = entitlements.next(seat.candidacy(), quiz.assessment()) == seat.attempt();
        if (!there || !entitled) {
            return new Begun.NotEntitled();
        }
        long paper = insert(seat, now);
        draw(paper, quiz);
        events.publishEvent(deed("quiz-begun", seat, actor));
        return new Begun.Running(rows.find(paper).orElseThrow());
    }

    private long insert(Seat seat, Instant now) {
        return jdbc.sql("""
                        insert into quiz.paper (seat, begun_at, ends_at, extra_percent)
                        values (:seat, :now, :ends, :percent) returning id""")
                .param("seat", seat.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ends", now.plus(seat.duration()).atOffset(ZoneOffset.UTC))
                .param("percent", seat.extraPercent())
                .query(Long.class)
                .single();
    }

    private void draw(long paper, Quiz quiz) {
        var themes = quiz.parts().stream().map(Quiz.Part::theme).toArray(Long[]::new);
        var bank = jdbc.sql(QuestionRows.VERSIONS
                        + "where v.number = q.last and not q.withdrawn and q.theme = any(:themes) order by q.id")
                .param("themes", themes)
                .query(QuestionRows::question)
                .list();
        int place = 1;
        for (Drawing.Drawn drawn : Drawing.draw(quiz, bank, RANDOM)) {
            jdbc.sql("insert into quiz.drawn (paper, place, version, shown) values (:paper, :place, :version, :shown)")
                    .param("paper", paper)
                    .param("place", place++)
                    .param("version", drawn.question().version())
                    .param("shown", drawn.shown().toArray(Integer[]::new))
                    .update();
        }
    }

    /**
     * An answer as a page gives it.
     *
     * @param seen the number of the answer that the page showed, 0: none
     */
    public record Given(Answer answer, long seen) {}

    /** What became of answers. */
    public sealed interface Saved {

        /**
         * They are kept.
         *
         * @param answers the number of the answer that stands, by the place of its question
         * @param elsewhere questions answered otherwise on another page meanwhile, whose answers stand
         */
        record Kept(Instant at, Map<Integer, Long> answers, List<Item> elsewhere) implements Saved {}

        /** The paper was closed before; what was kept until then stands. */
        record Late(Paper paper) implements Saved {}
    }

    /**
     * Keeps answers. What is the same as before writes nothing, so that sending twice does no harm.
     *
     * @param page the page from which they come
     */
    @Transactional
    public Saved save(long paper, String page, Map<Integer, Given> answers) {
        hold(paper);
        var found = rows.find(paper).orElseThrow();
        var now = clock.instant();
        if (!found.isOpen(now)) {
            return new Saved.Late(found);
        }
        Map<Integer, Long> kept = new LinkedHashMap<>();
        List<Item> elsewhere = new ArrayList<>();
        for (Item item : found.items()) {
            var given = answers.get(item.place());
            if (given == null) {
                continue;
            }
            if (isSame(item.answer(), given.answer()) || isUntouched(found, item, page, given)) {
                kept.put(item.place(), item.answered());
            } else if (item.answered() != given.seen() && !item.page().equals(page)) {
                elsewhere.add(item);
                kept.put(item.place(), item.answered());
            } else {
                kept.put(item.place(), write(found, item, page, given.answer(), now));
            }
        }
        return new Saved.Kept(now, kept, elsewhere);
    }

    private static boolean isSame(Answer one, Answer other) {
        return one.equals(other) || (one.isBlank() && other.isBlank());
    }

    /** A page that shows the older answer of another and sends it back unchanged says nothing. */
    private boolean isUntouched(Paper paper, Item item, String page, Given given) {
        if (item.answered() == given.seen() || item.page().equals(page)) {
            return false;
        }
        return given.seen() == 0
                ? given.answer().isBlank()
                : jdbc.sql(
                                "select choices, typed from quiz.answer where id = :id and paper = :paper and place = :place")
                        .param("id", given.seen())
                        .param("paper", paper.id())
                        .param("place", item.place())
                        .query((row, _) -> PaperRows.answer(
                                item.question().task(),
                                (Integer[]) row.getArray("choices").getArray(),
                                row.getString("typed")))
                        .optional()
                        .filter(shown -> isSame(shown, given.answer()))
                        .isPresent();
    }

    private long write(Paper paper, Item item, String page, Answer answer, Instant now) {
        return jdbc.sql("""
                        insert into quiz.answer (paper, place, choices, typed, page, given_at)
                        values (:paper, :place, :choices, :typed, :page, :now) returning id""")
                .param("paper", paper.id())
                .param("place", item.place())
                .param("choices", PaperRows.choices(answer))
                .param("typed", answer instanceof Answer.Typed(String text) ? text : "")
                .param("page", page)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Hands a paper in: nothing is taken any more. Does nothing to a paper that is closed. */
    @Transactional
    public void handIn(Seat seat, long paper, Actor actor) {
        hold(paper);
        var found = rows.find(paper).orElseThrow();
        if (found.isOpen(clock.instant())) {
            close(paper, clock.instant(), true);
            events.publishEvent(deed("quiz-handed-in", seat, actor));
        }
    }

    /** Closes a paper whose time is over, and says whether it is closed now. */
    @Transactional
    public boolean closeWhenOver(long paper) {
        hold(paper);
        var found = rows.find(paper).orElseThrow();
        if (found.closedAt() == null && !clock.instant().isBefore(found.endsAt())) {
            close(paper, found.endsAt(), false);
            events.publishEvent(new Deed(
                    Actor.application(),
                    "quiz-closed",
                    Thing.of(Kind.DOSSIER, found.candidacy().value()),
                    Thing.of(Kind.QUIZ, found.quiz().value())));
            return true;
        }
        return found.closedAt() != null;
    }

    private void close(long paper, Instant at, boolean handedIn) {
        jdbc.sql("update quiz.paper set closed_at = :at, handed_in = :handed where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("handed", handedIn)
                .param("id", paper)
                .update();
    }

    /** Answers and the end of a paper come one after the other. */
    private void hold(long paper) {
        jdbc.sql("select id from quiz.paper where id = :id for update")
                .param("id", paper)
                .query(Long.class)
                .single();
    }

    private static Deed deed(String what, Seat seat, Actor actor) {
        return new Deed(
                actor,
                what,
                Thing.of(Kind.DOSSIER, seat.candidacy().value()),
                Thing.of(Kind.QUIZ, seat.quiz().id().value()));
    }
}
