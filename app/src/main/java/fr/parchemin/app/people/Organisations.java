package fr.parchemin.app.people;

import fr.parchemin.app.people.Organisation.Accreditation;
import fr.parchemin.app.people.Organisation.Description;
import fr.parchemin.app.people.Organisation.Kind;
import fr.parchemin.app.people.Organisation.Line;
import fr.parchemin.app.people.Organisation.OrganisationId;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisation.Standing;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Organisations, what they do and what they are accredited for. */
@Service
public class Organisations {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
    private static final String SELECT = """
            select id, name, awards, prepares, examines, employs, siret, legal_id, street, postcode, town, country,
                   closed_on, revision
            from people.organisation
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Organisations(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** Those that somebody sees, in the French order of names; those that are closed last. */
    public List<Organisation> seen(Actor actor) {
        return OrganisationGuard.bound(
                        jdbc.sql(SELECT + "o where " + OrganisationGuard.seen(actor)
                                + " order by closed_on is not null, name collate people.french, id"),
                        actor)
                .query(Organisations::organisation)
                .list();
    }

    private List<Organisation> all() {
        return jdbc.sql(SELECT + "order by closed_on is not null, name collate people.french, id")
                .query(Organisations::organisation)
                .list();
    }

    /** The organisation of that number. */
    public Optional<Organisation> find(OrganisationId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query(Organisations::organisation)
                .optional();
    }

    /** The one organisation of that number, SIRET or name, absent: there is none, or several. */
    public Optional<Organisation> named(String text) {
        var plain = Identity.plain(text);
        var digits = text.replaceAll("\\s", "");
        var found = all().stream()
                .filter(one -> digits.equals(Long.toString(one.id().value()))
                        || digits.equals(one.description().siret())
                        || plain.equals(Identity.plain(one.description().name())))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /**
     * Registers an organisation.
     *
     * @throws SiretTaken when another has its SIRET
     */
    @Transactional
    public OrganisationId register(Description description, Actor by) {
        try {
            var id = new OrganisationId(
                    bound(jdbc.sql("""
                            insert into people.organisation (name, awards, prepares, examines, employs, siret, legal_id,
                                                             street, postcode, town, country, closed_on)
                            values (:name, :awards, :prepares, :examines, :employs, :siret, :legalId, :street, :postcode,
                                    :town, :country, :closed) returning id"""), description).query(Long.class).single());
            keep(id, "REGISTERED", Map.of(), values(description), by);
            return id;
        } catch (DuplicateKeyException e) {
            throw new SiretTaken(e);
        }
    }

    /**
     * Corrects what is known of an organisation.
     *
     * @param seen the revision that was corrected
     * @throws SiretTaken when another has its SIRET
     * @throws People.ChangedMeanwhile when there is a later revision
     */
    @Transactional
    public void correct(OrganisationId id, Description description, long seen, Actor by) {
        var before = find(id).orElseThrow();
        try {
            int rows = bound(jdbc.sql("""
                            update people.organisation
                            set name = :name, awards = :awards, prepares = :prepares, examines = :examines,
                                employs = :employs, siret = :siret, legal_id = :legalId, street = :street,
                                postcode = :postcode, town = :town, country = :country, closed_on = :closed,
                                revision = revision + 1
                            where id = :id and revision = :seen"""), description)
                    .param("id", id.value())
                    .param("seen", seen)
                    .update();
            if (rows == 0) {
                throw new People.ChangedMeanwhile();
            }
        } catch (DuplicateKeyException e) {
            throw new SiretTaken(e);
        }
        keep(id, "CORRECTED", values(before.description()), values(description), by);
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Description of) {
        return statement
                .param("name", of.name())
                .param("awards", of.kinds().contains(Kind.AWARDS))
                .param("prepares", of.kinds().contains(Kind.PREPARES))
                .param("examines", of.kinds().contains(Kind.EXAMINES))
                .param("employs", of.kinds().contains(Kind.EMPLOYS))
                .param("siret", of.siret())
                .param("legalId", of.legalId())
                .param("street", of.street())
                .param("postcode", of.postcode())
                .param("town", of.town())
                .param("country", of.country())
                .param("closed", of.closedOn());
    }

    /** Accredits an organisation for the blocks of a scheme. */
    @Transactional
    public void accredit(OrganisationId id, Accreditation accreditation, Actor by) {
        jdbc.sql("""
                        insert into people.accreditation (organisation, scheme, purpose, blocks, sites, valid_from, valid_until)
                        values (:organisation, :scheme, :purpose, :blocks::text[], :sites, :from, :until)""")
                .param("organisation", id.value())
                .param("scheme", accreditation.scheme())
                .param("purpose", accreditation.purpose().name())
                .param(
                        "blocks",
                        accreditation.blocks() == null
                                ? null
                                : accreditation.blocks().toArray(String[]::new))
                .param("sites", accreditation.sites())
                .param("from", accreditation.from())
                .param("until", accreditation.until())
                .update();
        keep(id, "ACCREDITED", Map.of(), values(accreditation), by);
    }

    /** Ends an accreditation earlier than was foreseen. */
    @Transactional
    public void end(OrganisationId id, long accreditation, LocalDate until, Actor by) {
        var before = accreditations(id).stream()
                .filter(one -> one.id() == accreditation)
                .findFirst()
                .orElseThrow();
        var last = until.isBefore(before.from()) ? before.from() : until;
        if (!last.isBefore(before.until())) {
            return;
        }
        jdbc.sql("update people.accreditation set valid_until = :until where id = :id")
                .param("until", last)
                .param("id", accreditation)
                .update();
        var after = new Accreditation(
                before.id(), before.scheme(), before.purpose(), before.blocks(), before.sites(), before.from(), last);
        keep(id, "ENDED", values(before), values(after), by);
    }

    /** What an organisation is or was accredited for, the latest first. */
    public List<Accreditation> accreditations(OrganisationId id) {
        return jdbc.sql("""
                        select id, scheme, purpose, blocks, sites, valid_from, valid_until from people.accreditation
                        where organisation = :id order by valid_until desc, id desc""")
                .param("id", id.value())
                .query(Organisations::accreditation)
                .list();
    }

    /** Those that may be chosen for a scheme: accredited for that purpose, once at least. */
    public List<Organisation> accredited(Purpose purpose, String scheme) {
        return jdbc.sql(SELECT + """
                        where closed_on is null and id in
                              (select organisation from people.accreditation where scheme = :scheme and purpose = :purpose)
                        order by name collate people.french, id""")
                .param("scheme", scheme)
                .param("purpose", purpose.name())
                .query(Organisations::organisation)
                .list();
    }

    /**
     * Whether a centre may prepare for blocks of a scheme, or assess them, on a day.
     *
     * @param blocks absent: all of the scheme
     */
    public Standing standing(
            OrganisationId id, Purpose purpose, String scheme, @Nullable List<String> blocks, LocalDate day) {
        var organisation = find(id);
        if (organisation.isEmpty()) {
            return new Standing.Unknown();
        }
        var name = organisation.get().description().name();
        var closed = organisation.get().description().closedOn();
        if (closed != null && !closed.isAfter(day)) {
            return new Standing.Closed(name, closed);
        }
        var ever = accreditations(id).stream()
                .filter(one -> one.purpose() == purpose && one.scheme().equals(scheme))
                .toList();
        var valid = ever.stream().filter(one -> one.isValidOn(day)).toList();
        if (valid.isEmpty()) {
            return ever.stream()
                    .min(Comparator.comparingLong(one -> distance(one, day)))
                    .<Standing>map(one -> new Standing.OutOfDate(name, one.from(), one.until(), day))
                    .orElseGet(() -> new Standing.Never(name));
        }
        return covers(valid, blocks) ? new Standing.Accredited() : new Standing.OtherBlocks(name, blocks(valid));
    }

    private static long distance(Accreditation one, LocalDate day) {
        return Math.min(
                Math.abs(ChronoUnit.DAYS.between(one.from(), day)),
                Math.abs(ChronoUnit.DAYS.between(one.until(), day)));
    }

    private static boolean covers(List<Accreditation> valid, @Nullable List<String> presented) {
        return valid.stream().anyMatch(one -> one.blocks() == null)
                || (presented != null && !presented.isEmpty() && blocks(valid).containsAll(presented));
    }

    private static List<String> blocks(List<Accreditation> valid) {
        return valid.stream()
                .flatMap(one -> one.blocks() == null ? java.util.stream.Stream.of() : one.blocks().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What changed about an organisation, the latest first. */
    public List<Line> history(OrganisationId id) {
        return jdbc.sql("""
                        select what, before, after, at, by_name from people.organisation_history
                        where organisation = :id order by id desc""")
                .param("id", id.value())
                .query((row, _) -> new Line(
                        row.getString("what"),
                        json.readValue(row.getString("before"), VALUES),
                        json.readValue(row.getString("after"), VALUES),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name")))
                .list();
    }

    private void keep(OrganisationId id, String what, Map<String, String> before, Map<String, String> after, Actor by) {
        long line = jdbc.sql("""
                        insert into people.organisation_history (organisation, what, before, after, at, account, by_name)
                        values (:id, :what, :before::jsonb, :after::jsonb, :now, :account, :name) returning id""")
                .param("id", id.value())
                .param("what", what)
                .param("before", json.writeValueAsString(before))
                .param("after", json.writeValueAsString(after))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .param("name", by.name())
                .query(Long.class)
                .single();
        events.publishEvent(new Deed(
                by,
                switch (what) {
                    case "REGISTERED" -> "organisation-registered";
                    case "CORRECTED" -> "organisation-corrected";
                    case "ACCREDITED" -> "organisation-accredited";
                    default -> "organisation-ended";
                },
                List.of(Deed.Thing.of(Deed.Kind.ORGANISATION, id.value())),
                null,
                Long.toString(line)));
    }

    private static Map<String, String> values(Description of) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "name", of.name());
        put(values, "kinds", of.kinds().stream().sorted().map(Kind::name).collect(Collectors.joining(" ")));
        put(values, "siret", of.siret());
        put(values, "legalId", of.legalId());
        put(values, "street", of.street());
        put(values, "postcode", of.postcode());
        put(values, "town", of.town());
        put(values, "country", of.country());
        put(values, "closedOn", of.closedOn());
        return values;
    }

    private static Map<String, String> values(Accreditation of) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "scheme", of.scheme());
        put(values, "purpose", of.purpose());
        put(values, "blocks", of.blocks() == null ? null : String.join(", ", of.blocks()));
        put(values, "sites", of.sites());
        put(values, "from", of.from());
        put(values, "until", of.until());
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            values.put(name, value.toString());
        }
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (row.getBoolean(kind.name().toLowerCase(java.util.Locale.ROOT))) {
                kinds.add(kind);
            }
        }
        return new Organisation(
                new OrganisationId(row.getLong("id")),
                new Description(
                        row.getString("name"),
                        kinds,
                        row.getString("siret"),
                        row.getString("legal_id"),
                        row.getString("street"),
                        row.getString("postcode"),
                        row.getString("town"),
                        row.getString("country"),
                        row.getObject("closed_on", LocalDate.class)),
                row.getLong("revision"));
    }

    private static Accreditation accreditation(ResultSet row, int number) throws SQLException {
        return new Accreditation(
                row.getLong("id"),
                row.getString("scheme"),
                Purpose.valueOf(row.getString("purpose")),
                blocks(row.getArray("blocks")),
                row.getString("sites"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    private static @Nullable List<String> blocks(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }

    /** Another organisation has that SIRET. */
    public static final class SiretTaken extends RuntimeException {

        SiretTaken(Throwable cause) {
            super("Another organisation has that SIRET", cause);
        }
    }
}
