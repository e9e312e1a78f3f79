package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Identity;
import fr.parchemin.engine.proposal.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many candidates of cohorts stand where. */
@Service
public class Tallies {

    private final JdbcClient jdbc;
    private final Outlooks outlooks;

    Tallies(JdbcClient jdbc, Outlooks outlooks) {
        this.jdbc = jdbc;
        this.outlooks = outlooks;
    }

    /**
     * How many stand where.
     *
     * @param all everybody, by outcome; contradictory dossiers have none
     * @param everybody all of them, the contradictory ones too
     * @param found those that the filter lets through
     */
    public record Tally(Map<Outcome, Long> all, long everybody, long found) {}

    /** How many candidates of a cohort stand where, and how many the filter lets through. */
    @Transactional
    public Tally of(Cohort cohort, Outlooks.Filter filter) {
        return of(List.of(cohort), filter).getOrDefault(cohort.id(), new Tally(Map.of(), 0, 0));
    }

    /** The same for several cohorts; those without a candidate are not there. */
    @Transactional
    public Map<CohortId, Tally> of(List<Cohort> cohorts, Actor by) {
        return of(cohorts, Outlooks.Filter.everybody(by));
    }

    private Map<CohortId, Tally> of(List<Cohort> cohorts, Outlooks.Filter filter) {
        outlooks.survey(cohorts);
        Map<CohortId, Tally> tallies = new HashMap<>();
        var sight = Outlooks.sight(filter.by());
        var search = Identity.plain(filter.search());
        // Without a search the index says it all, and the rows are not read.
        jdbc.sql("""
                        select o.cohort, o.outcome, count(*) as everybody, count(*) %s as found
                        from assessment.outlook o where o.cohort = any(:ids) and %s group by o.cohort, o.outcome""".formatted(
                                search.isEmpty() ? "" : "filter (where position(:search in o.search_text) > 0)",
                                sight.condition()))
                .params(sight.parameters())
                .param("ids", cohorts.stream().map(one -> one.id().value()).toArray(Long[]::new))
                .param("search", search)
                .query(row -> {
                    var outcome = row.getString("outcome");
                    boolean asked =
                            filter.outcome() == null || filter.outcome().name().equals(outcome);
                    tallies.merge(
                            new CohortId(row.getLong("cohort")),
                            tally(outcome, row.getLong("everybody"), asked ? row.getLong("found") : 0),
                            Tallies::sum);
                });
        return tallies;
    }

    private static Tally tally(@Nullable String outcome, long everybody, long found) {
        Map<Outcome, Long> all = outcome == null ? Map.of() : Map.of(Outcome.valueOf(outcome), everybody);
        return new Tally(all, everybody, found);
    }

    private static Tally sum(Tally one, Tally other) {
        Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
        all.putAll(one.all());
        all.putAll(other.all());
        return new Tally(all, one.everybody() + other.everybody(), one.found() + other.found());
    }
}
