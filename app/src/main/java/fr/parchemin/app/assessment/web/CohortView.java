package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.people.Identity;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a cohort is seen: filtered by outcome and name, sorted, one page of it.
 *
 * @param all the whole cohort, in the French order of names
 */
record CohortView(List<Examined> all, Filter filter, Wording wording) {

    private static final int PAGE = 50;
    /** Where an action stands among those that are possible now: before all that must wait. */
    private static final Comparator<NextAction> SOONEST = Comparator.comparing(
                    (NextAction action) -> action.session() == NextAction.Session.LATER)
            .thenComparing(action -> action.after() != null)
            .thenComparing(action -> action.action() == NextAction.Action.AWAIT);

    /**
     * What the address asks for.
     *
     * @param outcome absent: all of them
     * @param search part of a name or number, empty: everybody
     * @param sort {@code name} or {@code -name}
     * @param after the candidacy after which the page begins, absent: from the first
     * @param before the candidacy before which the page ends
     */
    record Filter(
            @Nullable Outcome outcome,
            String search,
            String sort,
            @Nullable Long after,
            @Nullable Long before) {}

    /** A candidate of the cohort. */
    record Row(
            long id,
            String name,
            String number,
            @Nullable String outcome,
            List<String> blocks,
            String next,
            String when) {}

    /** All candidates that the filter lets through, in its order. */
    List<Examined> seen() {
        var search = Identity.plain(filter.search());
        List<Examined> seen = new ArrayList<>(all.stream()
                .filter(one -> filter.outcome() == null || outcome(one) == filter.outcome())
                .filter(one -> search.isEmpty() || matches(one, search))
                .toList());
        return filter.sort().equals("-name") ? seen.reversed() : seen;
    }

    /** How many of the whole cohort have that outcome. */
    long count(Outcome outcome) {
        return all.stream().filter(one -> outcome(one) == outcome).count();
    }

    /** The page of {@link #seen()} that the address asks for. */
    Page page() {
        var seen = seen();
        int start = start(seen);
        int end = Math.min(seen.size(), start + PAGE);
        var rows = seen.subList(start, end);
        return new Page(
                rows.stream().map(this::row).toList(),
                seen.size(),
                start == 0 ? null : id(seen.get(start)),
                end == seen.size() ? null : id(seen.get(end - 1)),
                start + 1,
                end);
    }

    private int start(List<Examined> seen) {
        if (filter.after() != null) {
            return Math.min(index(seen, filter.after()) + 1, Math.max(0, seen.size() - 1));
        }
        return filter.before() == null ? 0 : Math.max(0, index(seen, filter.before()) - PAGE);
    }

    private static int index(List<Examined> seen, long id) {
        for (int i = 0; i < seen.size(); i++) {
            if (id(seen.get(i)) == id) {
                return i;
            }
        }
        return -1;
    }

    private static long id(Examined one) {
        return one.candidacy().id().value();
    }

    /** One page. */
    record Page(
            List<Row> rows,
            int total,
            @Nullable Long previous,
            @Nullable Long next,
            int first,
            int last) {}

    Row row(Examined one) {
        var candidacy = one.candidacy();
        var action = next(one);
        return new Row(
                id(one),
                candidacy.identity().listedName(),
                candidacy.number(),
                Optional.ofNullable(outcome(one)).map(Enum::name).orElse(null),
                blocks(one),
                action == null ? obstacle(one) : wording.action(action),
                action == null ? "" : wording.when(action));
    }

    private static List<String> blocks(Examined one) {
        return one.answer() instanceof Proposal proposal
                ? proposal.blocks().stream()
                        .map(BlockProposal::status)
                        .map(Enum::name)
                        .toList()
                : List.of();
    }

    private static @Nullable NextAction next(Examined one) {
        return one.answer() instanceof Proposal proposal
                ? proposal.nextActions().stream().min(SOONEST).orElse(null)
                : null;
    }

    /** Where nothing is left to do: what stands against the award, or is awaited; empty: nothing. */
    private String obstacle(Examined one) {
        return one.answer() instanceof Proposal proposal && proposal.outcome() != Outcome.AWARD
                ? proposal.findings().stream()
                        .filter(finding -> finding.rule() != Reason.EVERY_BLOCK)
                        .filter(finding -> finding.verdict() == Verdict.UNMET || finding.verdict() == Verdict.PENDING)
                        .min(Comparator.comparing(Finding::verdict))
                        .map(wording::finding)
                        .orElse("")
                : "";
    }

    private static boolean matches(Examined one, String search) {
        var identity = one.candidacy().identity();
        var words = String.join(
                " ",
                identity.birthName(),
                Objects.requireNonNullElse(identity.usageName(), ""),
                identity.givenNames(),
                one.candidacy().number().toLowerCase(Locale.ROOT));
        return Identity.plain(words).contains(search);
    }

    private static @Nullable Outcome outcome(Examined one) {
        return switch (one.answer()) {
            case Proposal proposal -> proposal.outcome();
            case Answer.Contradiction _ -> null;
        };
    }
}
