package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.FileRow;
import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.scheme.Deliverable;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        var deliverables = catalog.edition(cohort.edition()).scheme().deliverables();
        var own = deadlines.own(cohort.id());
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql(rows(sight))
                .params(sight.parameters())
                .param("cohort", cohort.id().value())
                .param("after", after == null ? null : after.value())
                .param("missing", missing)
                .params(asked(deliverables))
                .param("most", most)
                .query((row, _) -> row(row, deliverables, own, today))
                .list();
    }

    /** By how many of those whom somebody sees each deliverable is still to be handed in; where it is by nobody, it is not there. */
    Map<String, Long> missing(Cohort cohort, Actor actor) {
        var deliverables = catalog.edition(cohort.edition()).scheme().deliverables();
        var sight = Sight.ofCandidacies(actor);
        Map<String, Long> missing = new LinkedHashMap<>();
        jdbc.sql("""
                        select asked.deliverable, count(*) as candidates
                        from candidacy.file f,
                             unnest(:deliverables::text[], :origins::text[], :blocks::text[]) as asked (deliverable, origins, block)
                        where f.cohort = :cohort and f.withdrawn_on is null and f.erased_on is null
                          and exists (select from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                                      where c.id = f.id and %s)
                          and (asked.origins = '' or coalesce(f.origin, f.route) = any(string_to_array(asked.origins, ' ')))
                          and (asked.block is null or f.presented_blocks is null or asked.block = any(f.presented_blocks))
                          and not exists (select from assessment.current_receipt r
                                          where r.candidacy = f.id and r.deliverable = asked.deliverable)
                        group by asked.deliverable""".formatted(sight.condition()))
                .params(sight.parameters())
                .params(asked(deliverables))
                .param("cohort", cohort.id().value())
                .query(row -> {
                    missing.put(row.getString("deliverable"), row.getLong("candidates"));
                });
        return missing;
    }

    private static Map<String, Object> asked(List<Deliverable> deliverables) {
        return Map.of(
                "deliverables", deliverables.stream().map(Deliverable::id).toArray(String[]::new),
                "origins",
                        deliverables.stream()
                                .map(one -> String.join(" ", one.askedOf()))
                                .toArray(String[]::new),
                "blocks", deliverables.stream().map(Deliverable::block).toArray(String[]::new));
    }

    /** Here {@code asked} are the deliverables of the scheme, with whom and for which block they are asked of. */
    private static String rows(Sight sight) {
        return """
            select f.*, coalesce(f.origin, f.route) as comes_from,
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
                   select from unnest(:deliverables::text[], :origins::text[], :blocks::text[]) as asked (deliverable, origins, block)
                   where (asked.origins = '' or coalesce(f.origin, f.route) = any(string_to_array(asked.origins, ' ')))
                     and (asked.block is null or f.presented_blocks is null or asked.block = any(f.presented_blocks))
                     and not exists (select from assessment.current_receipt r
                                     where r.candidacy = f.id and r.deliverable = asked.deliverable)))
            order by f.sort_name, f.id limit :most
            """.formatted(sight.condition());
    }

    private static Row row(ResultSet row, List<Deliverable> deliverables, Map<String, LocalDate> own, LocalDate today)
            throws SQLException {
        var origin = row.getString("comes_from");
        var jury = row.getObject("jury_on", LocalDate.class);
        var blocks = row.getArray("presented_blocks");
        var presented = blocks == null ? null : texts(blocks);
        var sent = new Sent(Set.copyOf(texts(row.getArray("handed_in"))), Set.copyOf(texts(row.getArray("drafts"))));
        return new Row(
                new CandidacyId(row.getLong("id")),
                FileRow.identity(row).listedName(),
                row.getString("number"),
                deliverables.stream()
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
