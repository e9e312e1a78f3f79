package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Deadline.Kind;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What waits about the candidacies of a cohort, the earliest first. */
@Service
public class Deadlines {

    /** Two months as {@link Admissibility#due} counts them: PostgreSQL and Java both stop at the end of a month. */
    private static final String WAITING = """
            select w.candidacy, coalesce(f.usage_name, f.birth_name) as name, f.given_names, f.number, w.kind, w.day
            from (select s.candidacy, case s.step when 'COMPLETE' then 'ADMISSIBILITY' else 'FILE' end as kind,
                         case s.step when 'COMPLETE' then (s.day + interval '2 months')::date else s.day end as day
                  from candidacy.current_admissibility_step s
                  where s.step in ('COMPLETE', 'INCOMPLETE')
                    and not exists (select from candidacy.current_admissibility_step later
                                    where later.candidacy = s.candidacy and (later.day, later.id) > (s.day, s.id))
                  union all
                  select r.candidacy, 'ACCOMMODATION', r.asked_on
                  from candidacy.accommodation_request r
                  where not exists (select from candidacy.accommodation_decision d where d.request = r.id)
                  union all
                  select p.candidacy, 'PLACEMENT', p.until_day
                  from candidacy.current_period p where p.kind = 'PLACEMENT' and p.until_day >= :today) w
            join candidacy.file f on f.id = w.candidacy and f.withdrawn_on is null and f.erased_on is null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Deadlines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The place of a deadline among the others, after which the next page begins. */
    public record Place(LocalDate day, Kind kind, long candidacy) {

        private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})_([A-Z]+)_(\\d{1,18})");

        /** The place of a deadline. */
        public static Place of(Deadline deadline) {
            return new Place(
                    deadline.day(), deadline.kind(), deadline.candidacy().value());
        }

        /** As it stands in addresses. */
        @Override
        public String toString() {
            return day + "_" + kind + "_" + candidacy;
        }

        /** What an address says, absent: that is none. */
        public static Optional<Place> read(String text) {
            Matcher form = FORM.matcher(text);
            try {
                return form.matches()
                        ? Optional.of(new Place(
                                LocalDate.parse(form.group(1)),
                                Kind.valueOf(form.group(2)),
                                Long.parseLong(form.group(3))))
                        : Optional.empty();
            } catch (java.time.DateTimeException | IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }

    /** At most so many of those that somebody sees, of some kinds; one statement. */
    public List<Deadline> of(CohortId cohort, Actor actor, Collection<Kind> kinds, @Nullable Place after, int most) {
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql(WAITING + """
                        where f.cohort = :cohort and w.kind = any(:kinds)
                          and exists (select from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                                      where c.id = w.candidacy and %s)
                          and (w.day, w.kind, w.candidacy) > (:day, :kind, :after)
                        order by w.day, w.kind, w.candidacy limit :most""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("today", LocalDate.now(clock))
                .param("cohort", cohort.value())
                .param("kinds", kinds.stream().map(Kind::name).toArray(String[]::new))
                .param("day", after == null ? LocalDate.of(1, 1, 1) : after.day())
                .param("kind", after == null ? "" : after.kind().name())
                .param("after", after == null ? 0 : after.candidacy())
                .param("most", most)
                .query(Deadlines::deadline)
                .list();
    }

    /** Those whose complete file nobody answered by its last day, which is over. */
    List<CandidacyId> unanswered(LocalDate today) {
        return jdbc.sql(WAITING + "where w.kind = 'ADMISSIBILITY' and w.day < :today order by w.day, w.candidacy")
                .param("today", today)
                .query((row, _) -> new CandidacyId(row.getLong("candidacy")))
                .list();
    }

    /**
     * How many candidates something waits about.
     *
     * @param first their day, or of what waits without a last day the earliest
     * @param one of them
     */
    record Count(Kind kind, LocalDate first, long candidates, CandidacyId one) {}

    /** The same by kind and last day, all kinds without one together; one statement. */
    List<Count> counts(CohortId cohort, Actor actor, Collection<Kind> kinds) {
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql("""
                        select x.kind, min(x.day) as first, count(distinct x.candidacy) as candidates,
                               min(x.candidacy) as one
                        from (%s where f.cohort = :cohort and w.kind = any(:kinds)
                              and exists (select from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                                          where c.id = w.candidacy and %s)) x
                        group by x.kind, case when x.kind in ('ADMISSIBILITY', 'PLACEMENT') then x.day end
                        """.formatted(WAITING, sight.condition()))
                .params(sight.parameters())
                .param("today", LocalDate.now(clock))
                .param("cohort", cohort.value())
                .param("kinds", kinds.stream().map(Kind::name).toArray(String[]::new))
                .query((row, _) -> new Count(
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("first", LocalDate.class),
                        row.getLong("candidates"),
                        new CandidacyId(row.getLong("one"))))
                .list();
    }

    /** What waits about one candidacy. */
    List<Deadline> of(CandidacyId candidacy) {
        return jdbc.sql(WAITING + "where w.candidacy = :id order by w.day, w.kind")
                .param("id", candidacy.value())
                .param("today", LocalDate.now(clock))
                .query(Deadlines::deadline)
                .list();
    }

    private static Deadline deadline(ResultSet row, int number) throws SQLException {
        return new Deadline(
                new CandidacyId(row.getLong("candidacy")),
                Identity.listedName(row.getString("name"), row.getString("given_names")),
                row.getString("number"),
                Kind.valueOf(row.getString("kind")),
                row.getObject("day", LocalDate.class));
    }
}
