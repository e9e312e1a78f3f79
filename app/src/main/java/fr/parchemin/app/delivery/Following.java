package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.FileRow;
import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Scheme;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who of a cohort has handed in what; those who withdrew are not asked for anything. */
@Service
public class Following {

    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final Catalog catalog;

    Following(JdbcClient jdbc, Deadlines deadlines, Catalog catalog) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.catalog = catalog;
    }

    /**
     * One candidate.
     *
     * @param states how far each deliverable is, by its name; one that is not asked of them is not there
     */
    public record Row(CandidacyId candidacy, String name, String number, Map<String, Piece.State> states) {}

    private record Sent(Set<String> handedIn, Set<String> drafts) {}

    /**
     * The candidates of a cohort from a place on, in the French order of names; their rows only are read.
     *
     * @param missing whether only those to whom something is still asked
     * @param after the last one before them, absent: from the first
     */
    public List<Row> rows(
            Cohort cohort, boolean missing, @Nullable CandidacyId after, int most, LocalDate today, Actor actor) {
        var scheme = catalog.edition(cohort.edition()).scheme();
        var own = deadlines.own(cohort.id());
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql(rows(sight))
                .params(sight.parameters())
                .param("cohort", cohort.id().value())
                .param("after", after == null ? null : after.value())
                .param("missing", missing)
                .params(asked(scheme))
                .param("most", most)
                .query((row, _) -> row(row, scheme, own, today))
                .list();
    }

    /** By how many of those whom somebody sees each deliverable is still to be handed in; where it is by nobody, it is not there. */
    Map<String, Long> missing(Cohort cohort, Actor actor) {
        var scheme = catalog.edition(cohort.edition()).scheme();
        var sight = Sight.ofCandidacies(actor);
        Map<String, Long> missing = new LinkedHashMap<>();
        jdbc.sql("""
                        select asked.deliverable, count(*) as candidates
                        from candidacy.file f,
                             unnest(:deliverables::text[], :ways::text[], :blocks::text[]) as asked (deliverable, ways, block)
                        where f.cohort = :cohort and f.withdrawn_on is null and f.erased_on is null
                          and exists (select from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                                      where c.id = f.id and %s)
                          and f.route || '/' || coalesce(f.origin, '') = any(string_to_array(asked.ways, ' '))
                          and (asked.block is null or f.presented_blocks is null or asked.block = any(f.presented_blocks))
                          and not exists (select from assessment.current_receipt r
                                          where r.candidacy = f.id and r.deliverable = asked.deliverable)
                        group by asked.deliverable""".formatted(sight.condition()))
                .params(sight.parameters())
                .params(asked(scheme))
                .param("cohort", cohort.id().value())
                .query(row -> {
                    missing.put(row.getString("deliverable"), row.getLong("candidates"));
                });
        return missing;
    }

    private static Map<String, Object> asked(Scheme scheme) {
        var deliverables = scheme.deliverables();
        return Map.of(
                "deliverables", deliverables.stream().map(Deliverable::id).toArray(String[]::new),
                "ways", deliverables.stream().map(one -> ways(scheme, one)).toArray(String[]::new),
                "blocks", deliverables.stream().map(Deliverable::block).toArray(String[]::new));
    }

    /** The routes, each with what may be stated of the origin, on which the engine asks for a deliverable. */
    private static String ways(Scheme scheme, Deliverable deliverable) {
        return scheme.routes().stream()
                .flatMap(route -> Stream.concat(Stream.of(""), Scheme.STATED_ORIGINS.stream())
                        .filter(stated -> deliverable.isAskedOf(route.originOf(stated.isEmpty() ? null : stated)))
                        .map(stated -> route.id() + "/" + stated))
                .collect(Collectors.joining(" "));
    }

    /** Here {@code asked} are the deliverables of the scheme, with the ways on which and the block for which they are asked. */
    private static String rows(Sight sight) {
        return """
            select f.*,
                   array(select r.deliverable from assessment.current_receipt r where r.candidacy = f.id) as handed_in,
                   array(select v.deliverable from delivery.version v where v.candidacy = f.id
                         union select s.deliverable from delivery.situation s
                         where s.candidacy = f.id and s.removed_at is null) as drafts
            from candidacy.file f
            where f.cohort = :cohort and f.withdrawn_on is null and f.erased_on is null
              and exists (select from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                          where c.id = f.id and %s)
              and (:after::bigint is null or (f.sort_name, f.id) >
                   (select a.sort_name, a.id from candidacy.file a where a.id = :after))
              and (not :missing or exists (
                   select from unnest(:deliverables::text[], :ways::text[], :blocks::text[]) as asked (deliverable, ways, block)
                   where f.route || '/' || coalesce(f.origin, '') = any(string_to_array(asked.ways, ' '))
                     and (asked.block is null or f.presented_blocks is null or asked.block = any(f.presented_blocks))
                     and not exists (select from assessment.current_receipt r
                                     where r.candidacy = f.id and r.deliverable = asked.deliverable)))
            order by f.sort_name, f.id limit :most
            """.formatted(sight.condition());
    }

    private static Row row(ResultSet row, Scheme scheme, Map<String, LocalDate> own, LocalDate today)
            throws SQLException {
        var origin = scheme.origin(row.getString("route"), row.getString("origin"));
        var jury = row.getObject("jury_on", LocalDate.class);
        var blocks = row.getArray("presented_blocks");
        var presented = blocks == null ? null : texts(blocks);
        var sent = new Sent(Set.copyOf(texts(row.getArray("handed_in"))), Set.copyOf(texts(row.getArray("drafts"))));
        return new Row(
                new CandidacyId(row.getLong("id")),
                FileRow.identity(row).listedName(),
                row.getString("number"),
                scheme.deliverables().stream()
                        .filter(one -> Pieces.isAsked(one, origin, presented))
                        .collect(Collectors.toMap(
                                Deliverable::id,
                                one -> state(one.id(), Deadlines.lastDay(own, one.id(), jury), sent, today))));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Piece.State state(String deliverable, @Nullable LocalDate lastDay, Sent sent, LocalDate today) {
        if (sent.handedIn().contains(deliverable)) {
            return Piece.State.HANDED_IN;
        }
        if (lastDay != null && today.isAfter(lastDay)) {
            return Piece.State.LATE;
        }
        return sent.drafts().contains(deliverable) ? Piece.State.DRAFT : Piece.State.TO_HAND_IN;
    }
}
