package fr.parchemin.app.candidacy;

import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Organisation.OrganisationId;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisation.Standing;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.People.PersonId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The candidacies of all cohorts. */
@Service
public class Candidacies {

    private static final String FILES = """
            select id, cohort, cohort_name, edition, jury_on, as_of, number, person, birth_name, usage_name, given_names, sex,
                   birth_date, birth_place, birth_code, email, route, origin, enrolled_on, presented_blocks,
                   erased_on, withdrawn_on
            from candidacy.file
            """;

    private final JdbcClient jdbc;
    private final Cohorts cohorts;
    private final People people;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Candidacies(
            JdbcClient jdbc,
            Cohorts cohorts,
            People people,
            Organisations organisations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.cohorts = cohorts;
        this.people = people;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    /** The candidacy of that number in our own records. */
    public Optional<Candidacy> find(CandidacyId candidacy) {
        return jdbc.sql(FILES + "where id = :id")
                .param("id", candidacy.value())
                .query(Candidacies::candidacy)
                .optional();
    }

    /** The candidacies of a cohort, in the French order of names. */
    public List<Candidacy> of(CohortId cohort) {
        return jdbc.sql(FILES + "where cohort = :cohort order by sort_name, id")
                .param("cohort", cohort.value())
                .query(Candidacies::candidacy)
                .list();
    }

    /** The candidacies of the people whom somebody is, the latest first. */
    public List<Candidacy> of(Actor actor) {
        return jdbc.sql(FILES + "where person = any(:persons) order by id desc")
                .param("persons", actor.reach().persons().toArray(Long[]::new))
                .query(Candidacies::candidacy)
                .list();
    }

    /**
     * A candidacy that a jury adjourns.
     *
     * @param to the day on which a jury sees it again, absent while none is set
     */
    public record Adjourned(CandidacyId candidacy, @Nullable LocalDate to) {}

    /** Notes that the jury of that day adjourned these: until another jury presents them, theirs is the day adjourned to, if any. */
    @Transactional
    public void adjourn(List<Adjourned> adjourned, LocalDate day) {
        jdbc.sql("""
                        update candidacy.candidacy c set adjourned_on = :day, adjourned_to = given.upto::date
                        from unnest(:ids::bigint[], :days::text[]) as given (id, upto) where c.id = given.id""")
                .param("day", day)
                .param(
                        "ids",
                        adjourned.stream().map(one -> one.candidacy().value()).toArray(Long[]::new))
                .param(
                        "days",
                        adjourned.stream()
                                .map(one -> one.to() == null ? null : one.to().toString())
                                .toArray(String[]::new))
                .update();
    }

    /**
     * Enrols somebody.
     *
     * @throws AlreadyEnrolled when that person is in the cohort
     */
    @Transactional
    public CandidacyId enrol(CohortId cohort, Enrolment enrolment, Actor actor) {
        return enrol(cohort, List.of(enrolment), actor).getFirst();
    }

    /**
     * Enrols all of them, or nobody.
     *
     * @return their candidacies, in the same order
     * @throws AlreadyEnrolled when one of them is in the cohort, or twice in the list
     * @throws Cohorts.NotInForce when the scheme of the cohort is not in force, neither on its day nor on that of its jury
     * @throws NotAccredited when a centre that presents one of them is not accredited on the day of enrolment
     */
    @Transactional
    public List<CandidacyId> enrol(CohortId cohort, List<Enrolment> enrolments, Actor actor) {
        if (enrolments.isEmpty()) {
            return List.of();
        }
        var into = cohorts.find(cohort).orElseThrow();
        requireInForce(into);
        enrolments.stream()
                .collect(Collectors.toMap(Candidacies::asked, Function.identity(), (one, _) -> one))
                .values()
                .forEach(one -> requireAccredited(cohort, one, actor));
        var persons = people.register(
                enrolments.stream()
                        .filter(one -> one.person() == null)
                        .map(one -> new People.Newcomer(one.identity(), one.contact()))
                        .toList(),
                actor);
        var prefix = into.numberPrefix();
        long first = numbers(prefix, enrolments.size());
        try {
            var enrolled = insert(cohort, enrolments, persons, prefix, first, actor);
            events.publishEvent(new Enrolled(cohort, enrolled));
            for (int i = 0; i < enrolled.size(); i++) {
                var person = person(enrolments.get(i), persons);
                events.publishEvent(enrolment(cohort, enrolled.get(i), person, actor));
            }
            return enrolled;
        } catch (DuplicateKeyException e) {
            throw new AlreadyEnrolled(e);
        }
    }

    /** What decides whether the centre of an enrolment may present somebody: itself, the blocks and the day. */
    static List<Object> asked(Enrolment enrolment) {
        return List.of(
                Objects.requireNonNullElse(enrolment.centre(), 0L),
                Objects.requireNonNullElse(enrolment.presentedBlocks(), List.of()),
                enrolment.enrolledOn());
    }

    /** Whether a cohort may take over a candidacy that rests on an edition: on the same one, or its scheme is in force. */
    boolean mayTake(CohortId cohort, EditionId edition) {
        var found = cohorts.find(cohort).orElseThrow();
        return found.edition().equals(edition) || cohorts.force(found).holds();
    }

    private void requireInForce(Cohort cohort) {
        var force = cohorts.force(cohort);
        if (!force.holds()) {
            throw new Cohorts.NotInForce(force);
        }
    }

    private void requireAccredited(CohortId cohort, Enrolment enrolment, Actor actor) {
        var standing = standing(cohort, enrolment, actor);
        if (!(standing instanceof Standing.Accredited)) {
            throw new NotAccredited(standing);
        }
    }

    /** Whether the centre that presents somebody may, on the day of enrolment; without a centre nobody is asked. */
    public Standing standing(CohortId cohort, Enrolment enrolment, Actor actor) {
        var centre = centre(enrolment, actor);
        if (actor.role() == Actor.Role.CENTRE_MANAGER) {
            var theirs = actor.reach().centres();
            if (centre == null) {
                return theirs.isEmpty() ? new Standing.NoCentre() : new Standing.SeveralCentres();
            }
            if (!theirs.contains(centre)) {
                return theirs.isEmpty() ? new Standing.NoCentre() : new Standing.Unknown();
            }
        }
        return centre == null
                ? new Standing.Accredited()
                : organisations.standing(
                        new OrganisationId(centre),
                        Purpose.PREPARE,
                        scheme(cohort),
                        enrolment.presentedBlocks(),
                        enrolment.enrolledOn());
    }

    private String scheme(CohortId cohort) {
        return jdbc.sql("""
                        select e.scheme from candidacy.cohort h join catalog.edition e on e.id = h.edition
                        where h.id = :id""").param("id", cohort.value()).query(String.class).single();
    }

    /** Who acts for one centre enrols for it unless another is named; who acts for several names one of them. */
    private static @Nullable Long centre(Enrolment enrolment, Actor actor) {
        return enrolment.centre() == null ? actor.centre() : enrolment.centre();
    }

    private static Deed enrolment(CohortId cohort, CandidacyId candidacy, PersonId person, Actor actor) {
        return new Deed(
                actor,
                "candidate-enrolled",
                Thing.of(Kind.DOSSIER, candidacy.value()),
                Thing.of(Kind.PERSON, person.value()),
                Thing.of(Kind.COHORT, cohort.value()));
    }

    /** The {@link Identity#key() keys} of those who are in the cohort. */
    public Set<String> identityKeys(CohortId cohort) {
        return jdbc.sql("""
                        select p.identity_key from candidacy.candidacy c join people.identity p on c.person in (p.id, p.merged_into)
                        where c.cohort = :cohort""").param("cohort", cohort.value()).query(String.class).set();
    }

    private long numbers(String prefix, int count) {
        long last = jdbc.sql("""
                        insert into candidacy.numbering as n (prefix, last) values (:prefix, :count)
                        on conflict (prefix) do update set last = n.last + excluded.last returning last""")
                .param("prefix", prefix)
                .param("count", count)
                .query(Long.class)
                .single();
        return last - count + 1;
    }

    private List<CandidacyId> insert(
            CohortId cohort,
            List<Enrolment> enrolments,
            Map<String, PersonId> persons,
            String prefix,
            long first,
            Actor actor) {
        return jdbc
                .sql("""
                        insert into candidacy.candidacy (cohort, person, number, route, origin, enrolled_on,
                                                         presented_blocks, centre, created_at, created_by)
                        select :cohort, person, :prefix || '-' || to_char(:first + place - 1, 'FM9999999990000'), route, origin,
                               enrolled, string_to_array(presented, ','), centre, :now, :by
                        from unnest(:persons::bigint[], :routes::text[], :origins::text[], :dates::text[]::date[],
                                    :presented::text[], :centres::bigint[])
                             with ordinality as given (person, route, origin, enrolled, presented, centre, place)
                        order by place
                        returning id""")
                .param("cohort", cohort.value())
                .param("prefix", prefix)
                .param("first", first)
                .param(
                        "centres",
                        enrolments.stream().map(one -> centre(one, actor)).toArray(Long[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .param(
                        "persons",
                        enrolments.stream()
                                .map(one -> person(one, persons).value())
                                .toArray(Long[]::new))
                .param("routes", texts(enrolments, Enrolment::route))
                .param("origins", texts(enrolments, Enrolment::origin))
                .param("dates", texts(enrolments, one -> one.enrolledOn().toString()))
                .param("presented", texts(enrolments, one -> joined(one.presentedBlocks())))
                .query(Long.class)
                .list()
                .stream()
                .map(CandidacyId::new)
                .toList();
    }

    private static PersonId person(Enrolment enrolment, Map<String, PersonId> registered) {
        return enrolment.person() == null
                ? Objects.requireNonNull(registered.get(enrolment.identity().key()))
                : enrolment.person();
    }

    private static @Nullable String joined(@Nullable List<String> blocks) {
        return blocks == null || blocks.isEmpty() ? null : String.join(",", blocks);
    }

    private static @Nullable String[] texts(List<Enrolment> all, Function<Enrolment, @Nullable String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    private static Candidacy candidacy(ResultSet row, int number) throws SQLException {
        return new Candidacy(
                new CandidacyId(row.getLong("id")),
                new CohortId(row.getLong("cohort")),
                row.getString("cohort_name"),
                new EditionId(row.getLong("edition")),
                row.getObject("jury_on", LocalDate.class),
                row.getObject("as_of", LocalDate.class),
                row.getString("number"),
                new PersonId(row.getLong("person")),
                FileRow.identity(row),
                row.getString("route"),
                row.getString("origin"),
                row.getObject("enrolled_on", LocalDate.class),
                blocks(row.getArray("presented_blocks")),
                row.getObject("erased_on", LocalDate.class),
                row.getObject("withdrawn_on", LocalDate.class));
    }

    private static @Nullable List<String> blocks(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }

    /** A centre may not present a candidate. */
    public static final class NotAccredited extends RuntimeException {

        private final transient Standing standing;

        NotAccredited(Standing standing) {
            super("The centre is not accredited: " + standing);
            this.standing = standing;
        }

        /** How it stands with the centre. */
        public Standing standing() {
            return standing;
        }
    }

    /** One of them is in the cohort already. */
    public static final class AlreadyEnrolled extends RuntimeException {

        AlreadyEnrolled(Throwable cause) {
            super("Somebody is enrolled twice in the cohort", cause);
        }
    }
}
