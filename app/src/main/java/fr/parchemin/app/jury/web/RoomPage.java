package fr.parchemin.app.jury.web;

import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.jury.Decision;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Rooms.Counts;
import fr.parchemin.app.jury.Rooms.Room;
import fr.parchemin.app.jury.Session;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A session and some of its candidates that a filter keeps.
 *
 * @param next the first candidate to be decided, absent: all are
 * @param following the address of the candidates that follow, absent: none do
 */
record RoomPage(
        long id,
        Session session,
        String title,
        String scheme,
        String day,
        List<String> blocks,
        List<Row> rows,
        List<Filtered> filters,
        int decided,
        int total,
        int agreeing,
        int stale,
        @Nullable Long next,
        @Nullable String following) {

    /** A candidate in the table. */
    record Row(
            long candidacy,
            String name,
            String number,
            List<String> statuses,
            @Nullable String proposed,
            Case.State state,
            @Nullable Decision decision) {}

    /** A filter with what it keeps. */
    record Filtered(String key, String address, boolean current, long count) {}

    static RoomPage of(Room room, Filter filter, Formats formats, Locale locale) {
        var session = room.session();
        var counts = room.counts();
        var next = counts.next();
        var last = room.last();
        return new RoomPage(
                session.id().value(),
                session,
                session.cohortName(),
                room.edition().scheme().title().in(locale),
                formats.day(session.heldOn()),
                room.edition().scheme().blocks().stream()
                        .map(block -> block.id())
                        .toList(),
                room.cases().stream().map(RoomPage::row).toList(),
                filters(counts, filter, session.isOpen()),
                counts.decided(),
                counts.total(),
                session.isOpen() ? counts.agreeing() : 0,
                counts.stale(),
                session.isOpen() && next != null ? next.value() : null,
                last == null
                        ? null
                        : "/jurys/%d?filtre=%s&apres=%d"
                                .formatted(session.id().value(), filter.address(), last.value()));
    }

    static Row row(Case one) {
        var proposal = one.proposal();
        var decision = one.decision();
        var statuses = decision != null && one.state() == Case.State.DECIDED
                ? decision.blocks().values().stream().map(Status::name).toList()
                : proposal == null
                        ? List.<String>of()
                        : proposal.blocks().stream()
                                .map(block -> block.status().name())
                                .toList();
        return new Row(
                one.id().value(),
                one.listedName(),
                one.number(),
                statuses,
                proposal == null ? null : proposal.outcome().name(),
                one.state(),
                decision);
    }

    private static List<Filtered> filters(Counts counts, Filter current, boolean open) {
        return Arrays.stream(Filter.values())
                .filter(filter -> open || filter == Filter.ALL || filter == Filter.DEPARTING)
                .map(filter -> new Filtered(
                        "jury.filter." + filter, filter.address(), filter == current, counts.of(filter.part())))
                .toList();
    }
}
