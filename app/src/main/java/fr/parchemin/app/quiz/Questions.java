package fr.parchemin.app.quiz;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.quiz.Question.Content;
import fr.parchemin.app.quiz.Question.QuestionId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The banks of questions of all schemes. What was written stays; a correction is a new version. */
@Service
public class Questions {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Questions(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Which questions of a bank are looked for.
     *
     * @param search in their words, choices and codes
     */
    public record Filter(
            String scheme,
            String search,
            @Nullable Long theme,
            Task.@Nullable Kind kind,
            @Nullable Boolean withdrawn) {

        /** All of a bank. */
        public static Filter everything(String scheme) {
            return new Filter(scheme, "", null, null, null);
        }

        private String condition() {
            return "q.scheme = :scheme"
                    + (search.isBlank() ? "" : " and q.search_text like :search escape '\\'")
                    + (theme == null ? "" : " and q.theme = :theme")
                    + (kind == null ? "" : " and q.kind = :kind")
                    + (withdrawn == null ? "" : " and q.withdrawn = :withdrawn");
        }

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("scheme", scheme);
            parameters.put(
                    "search", "%" + QuestionRows.searchable(search.strip()).replaceAll("([\\\\%_])", "\\\\$1") + "%");
            parameters.put("theme", theme);
            parameters.put("kind", kind == null ? null : kind.name());
            parameters.put("withdrawn", withdrawn);
            return parameters;
        }
    }

    /** At most so many questions in their last versions, in the order in which they came, after one of them. */
    public List<Question> list(Filter filter, long after, int limit) {
        return jdbc.sql(QuestionRows.VERSIONS + "where v.number = q.last and q.id > :after and " + filter.condition()
                        + " order by q.id limit :limit")
                .params(filter.parameters())
                .param("after", after)
                .param("limit", limit)
                .query(QuestionRows::question)
                .list();
    }

