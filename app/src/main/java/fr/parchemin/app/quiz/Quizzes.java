package fr.parchemin.app.quiz;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.quiz.Entitlements.Entitled;
import fr.parchemin.app.quiz.Quiz.Part;
import fr.parchemin.app.quiz.Quiz.QuizId;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Scheme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The quizzes of all cohorts and who may take them. */
@Service
public class Quizzes {

    private static final String QUIZZES = """
            select z.id, z.cohort, z.assessment, z.opens_at, z.closes_at, z.minutes, z.shuffled, z.partial_credit,
                   z.automatic, array_agg(t.id order by t.name) as themes, array_agg(t.name order by t.name) as names,
                   array_agg(p.size order by t.name) as sizes
            from quiz.quiz z join quiz.part p on p.quiz = z.id join quiz.theme t on t.id = p.theme
            """;

    private final JdbcClient jdbc;
    private final Questions questions;
    private final Themes themes;
    private final Entitlements entitlements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Quizzes(
            JdbcClient jdbc,
            Questions questions,
            Themes themes,
            Entitlements entitlements,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.themes = themes;
        this.entitlements = entitlements;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How a quiz is to be opened.
     *
     * @param sizes how many questions of each theme
     */
    public record Plan(
            String assessment,
            Instant opensAt,
            Instant closesAt,
            int minutes,
            boolean shuffled,
            boolean partialCredit,
            Map<Long, Integer> sizes) {}

    /** What became of a quiz to be opened. */
    public sealed interface Opening {

        /** It is open for so many candidates. */
        record Opened(QuizId quiz, int candidates) implements Opening {}

        /** It cannot be; each reason with what it names. */
        record Refused(List<Reason> reasons) implements Opening {}
    }

    /**
     * Why something is refused.
     *
     * @param key after {@code quiz.refused.}
     */
    public record Reason(String key, List<Object> arguments) {

        static Reason of(String key, Object... arguments) {
            return new Reason(key, List.of(arguments));
        }
    }

    /** Opens a quiz for all to whom the rules give its assessment. */
    @Transactional
    public Opening open(Cohort cohort, Scheme scheme, Plan plan, Actor actor) {
        var reasons = hindrances(cohort, scheme.id(), plan);
        if (!reasons.isEmpty()) {
            return new Opening.Refused(reasons);
        }
        var assessment = Objects.requireNonNull(scheme.assessment(plan.assessment()));
        var quiz = new QuizId(jdbc.sql("""
                        insert into quiz.quiz (cohort, assessment, opens_at, closes_at, minutes, shuffled, partial_credit,
                            automatic, opened_at, opened_by, opened_name)
                        values (:cohort, :assessment, :opens, :closes, :minutes, :shuffled, :partial, :automatic, :now, :by, :name)
                        returning id""")
                .param("cohort", cohort.id().value())
                .param("assessment", plan.assessment())
                .param("opens", plan.opensAt().atOffset(ZoneOffset.UTC))
                .param("closes", plan.closesAt().atOffset(ZoneOffset.UTC))
                .param("minutes", plan.minutes())
                .param("shuffled", plan.shuffled())
                .param("partial", plan.partialCredit())
                .param("automatic", assessment.assessors().equals(List.of(Assessment.Assessor.AUTOMATIC)))
                .param("now", now())
                .param("by", actor.account())
                .param("name", actor.name())
                .query(Long.class)
                .single());
        plan.sizes()
                .forEach((theme, size) -> jdbc.sql(
                                "insert into quiz.part (quiz, theme, size) values (:quiz, :theme, :size)")
                        .param("quiz", quiz.value())
                        .param("theme", theme)
                        .param("size", size)
                        .update());
        events.publishEvent(new Deed(
                actor,
                "quiz-opened",
                Thing.of(Kind.QUIZ, quiz.value()),
                Thing.of(Kind.COHORT, cohort.id().value())));
        return new Opening.Opened(quiz, seat(quiz, entitled(find(quiz).orElseThrow()), actor));
    }

    private List<Reason> hindrances(Cohort cohort, String scheme, Plan plan) {
        List<Reason> reasons = new ArrayList<>();
        if (!plan.opensAt().isBefore(plan.closesAt())) {
            reasons.add(Reason.of("window", plan.opensAt(), plan.closesAt()));
        }
        if (!plan.closesAt().isAfter(clock.instant())) {
            reasons.add(Reason.of("over", plan.closesAt()));
        }
        var lastDay = LocalDate.ofInstant(plan.closesAt(), clock.getZone());
        if (cohort.asOf() != null && lastDay.isAfter(cohort.asOf())) {
            reasons.add(Reason.of("as-of", cohort.asOf(), lastDay));
        }
        if (plan.sizes().isEmpty()) {
            reasons.add(Reason.of("no-part"));
        }
        var available = questions.available(scheme);
        var known = themes.of(scheme).stream().collect(Collectors.toMap(Theme::id, theme -> theme));
        plan.sizes().forEach((id, size) -> {
            var theme = known.get(id);
            if (theme == null || !theme.assessments().contains(plan.assessment())) {
                reasons.add(Reason.of("theme", theme == null ? id : theme.name()));
            } else if (available.getOrDefault(id, 0) < size) {
                reasons.add(Reason.of("too-few", theme.name(), available.getOrDefault(id, 0), size));
            }
        });
        return reasons;
    }

    /** Those who may be put on a quiz and are not on it, nor on another for the same attempt. */
    List<Entitled> entitled(Quiz quiz) {
        var busy = jdbc.sql("""
                        select s.candidacy || ' ' || s.attempt from quiz.seat s join quiz.quiz z on z.id = s.quiz
                        where z.cohort = :cohort and z.assessment = :assessment and s.removed_at is null
                          and (z.closes_at > :now or z.id = :quiz
                               or exists (select from quiz.paper p where p.seat = s.id))""")
                .param("cohort", quiz.cohort().value())
                .param("assessment", quiz.assessment())
                .param("now", now())
                .param("quiz", quiz.id().value())
                .query(String.class)
                .set();
        return entitlements.of(quiz.cohort(), quiz.assessment()).stream()
                .filter(one -> !busy.contains(one.candidacy().value() + " " + one.attempt()))
                .toList();
    }

    /**
     * Somebody who may be put on a quiz.
     *
     * @param attempt 1 for the first sitting
     */
    public record Choice(CandidacyId candidacy, String number, String name, int attempt) {}

    /** Those who may still be put on a quiz. */
    public List<Choice> choices(Quiz quiz) {
        return entitled(quiz).stream()
                .map(one -> new Choice(one.candidacy(), one.number(), one.name(), one.attempt()))
                .toList();
    }

    /** Puts some of those who may take it on a quiz, and says how many; whoever may not is left out. */
    @Transactional
    public int add(Quiz quiz, Collection<CandidacyId> wanted, Actor actor) {
        jdbc.sql("select id from quiz.quiz where id = :id for update")
                .param("id", quiz.id().value())
                .query(Long.class)
                .single();
        return seat(
                quiz.id(),
                entitled(quiz).stream()
                        .filter(one -> wanted.contains(one.candidacy()))
                        .toList(),
                actor);
    }

    private int seat(QuizId quiz, List<Entitled> entitled, Actor actor) {
        for (Entitled one : entitled) {
            jdbc.sql("""
                            insert into quiz.seat (quiz, candidacy, attempt, given_at, given_by)
                            values (:quiz, :candidacy, :attempt, :now, :by)""")
                    .param("quiz", quiz.value())
                    .param("candidacy", one.candidacy().value())
                    .param("attempt", one.attempt())
                    .param("now", now())
                    .param("by", actor.account())
                    .update();
            events.publishEvent(new Deed(
                    actor,
                    "quiz-candidate-added",
                    Thing.of(Kind.DOSSIER, one.candidacy().value()),
                    Thing.of(Kind.QUIZ, quiz.value())));
        }
        return entitled.size();
    }

    /** Takes a candidate off a quiz; false: they began it, or are not on it. */
    @Transactional
    public boolean remove(QuizId quiz, CandidacyId candidacy, Actor actor) {
        boolean removed = jdbc.sql("""
                        update quiz.seat s set removed_at = :now, removed_by = :by
                        where s.quiz = :quiz and s.candidacy = :candidacy and s.removed_at is null
                          and not exists (select from quiz.paper p where p.seat = s.id)""")
                        .param("now", now())
                        .param("by", actor.account())
                        .param("quiz", quiz.value())
                        .param("candidacy", candidacy.value())
                        .update()
                == 1;
        if (removed) {
            events.publishEvent(new Deed(
                    actor,
                    "quiz-candidate-removed",
                    Thing.of(Kind.DOSSIER, candidacy.value()),
                    Thing.of(Kind.QUIZ, quiz.value())));
        }
        return removed;
    }

    /** The quiz of that number. */
    public Optional<Quiz> find(QuizId quiz) {
        return jdbc.sql(QUIZZES + "where z.id = :id group by z.id")
                .param("id", quiz.value())
                .query(Quizzes::quiz)
                .optional();
    }

    /** The quizzes of a cohort, the latest first. */
    public List<Quiz> of(CohortId cohort) {
        return jdbc.sql(QUIZZES + "where z.cohort = :cohort group by z.id order by z.id desc")
                .param("cohort", cohort.value())
                .query(Quizzes::quiz)
                .list();
    }

    /** The quizzes that a candidate is on. */
    Map<QuizId, Quiz> of(CandidacyId candidacy) {
        return jdbc.sql(QUIZZES + """
                        where z.id in (select s.quiz from quiz.seat s where s.candidacy = :candidacy and s.removed_at is null)
                        group by z.id""").param("candidacy", candidacy.value()).query(Quizzes::quiz).list().stream()
                .collect(Collectors.toMap(Quiz::id, quiz -> quiz));
    }

    private static Quiz quiz(ResultSet row, int number) throws SQLException {
        var themes = (Long[]) row.getArray("themes").getArray();
        var names = (String[]) row.getArray("names").getArray();
        var sizes = (Integer[]) row.getArray("sizes").getArray();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < themes.length; i++) {
            parts.add(new Part(themes[i], names[i], sizes[i]));
        }
        return new Quiz(
                new QuizId(row.getLong("id")),
                new CohortId(row.getLong("cohort")),
                row.getString("assessment"),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getInt("minutes"),
                row.getBoolean("shuffled"),
                row.getBoolean("partial_credit"),
                row.getBoolean("automatic"),
                parts);
    }

    private java.time.OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
