package fr.parchemin.app.journal;

import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.journal.Entry.On;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The journal as it is read: the latest entry first. */
@Service
public class Journal {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int ROWS_AT_ONCE = 1000;
    private static final String ENTRIES = "select " + Rows.COLUMNS + """
            , array(select x.kind from journal.entry_thing x where x.place = e.place order by x.rank) as kinds,
              array(select x.id from journal.entry_thing x where x.place = e.place order by x.rank) as ids
            from\s""";

    private final JdbcClient jdbc;
    private final Cohorts cohorts;

    Journal(JdbcClient jdbc, Cohorts cohorts) {
        this.jdbc = jdbc;
        this.cohorts = cohorts;
    }

    /**
     * What is looked for; what is absent does not matter.
     *
     * @param on one of these, nothing if there is none in the list
     * @param account who did it
     * @param what what was done
     * @param from the first day
     * @param until the last day
     */
    public record Filter(
            @Nullable List<On> on,
            @Nullable Long account,
            @Nullable String what,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        /** Everything. */
        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /**
     * Entries that somebody may see, the latest first.
     *
     * @param before the place before which they stand, absent: from the last one
     */
    public List<Entry> page(Actor reader, Filter filter, @Nullable Long before, int size) {
        return page(reach(reader), filter, before, size);
    }

    /** Every entry that is looked for and that somebody may see, the latest first, in constant memory. */
    public void each(Actor reader, Filter filter, Consumer<List<Entry>> some) {
        var reach = reach(reader);
        var entries = page(reach, filter, null, ROWS_AT_ONCE);
        while (!entries.isEmpty()) {
            some.accept(entries);
            entries = entries.size() < ROWS_AT_ONCE
                    ? List.of()
                    : page(reach, filter, entries.getLast().place(), ROWS_AT_ONCE);
        }
    }

    /** Whether somebody sees all there is. */
    public static boolean seesAll(Actor reader) {
        return reader.reach().everything() || reader.role() == Role.OPERATOR;
    }

    /** What an entry must be about for somebody to see it, absent: they see all. */
    private @Nullable List<On> reach(Actor reader) {
        if (seesAll(reader)) {
            return null;
        }
        return Stream.concat(
                        cohorts.latest(reader, null, Integer.MAX_VALUE).stream()
                                .map(cohort -> new On(
                                        Kind.COHORT.name(),
                                        Long.toString(cohort.id().value()))),
                        reader.reach().schemes().stream().map(scheme -> new On(Kind.SCHEME.name(), scheme)))
                .toList();
    }

    private List<Entry> page(@Nullable List<On> reach, Filter filter, @Nullable Long before, int size) {
        Map<String, Object> values = new HashMap<>();
        values.put("before", before == null ? Long.MAX_VALUE : before);
        values.put("size", size);
        var conditions = conditions(filter, values);
        var on = filter.on();
        if (on == null) {
            on = reach;
        } else if (reach != null) {
            put("reached", reach, values);
            conditions.add("""
                    exists (select from journal.entry_thing r where r.place = e.place and (r.kind, r.id) in
                        (select * from unnest(:reachedKinds::text[], :reachedIds::text[])))""");
        }
        if (on != null) {
            put("on", on, values);
        }
        return jdbc.sql(ENTRIES + source(on != null, String.join(" and ", conditions))
                        + " order by e.place desc limit :size")
                .params(values)
                .query(Journal::entry)
                .list();
    }

    /** Of each thing no more than a page is read, along its index; an entry may be about several of them. */
    private static String source(boolean ofThings, String conditions) {
        return ofThings
                ? """
                (select distinct found.place
                 from unnest(:onKinds::text[], :onIds::text[]) as wanted (kind, id) cross join lateral (
                    select t.place from journal.entry_thing t join journal.entry e on e.place = t.place
                    where t.kind = wanted.kind and t.id = wanted.id and %s order by t.place desc limit :size) found) chosen
                join journal.entry e on e.place = chosen.place""".formatted(conditions.replace("e.place <", "t.place <"))
                : "journal.entry e where " + conditions;
    }

    private static void put(String name, List<On> on, Map<String, Object> values) {
        values.put(name + "Kinds", on.stream().map(On::kind).toArray(String[]::new));
        values.put(name + "Ids", on.stream().map(On::id).toArray(String[]::new));
    }

    private static List<String> conditions(Filter filter, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>(List.of("e.place < :before"));
        if (filter.account() != null) {
            values.put("account", filter.account());
            conditions.add("e.account = :account");
        }
        if (filter.what() != null) {
            values.put("what", filter.what());
            conditions.add("e.what = :what");
        }
        if (filter.from() != null) {
            values.put("from", filter.from().atStartOfDay(PARIS).toOffsetDateTime());
            conditions.add("e.at >= :from");
        }
        if (filter.until() != null) {
            values.put("until", filter.until().plusDays(1).atStartOfDay(PARIS).toOffsetDateTime());
            conditions.add("e.at < :until");
        }
        return conditions;
    }

    /** How many entries there are. */
    public long size() {
        return jdbc.sql("select place from journal.head").query(Long.class).single();
    }

    /**
     * What is meant by a number that people know: the dossier of that number, all that concerns that person.
     *
     * @return empty: nothing has that number
     */
    public List<On> named(Kind kind, String number) {
        return switch (kind) {
            case DOSSIER -> dossiers("number in (:number, upper(:number))", number);
            case PERSON -> {
                if (!number.matches("\\d{1,18}")) {
                    yield List.of();
                }
                List<On> all = new ArrayList<>(List.of(new On(kind.name(), number)));
                all.addAll(dossiers("person = :number::bigint", number));
                yield all;
            }
            case ACCOUNT, CERTIFICATE, COHORT, ORGANISATION, QUIZ, SCHEME, SESSION, SITTING, TOKEN ->
                List.of(new On(kind.name(), number));
        };
    }

    private List<On> dossiers(String condition, String number) {
        return jdbc.sql("select id from candidacy.file where " + condition)
                .param("number", number)
                .query((row, _) -> new On(Kind.DOSSIER.name(), Long.toString(row.getLong("id"))))
                .list();
    }

    /** The numbers by which people know these dossiers. */
    public Map<String, String> numbers(Collection<String> dossiers) {
        Map<String, String> numbers = new HashMap<>();
        jdbc.sql("select id, number from candidacy.file where id = any(:ids::text[]::bigint[])")
                .param("ids", dossiers.toArray(String[]::new))
                .query(row -> {
                    numbers.put(Long.toString(row.getLong("id")), row.getString("number"));
                });
        return numbers;
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var kinds = (String[]) row.getArray("kinds").getArray();
        var ids = (String[]) row.getArray("ids").getArray();
        List<On> on = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            on.add(new On(kinds[i], ids[i]));
        }
        return Rows.entry(row, on);
    }
}
