package fr.parchemin.app.delivery;

import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.assessment.Results.ReceiptEntry;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.delivery.Piece.HandedIn;
import fr.parchemin.engine.scheme.Deliverable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The deliverables of candidacies as they stand. Whether one is handed in is what the dossier says: a receipt that stands
 * locks it, however it was written there.
 */
@Service
public class Pieces {

    private final JdbcClient jdbc;
    private final Versions versions;
    private final Deadlines deadlines;
    private final Results results;
    private final Catalog catalog;

    Pieces(JdbcClient jdbc, Versions versions, Deadlines deadlines, Results results, Catalog catalog) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.deadlines = deadlines;
        this.results = results;
        this.catalog = catalog;
    }

    private record Behind(long version, @Nullable LocalDate lateSince) {}

    /** What is asked of a candidate, and what came in without being asked, in the order of the scheme. */
    public List<Piece> of(Candidacy candidacy) {
        var own = deadlines.own(candidacy.cohort());
        var sent = versions.of(candidacy.id()).stream().collect(Collectors.groupingBy(Version::deliverable));
        var receipts =
                results.receipts(candidacy.id()).stream().collect(Collectors.groupingBy(ReceiptEntry::deliverable));
        var begun = jdbc.sql("""
                        select distinct deliverable from delivery.situation
                        where candidacy = :candidacy and removed_at is null""")
                .param("candidacy", candidacy.id().value())
                .query(String.class)
                .set();
        var behind = behind(receipts.values().stream().flatMap(List::stream).toList());
        var scheme = catalog.edition(candidacy.edition()).scheme();
        var origin = scheme.origin(candidacy.route(), candidacy.origin());
        return scheme.deliverables().stream()
                .filter(one -> isAsked(one, origin, candidacy.presentedBlocks())
                        || sent.containsKey(one.id())
                        || receipts.containsKey(one.id()))
                .map(one -> new Piece(
                        one,
                        Deadlines.lastDay(own, one.id(), candidacy.juryOn()),
                        sent.getOrDefault(one.id(), List.of()),
                        begun.contains(one.id()),
                        handedIn(
                                receipts.getOrDefault(one.id(), List.of()),
                                sent.getOrDefault(one.id(), List.of()),
                                behind)))
                .toList();
    }

    /** The deliverable of that name, if it is one of theirs. */
    public Optional<Piece> find(Candidacy candidacy, String deliverable) {
        return of(candidacy).stream()
                .filter(piece -> piece.deliverable().id().equals(deliverable))
                .findFirst();
    }

    /**
     * Which deliverables of the scheme are asked of whoever comes from there.
     *
     * @param presented the blocks presented, absent: all that are not held
     */
    static boolean isAsked(Deliverable deliverable, @Nullable String origin, @Nullable List<String> presented) {
        return deliverable.isAskedOf(origin) && deliverable.serves(presented);
    }

    private Map<Long, Behind> behind(List<ReceiptEntry> entries) {
        Map<Long, Behind> found = new HashMap<>();
        jdbc.sql("select receipt, version, late_since from delivery.handed_in where receipt = any(:receipts)")
                .param(
                        "receipts",
                        entries.stream().map(entry -> entry.recorded().id()).toArray(Long[]::new))
                .query((row, _) -> found.put(
                        row.getLong("receipt"),
                        new Behind(row.getLong("version"), row.getObject("late_since", LocalDate.class))))
                .list();
        return found;
    }

    private static @Nullable HandedIn handedIn(
            List<ReceiptEntry> history, List<Version> versions, Map<Long, Behind> behind) {
        if (history.isEmpty() || history.getLast().receipt() == null) {
            return null;
        }
        var known = first(history, behind);
        var version = known == null
                ? null
                : versions.stream()
                        .filter(one -> one.id() == known.version())
                        .findFirst()
                        .orElse(null);
        return new HandedIn(history.getLast(), version, known == null ? null : known.lateSince());
    }

    /** A correction of the receipt by hand is still about the version that was handed in; one after a withdrawal is not. */
    private static @Nullable Behind first(List<ReceiptEntry> history, Map<Long, Behind> behind) {
        for (ReceiptEntry entry : history.reversed()) {
            var known = behind.get(entry.recorded().id());
            if (known != null || entry.receipt() == null) {
                return entry.receipt() == null ? null : known;
            }
        }
        return null;
    }

    /** The last line about a deliverable in the dossier, which the next one corrects. */
    @Nullable
    ReceiptEntry lastLine(Candidacy candidacy, String deliverable) {
        return results.receipts(candidacy.id()).stream()
                .filter(entry -> entry.deliverable().equals(deliverable))
                .reduce((_, later) -> later)
                .orElse(null);
    }
}