    /** How many there are. */
    public long count(Filter filter) {
        return jdbc.sql("select count(*) from quiz.question q where " + filter.condition())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    /** A question of a scheme in its last version. */
    public Optional<Question> find(String scheme, QuestionId id) {
        return history(scheme, id).stream().findFirst();
    }

    /** All versions of a question of a scheme, the last first. */
    public List<Question> history(String scheme, QuestionId id) {
        return jdbc.sql(QuestionRows.VERSIONS + "where q.id = :id and q.scheme = :scheme order by v.number desc")
                .param("id", id.value())
                .param("scheme", scheme)
                .query(QuestionRows::question)
                .list();
    }

    /** How many questions of each theme may be drawn. */
    public Map<Long, Integer> available(String scheme) {
        Map<Long, Integer> available = new HashMap<>();
        jdbc.sql("""
                        select theme, count(*) as size from quiz.question
                        where scheme = :scheme and not withdrawn group by theme""")
                .param("scheme", scheme)
                .query((row, _) -> available.put(row.getLong("theme"), row.getInt("size")))
                .list();
        return available;
    }

    /**
     * A question that is new in the bank.
     *
     * @param code how the bank names it, absent: it gets a name
     */
    public record Draft(@Nullable String code, long theme, Content content) {}

    /**
     * Writes new questions, all of them or none.
     *
     * @throws CodeTaken when the bank has a question of that code
     */
    @Transactional
    public List<QuestionId> write(String scheme, List<Draft> drafts, Actor actor) {
        List<QuestionId> written = new ArrayList<>();
        for (Draft draft : drafts) {
            var id = insert(scheme, draft);
            version(id, 1, draft.theme(), draft.content(), false, null, actor);
            written.add(id);
        }
        var what = new Thing(Kind.SCHEME, scheme);
        if (drafts.size() == 1) {
            events.publishEvent(new Deed(
                    actor,
                    "question-written",
                    List.of(what),
                    null,
                    "question:" + written.getFirst().value()));
        } else if (!drafts.isEmpty()) {
            events.publishEvent(
                    new Deed(actor, "questions-imported", List.of(what), null, Integer.toString(drafts.size())));
        }
        return written;
    }

    private QuestionId insert(String scheme, Draft draft) {
        long id = jdbc.sql("select nextval(pg_get_serial_sequence('quiz.question', 'id'))")
                .query(Long.class)
                .single();
        var code = draft.code() == null ? "Q%04d".formatted(id) : draft.code();
        var content = draft.content();
        try {
            jdbc.sql("""
                            insert into quiz.question (id, scheme, code, theme, kind, withdrawn, last, search_text)
                            overriding system value
                            values (:id, :scheme, :code, :theme, :kind, false, 1, :search)""")
                    .param("id", id)
                    .param("scheme", scheme)
                    .param("code", code)
                    .param("theme", draft.theme())
                    .param("kind", content.task().kind().name())
                    .param("search", searchable(code, content))
                    .update();
            return new QuestionId(id);
        } catch (DuplicateKeyException e) {
            throw new CodeTaken(code, e);
        }
    }

    private static String searchable(String code, Content content) {
        return QuestionRows.searchable(
                code, content.prompt(), String.join(" ", content.task().choices()));
    }

    /** What became of a change to a question. */
    public sealed interface Changed {

        /** A version more. */
        record Written(Question now) implements Changed {}

        /** Somebody else wrote a version meanwhile. */
        record Meanwhile() implements Changed {}

        /** A quiz that can still be begun draws more questions from the theme than would be left. */
        record Needed(long quiz, String theme, int drawn) implements Changed {}
    }

    /**
     * Writes a version more of a question: corrected, withdrawn or put back.
     *
     * @param seen the number of the version that was looked at
     * @param motive why
     */
    @Transactional
    public Changed change(Question seen, long theme, Content content, boolean withdrawn, String motive, Actor actor) {
        boolean leaves =
                !seen.withdrawn() && (withdrawn || theme != seen.theme().id());
        if (leaves) {
            var needed = needed(seen.theme());
            if (needed.isPresent()) {
                return needed.get();
            }
        }
        int claimed = jdbc.sql("""
                        update quiz.question set last = last + 1, theme = :theme, kind = :kind, withdrawn = :withdrawn,
                            search_text = :search
                        where id = :id and last = :seen""")
                .param("theme", theme)
                .param("kind", content.task().kind().name())
                .param("withdrawn", withdrawn)
                .param("search", searchable(seen.code(), content))
                .param("id", seen.id().value())
                .param("seen", seen.number())
                .update();
        if (claimed == 0) {
            return new Changed.Meanwhile();
        }
        version(seen.id(), seen.number() + 1, theme, content, withdrawn, motive, actor);
        var reference = "question:" + seen.id().value();
        var on = List.of(new Thing(Kind.SCHEME, seen.theme().scheme()));
        events.publishEvent(
                withdrawn && !seen.withdrawn()
                        ? new Deed(actor, "question-withdrawn", on, reference, null)
                        : new Deed(actor, "question-corrected", on, reference, reference));
        return new Changed.Written(find(seen.theme().scheme(), seen.id()).orElseThrow());
    }

    /** Locks the theme, so that no two questions leave it at once. */
    private Optional<Changed> needed(Theme theme) {
        jdbc.sql("select id from quiz.theme where id = :id for update")
                .param("id", theme.id())
                .query(Long.class)
                .single();
        return jdbc.sql("""
                        select p.quiz, p.size from quiz.part p join quiz.quiz z on z.id = p.quiz
                        where p.theme = :theme and z.closes_at > :now
                          and p.size >= (select count(*) from quiz.question q where q.theme = p.theme and not q.withdrawn)
                        order by p.size desc, p.quiz limit 1""")
                .param("theme", theme.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> (Changed) new Changed.Needed(row.getLong("quiz"), theme.name(), row.getInt("size")))
                .optional();
    }

    private void version(
            QuestionId id,
            int number,
            long theme,
            Content content,
            boolean withdrawn,
            @Nullable String motive,
            Actor actor) {
        var insert = jdbc.sql("""
                insert into quiz.version (question, number, theme, kind, prompt, choices, right_choices, value, tolerance,
                    explanation, withdrawn, motive, recorded_at, recorded_by, recorded_name)
                values (:question, :number, :theme, :kind, :prompt, :choices, :right, :value, :tolerance, :explanation,
                    :withdrawn, :motive, :now, :by, :name)""");
        QuestionRows.with(insert, content)
                .param("question", id.value())
                .param("number", number)
                .param("theme", theme)
                .param("withdrawn", withdrawn)
                .param("motive", motive)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.account())
                .param("name", actor.name())
                .update();
    }

    /** The codes of a bank. */
    public Set<String> codes(String scheme) {
        return jdbc.sql("select code from quiz.question where scheme = :scheme")
                .param("scheme", scheme)
                .query(String.class)
                .set();
    }

    /** The bank has a question of that code. */
    public static final class CodeTaken extends RuntimeException {

        CodeTaken(String code, Throwable cause) {
            super("There is a question " + code + " already", cause);
        }
    }
}
