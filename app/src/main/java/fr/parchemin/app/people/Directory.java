package fr.parchemin.app.people;

import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach.Grant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The accounts that somebody looks after. */
@Repository
public class Directory {

    /** Where {@code a} is an account: all of them, or those that got a role within reach or from whoever asks. */
    private static final String SEEN = """
            (:all or exists (
                select from people.granted g
                where g.account = a.id and g.ended_at is null
                  and (g.scope = 'SCHEME' and g.of = any (:schemes) or g.scope = 'COHORT' and g.of = any (:cohorts)
                       or g.granted_by = :self)))
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;

    Directory(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** Where an account stands. */
    public enum State {
        /** It may sign in. */
        OPEN,
        /** It has no password yet. */
        INVITED,
        /** Nobody gets in. */
        CLOSED
    }

    /** An account and its standing grants. */
    public record Entry(long id, String name, String email, State state, List<Grant> grants) {}

    /**
     * In the order of their names.
     *
     * @param words what their name and e-mail contain, all of them
     * @param after those after that account, absent: from the first
     */
    public List<Entry> page(Actor actor, String words, @Nullable Long after, int size) {
        return as(actor, jdbc.sql("""
                        select a.id, a.name, a.email, a.password_hash is not null as ready, a.closed_at is not null as closed
                        from people.account a
                        where %s and lower(a.name || ' ' || a.email) like all (:words)
                          and (cast(:after as bigint) is null or (a.name collate people.french, a.id)
                               > (select l.name collate people.french, l.id from people.account l where l.id = :after))
                        order by a.name collate people.french, a.id limit :size""".formatted(SEEN)))
                .param("words", patterns(words))
                .param("after", after)
                .param("size", size)
                .query((row, _) -> new Entry(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("email"),
                        state(row.getBoolean("ready"), row.getBoolean("closed")),
                        accounts.grants(row.getLong("id"))))
                .list();
    }

    /** How many there are with these words. */
    public long count(Actor actor, String words) {
        return as(actor, jdbc.sql("""
                        select count(*) from people.account a
                        where %s and lower(a.name || ' ' || a.email) like all (:words)""".formatted(SEEN)))
                .param("words", patterns(words))
                .query(Long.class)
                .single();
    }

    /** One of them. */
    public Optional<Entry> find(long account) {
        return jdbc.sql("""
                        select a.id, a.name, a.email, a.password_hash is not null as ready, a.closed_at is not null as closed
                        from people.account a where a.id = :id""")
                .param("id", account)
                .query((row, _) -> new Entry(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("email"),
                        state(row.getBoolean("ready"), row.getBoolean("closed")),
                        accounts.grants(account)))
                .optional();
    }

    boolean isSeen(Actor actor, long account) {
        return as(actor, jdbc.sql("select exists (select from people.account a where a.id = :id and " + SEEN + ")"))
                .param("id", account)
                .query(Boolean.class)
                .single();
    }

    private static StatementSpec as(Actor actor, StatementSpec statement) {
        var reach = actor.reach();
        return statement
                .param("all", actor.role() == Role.OPERATOR || reach.everything())
                .param("schemes", reach.schemes().toArray(String[]::new))
                .param("cohorts", reach.cohorts().stream().map(Object::toString).toArray(String[]::new))
                .param("self", actor.account());
    }

    private static State state(boolean ready, boolean closed) {
        if (closed) {
            return State.CLOSED;
        }
        return ready ? State.OPEN : State.INVITED;
    }

    private static String[] patterns(String words) {
        var typed = words.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
        return Arrays.stream(typed.split("\\s+")).map(word -> "%" + word + "%").toArray(String[]::new);
    }
}
