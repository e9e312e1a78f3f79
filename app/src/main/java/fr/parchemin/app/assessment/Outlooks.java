package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Enrolled;
import fr.parchemin.app.candidacy.Moved;
import fr.parchemin.app.candidacy.ResitWindowsChanged;
import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.People.IdentityChanged;
import fr.parchemin.engine.proposal.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the candidacies of a cohort stand, kept so that a page of a list costs no more than its own rows. What is kept
 * follows each change of a dossier in its own transaction, and is made anew when the day of the cohort changes.
 */
@Service
public class Outlooks {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final StepRows steps;
    private final Clock clock;

    Outlooks(JdbcClient jdbc, Dossiers dossiers, StepRows steps, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Which part of a cohort is asked for.
     *
     * @param by who asks: only what they see is there
     * @param outcome absent: all of them
     * @param search part of a name or number, empty: everybody
     * @param descending from the last name to the first
     */
    public record Filter(Actor by, @Nullable Outcome outcome, String search, boolean descending) {

        /** Everybody whom somebody sees. */
        public static Filter everybody(Actor by) {
            return new Filter(by, null, "", false);
        }

        /** The same, of another outcome. */
        public Filter with(@Nullable Outcome other) {
            return new Filter(by, other, search, descending);
        }
    }

    /** Which of the cohort somebody sees, where {@code o} is an outlook. */
    static Sight sight(Actor by) {
        if (by.reach().everything()) {
            return new Sight("true", Map.of());
        }
        var candidacies = Sight.ofCandidacies(by);
        return new Sight("""
                exists (select from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                        where c.id = o.candidacy and %s)""".formatted(candidacies.condition()), candidacies.parameters());
    }

    /**
     * Some candidacies that follow each other.
     *
     * @param previous what {@link #before} takes for those that come before, absent: there is nobody
     * @param next what {@link #after} takes for those that follow, absent: there is nobody
     */
    public record Page(
            List<Examined> rows,
            @Nullable CandidacyId previous,
            @Nullable CandidacyId next) {}

    /**
     * At most so many candidates that the filter lets through, with their dossiers and what the rules make of them.
     *
     * @param after the candidacy after which they come, absent: from the first
     */
    @Transactional
    public Page after(Cohort cohort, Filter filter, @Nullable CandidacyId after, int size) {
        survey(cohort);
        var found = ids(cohort.id(), filter, filter.descending(), after, size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return page(shown, after != null, found.size() > size);
    }

    /** At most so many of those that come just before a candidacy. */
    @Transactional
    public Page before(Cohort cohort, Filter filter, CandidacyId before, int size) {
        survey(cohort);
        var found = ids(cohort.id(), filter, !filter.descending(), before, size + 1);
        var shown = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
        Collections.reverse(shown);
        return page(shown, found.size() > size, true);
    }

    private Page page(List<CandidacyId> shown, boolean before, boolean after) {
        return new Page(
                dossiers.examine(shown, null),
                before && !shown.isEmpty() ? shown.getFirst() : null,
                after && !shown.isEmpty() ? shown.getLast() : null);
    }

    private List<CandidacyId> ids(
            CohortId cohort, Filter filter, boolean descending, @Nullable CandidacyId after, int size) {
        var search = Identity.plain(filter.search());
        var direction = descending ? "desc" : "asc";
        var sight = sight(filter.by());
        return jdbc
                .sql("select o.candidacy from assessment.outlook o where o.cohort = :cohort and "
                        + sight.condition()
                        + (filter.outcome() == null ? "" : " and o.outcome = :outcome")
                        + (search.isEmpty() ? "" : " and position(:search in o.search_text) > 0")
                        + (after == null
                                ? ""
                                : " and (o.sort_name, o.candidacy) " + (descending ? "<" : ">")
                                        + " (select a.sort_name, a.candidacy from assessment.outlook a"
                                        + " where a.candidacy = :after)")
                        + " order by o.sort_name %1$s, o.candidacy %1$s limit :size".formatted(direction))
                .param("cohort", cohort.value())
                .param(
                        "outcome",
                        filter.outcome() == null ? null : filter.outcome().name())
                .param("search", search)
                .params(sight.parameters())
                .param("after", after == null ? null : after.value())
                .param("size", size)
                .query(Long.class)
                .list()
                .stream()
                .map(CandidacyId::new)
                .toList();
    }

    /** Rules may be read otherwise by another version of this software: what was kept before it started is made anew. */
    @EventListener(ApplicationReadyEvent.class)
    void forget() {
        jdbc.sql("delete from assessment.survey").update();
    }

    /** Newcomers are kept in the transaction that enrols them. */
    @EventListener
    void keep(Enrolled enrolled) {
        keep(enrolled.candidacies());
    }

    /** A dossier changed: what is kept of it follows, in the same transaction. */
    @EventListener
    void keep(Dossiers.DossierChanged changed) {
        write(List.of(changed.now()));
    }

    /** A candidacy that is withdrawn is in no list; one that is transferred is in another. */
    @EventListener
    void keep(Moved moved) {
        jdbc.sql("delete from assessment.outlook where candidacy = :id")
                .param("id", moved.candidacy().value())
                .update();
        keep(List.of(moved.candidacy()));
    }

    /** Resits may be held on other days: the outlooks of the cohort are made anew when they are next asked for. */
    @EventListener
    void forget(ResitWindowsChanged changed) {
        jdbc.sql("delete from assessment.survey where cohort = :cohort")
                .param("cohort", changed.cohort().value())
                .update();
    }

    /** Somebody bears another name: the candidacies are sorted and found by it, from the same transaction on. */
    @EventListener
    void keep(IdentityChanged changed) {
        keep(jdbc.sql("select id from candidacy.file where person = :person order by id")
                .param("person", changed.person().value())
                .query((row, _) -> new CandidacyId(row.getLong("id")))
                .list());
    }

    /** Makes the outlooks of a cohort anew unless they are of its day. Changes of its dossiers wait meanwhile. */
    void survey(Cohort cohort) {
        survey(List.of(cohort));
    }

    /** The same for several; those that are of their day cost one statement together. */
    void survey(List<Cohort> cohorts) {
        var surveyed = surveyed(cohorts);
        cohorts.stream()
                .filter(cohort -> !surveyed.contains(cohort.id().value()))
                .forEach(this::makeAnew);
    }

    private void makeAnew(Cohort cohort) {
        var day = cohort.day(LocalDate.now(clock));
        jdbc.sql("select id from candidacy.cohort where id = :id for no key update")
                .param("id", cohort.id().value())
                .query(Long.class)
                .single();
        if (!surveyed(List.of(cohort)).isEmpty()) {
            return;
        }
        keep(jdbc
                .sql(
                        "select id from candidacy.candidacy where cohort = :cohort and erased_on is null and withdrawn_on is null")
                .param("cohort", cohort.id().value())
                .query(Long.class)
                .list()
                .stream()
                .map(CandidacyId::new)
                .toList());
        jdbc.sql("""
                        insert into assessment.survey (cohort, day, jury_on) values (:cohort, :day, :jury)
                        on conflict (cohort) do update set day = excluded.day, jury_on = excluded.jury_on""")
                .param("cohort", cohort.id().value())
                .param("day", day)
                .param("jury", cohort.juryOn())
                .update();
    }

    private Set<Long> surveyed(List<Cohort> cohorts) {
        var today = LocalDate.now(clock);
        return jdbc.sql("""
                        select s.cohort from assessment.survey s
                        join unnest(:cohorts::bigint[], :days::date[], :juries::date[]) as given (cohort, day, jury_on)
                          on given.cohort = s.cohort and given.day = s.day
                         and given.jury_on is not distinct from s.jury_on""")
                .param("cohorts", cohorts.stream().map(one -> one.id().value()).toArray(Long[]::new))
                .param(
                        "days",
                        cohorts.stream().map(one -> one.day(today).toString()).toArray(String[]::new))
                .param(
                        "juries",
                        cohorts.stream()
                                .map(one -> one.juryOn() == null
                                        ? null
                                        : one.juryOn().toString())
                                .toArray(String[]::new))
                .query(Long.class)
                .set();
    }

    private void keep(List<CandidacyId> candidacies) {
        for (int from = 0; from < candidacies.size(); from += BATCH) {
            write(dossiers.examine(candidacies.subList(from, Math.min(from + BATCH, candidacies.size())), null));
        }
    }

    private void write(List<Examined> batch) {
        jdbc.sql("""
                        insert into assessment.outlook (candidacy, cohort, sort_name, search_text, outcome)
                        select f.id, f.cohort, f.sort_name, given.search_text, given.outcome
                        from unnest(:ids::bigint[], :searches::text[], :outcomes::text[])
                             as given (id, search_text, outcome)
                        join candidacy.file f on f.id = given.id and f.withdrawn_on is null
                        on conflict (candidacy) do update
                        set sort_name = excluded.sort_name, search_text = excluded.search_text, outcome = excluded.outcome
                        where (outlook.sort_name, outlook.search_text, outlook.outcome)
                              is distinct from (excluded.sort_name, excluded.search_text, excluded.outcome)""")
                .param(
                        "ids",
                        batch.stream().map(one -> one.candidacy().id().value()).toArray(Long[]::new))
                .param("searches", batch.stream().map(Outlooks::searchText).toArray(String[]::new))
                .param(
                        "outcomes",
                        batch.stream()
                                .map(one -> one.outcome() == null
                                        ? null
                                        : one.outcome().name())
                                .toArray(String[]::new))
                .update();
        steps.write(batch);
    }

    private static String searchText(Examined one) {
        var identity = one.candidacy().identity();
        return Identity.plain(String.join(
                " ",
                identity.birthName(),
                Objects.requireNonNullElse(identity.usageName(), ""),
                identity.givenNames(),
                one.candidacy().number()));
    }
}
