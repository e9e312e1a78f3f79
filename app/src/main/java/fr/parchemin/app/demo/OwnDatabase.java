package fr.parchemin.app.demo;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the demonstration have an empty database, which is its own from then on, or one that was its own before. Before
 * anything of another one is changed, even its tables, it refuses.
 */
@Component
@ConditionalOnBooleanProperty("parchemin.demo")
class OwnDatabase implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        var jdbc = JdbcClient.create(flyway.getConfiguration().getDataSource());
        if (!isOwn(jdbc) && isInUse(jdbc)) {
            throw new RealDataException();
        }
        flyway.migrate();
        jdbc.sql("insert into demo.demonstration default values on conflict do nothing")
                .update();
    }

    private static boolean isOwn(JdbcClient jdbc) {
        return hasRows(jdbc, "demo.demonstration");
    }

    /** Nobody works without an account; cohorts are asked for as well, for accounts may go. */
    private static boolean isInUse(JdbcClient jdbc) {
        return hasRows(jdbc, "people.account") || hasRows(jdbc, "candidacy.cohort");
    }

    private static boolean hasRows(JdbcClient jdbc, String table) {
        return jdbc.sql("select to_regclass(:table) is not null")
                        .param("table", table)
                        .query(Boolean.class)
                        .single()
                && jdbc.sql("select exists (select from " + table + ")")
                        .query(Boolean.class)
                        .single();
    }
}
