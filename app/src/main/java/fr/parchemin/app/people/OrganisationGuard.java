package fr.parchemin.app.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Organisations are shared by the whole awarding body. Who is bound to schemes sees those that were accredited for one of
 * them and those that they registered; what is known of an organisation they correct only where nobody else's scheme
 * relies on it.
 */
@Component
class OrganisationGuard implements Guard {

    private static final String MINE = """
            (exists (select from people.accreditation a
                     where a.organisation = o.id and a.scheme = any(:schemes))
             or exists (select from people.organisation_history h
                        where h.organisation = o.id and h.what = 'REGISTERED' and h.account = :account))""";

    private static final String ONLY_MINE = MINE + """
             and not exists (select from people.accreditation a
                             where a.organisation = o.id and a.scheme <> all(:schemes))""";

    private final JdbcClient jdbc;

    OrganisationGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Subject subject() {
        return Subject.ORGANISATION;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        return Numbers.of(id)
                .flatMap(number -> asked(
                                actor,
                                "select true from people.organisation o where o.id = :id and "
                                        + condition(actor, action))
                        .param("id", number)
                        .query(Boolean.class)
                        .optional())
                .isPresent();
    }

    /** What somebody sees, in statements where {@code o} is an organisation. */
    static String seen(Actor actor) {
        return condition(actor, Action.SEE_ORGANISATION);
    }

    private static String condition(Actor actor, Action action) {
        if (actor.reach().everything()) {
            return "true";
        }
        return action == Action.EDIT_ORGANISATION ? ONLY_MINE : MINE;
    }

    private JdbcClient.StatementSpec asked(Actor actor, String statement) {
        return bound(jdbc.sql(statement), actor);
    }

    /** The same statement with what its condition names. */
    static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Actor actor) {
        return statement
                .param("schemes", actor.reach().schemes().toArray(String[]::new))
                .param("account", actor.account());
    }
}
