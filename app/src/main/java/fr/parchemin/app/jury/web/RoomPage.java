package fr.parchemin.app.jury.web;

import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.jury.Decision;
import fr.parchemin.app.jury.Deliberation;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Session;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A session and those of its candidates that a filter keeps.
 *
 * @param next the first candidate to be decided, absent: all are
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
        @Nullable Long next) {

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

    static RoomPage of(Deliberation deliberation, Filter filter, Formats formats, Locale locale) {
        var session = deliberation.session();
        var cases = deliberation.cases();
        var undecided = cases.stream()
                .filter(one -> one.state() != Case.State.DECIDED)
                .findFirst()
                .map(one -> one.candidacy().id().value())
                .orElse(null);
        return new RoomPage(
                session.id().value(),
                session,
                session.cohortName(),
                deliberation.edition().scheme().title().in(locale),
                formats.day(session.heldOn()),
                deliberation.edition().scheme().blocks().stream()
                        .map(block -> block.id())
                        .toList(),
                cases.stream().filter(filter::keeps).map(RoomPage::row).toList(),
                filters(cases, filter, session.isOpen()),
                deliberation.in(Case.State.DECIDED).size(),
                cases.size(),
                session.isOpen() ? deliberation.agreeing().size() : 0,
                deliberation.in(Case.State.STALE).size(),
                session.isOpen() ? undecided : null);
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
                one.candidacy().id().value(),
                one.candidacy().identity().listedName(),
                one.candidacy().number(),
                statuses,
                proposal == null ? null : proposal.outcome().name(),
                one.state(),
                decision);
    }

    private static List<Filtered> filters(List<Case> cases, Filter current, boolean open) {
        return Arrays.stream(Filter.values())
                .filter(filter -> open || filter == Filter.ALL || filter == Filter.DEPARTING)
                .map(filter -> new Filtered(
                        "jury.filter." + filter,
                        filter.address(),
                        filter == current,
                        cases.stream().filter(filter::keeps).count()))
                .toList();
    }
}
