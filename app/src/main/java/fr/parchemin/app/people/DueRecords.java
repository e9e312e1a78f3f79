package fr.parchemin.app.people;

import java.time.LocalDate;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The records of one kind whose time is over, as one statement finds them, for the {@link Kept} that erases them. */
public final class DueRecords {

    private final JdbcClient jdbc;
    private final String number;
    private final String found;

    /**
     * Finds records.
     *
     * @param number the column that numbers them
     * @param found the rest of the statement, from its {@code from}; {@code :before} is the day
     */
    public DueRecords(JdbcClient jdbc, String number, String found) {
        this.jdbc = jdbc;
        this.number = number;
        this.found = found;
    }

    /** How many there are. */
    public long count(LocalDate before) {
        return statement("count(*)", before).query(Long.class).single();
    }

    /** Their numbers. */
    public Long[] numbers(LocalDate before) {
        return statement(number, before).query(Long.class).list().toArray(Long[]::new);
    }

    private JdbcClient.StatementSpec statement(String what, LocalDate before) {
        return jdbc.sql("select " + what + " " + found).param("before", before);
    }

    /**
     * Runs statements on {@code :ids}, in their order, to which tables that are never changed otherwise yield.
     *
     * @return how many rows the last one changed
     */
    public static long erase(JdbcClient jdbc, Long[] ids, List<String> statements) {
        return erasing(jdbc, () -> {
            long changed = 0;
            for (String statement : statements) {
                changed = jdbc.sql(statement).param("ids", ids).update();
            }
            return changed;
        });
    }

    /** Does something to which tables that are never changed otherwise yield, within the transaction of the caller. */
    static long erasing(JdbcClient jdbc, LongSupplier what) {
        setYielding(jdbc, "on");
        long changed = what.getAsLong();
        setYielding(jdbc, "off");
        return changed;
    }

    private static void setYielding(JdbcClient jdbc, String whether) {
        jdbc.sql("select set_config('parchemin.erasing', :whether, true)")
                .param("whether", whether)
                .query(String.class)
                .single();
    }
}
