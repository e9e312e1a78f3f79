package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.FileRow;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened at sittings, told and signed by who was there; it never changes afterwards. */
@Service
public class Incidents {

    private final JdbcClient jdbc;
    private final Sittings sittings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Incidents(JdbcClient jdbc, Sittings sittings, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.sittings = sittings;
        this.events = events;
        this.clock = clock;
    }

    /** What an incident is. */
    public enum IncidentKind {
        INCIDENT,
        FRAUD
    }

    /**
     * Something that happened.
     *
     * @param about the candidate it concerns, absent: everybody
     */
    public record Incident(IncidentKind kind, @Nullable String about, String told, Instant signedAt, String signedBy) {}

    /** What happened at a sitting to everybody, or to those whom somebody sees, the first thing first. */
    public List<Incident> of(SittingId sitting, Actor actor) {
        var seen = sittings.seats(sitting, actor).stream().map(Seat::candidacy).collect(Collectors.toSet());
        return all(sitting).stream()
                .filter(told -> told.candidacy() == null || seen.contains(told.candidacy()))
                .map(Told::incident)
                .toList();
    }

    /** Something that happened, and to whom, absent: everybody. */
    private record Told(@Nullable CandidacyId candidacy, Incident incident) {}

    private List<Told> all(SittingId sitting) {
        return jdbc.sql("""
                        select t.candidacy, i.kind, i.told, i.signed_at, i.signed_name, f.birth_name, f.usage_name, f.given_names, f.sex,
                               f.birth_date, f.birth_place, f.birth_code, f.email
                        from sitting.incident i
                        left join sitting.seat t on t.id = i.seat
                        left join candidacy.file f on f.id = t.candidacy
                        where i.sitting = :sitting order by i.id""")
                .param("sitting", sitting.value())
                .query((row, _) -> {
                    var candidacy = row.getObject("candidacy", Long.class);
                    return new Told(
                            candidacy == null ? null : new CandidacyId(candidacy),
                            new Incident(
                                    IncidentKind.valueOf(row.getString("kind")),
                                    candidacy == null
                                            ? null
                                            : FileRow.identity(row).listedName(),
                                    row.getString("told"),
                                    row.getTimestamp("signed_at").toInstant(),
                                    row.getString("signed_name")));
                })
                .list();
    }

    /**
     * Whoever was there tells and signs what happened.
     *
     * @param about whom it concerns, absent: everybody
     * @return false: they do not sit there
     */
    @Transactional
    public boolean sign(SittingId id, IncidentKind kind, @Nullable CandidacyId about, String told, Actor by) {
        var seat = about == null ? null : sittings.seat(id, about, by).orElse(null);
        if (about != null && seat == null) {
            return false;
        }
        jdbc.sql("""
                        insert into sitting.incident (sitting, seat, kind, told, signed_at, signed_by, signed_name)
                        values (:sitting, :seat, :kind, :told, :now, :account, :name)""")
                .param("sitting", id.value())
                .param("seat", seat == null ? null : seat.id())
                .param("kind", kind.name())
                .param("told", told.strip())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .param("name", by.name())
                .update();
        List<Thing> on = new ArrayList<>(List.of(Thing.of(Kind.SITTING, id.value())));
        if (about != null) {
            on.add(Thing.of(Kind.DOSSIER, about.value()));
        }
        events.publishEvent(new Deed(by, "incident-signed", on, null, null));
        return true;
    }
}
