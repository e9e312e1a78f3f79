package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.scheme.Correspondence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the candidate holds already, with what older schemes give by the table of correspondences. */
final class Holdings {

    private final Plan plan;
    private final List<Holding> brought;
    private final @Nullable LocalDate[] since;

    Holdings(Plan plan, List<Holding> brought) {
        this.plan = plan;
        this.brought = brought;
        this.since = new LocalDate[plan.blocks.length];
        if (!brought.isEmpty()) {
            brought.forEach(this::take);
            plan.scheme.correspondences().forEach(this::take);
        }
    }

    private void take(Holding holding) {
        Integer block = holding.block() == null ? null : plan.blockIndex.get(holding.block());
        if (holding.certificate() == Certificate.BLOCK && block != null && isOfThisTable(holding)) {
            hold(block, holding.awardedOn());
        }
    }

    /** Whether the holding names a block of this very scheme, no table of correspondences standing between. */
    boolean isOfThisTable(Holding holding) {
        return holding.scheme().equals(plan.scheme.id())
                && (holding.version() == null
                        || holding.version().equals(plan.scheme.version())
                        || !isTranslated(holding));
    }

    private boolean isTranslated(Holding holding) {
        for (Correspondence line : plan.scheme.correspondences()) {
            if (isFrom(holding, line)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFrom(Holding holding, Correspondence line) {
        return line.scheme().equals(holding.scheme())
                && (line.version() == null || line.version().equals(holding.version()));
    }

    private void take(Correspondence line) {
        LocalDate latest = LocalDate.MIN;
        for (String block : line.blocks()) {
            LocalDate held = heldUnder(line, block);
            if (held == null) {
                return;
            }
            latest = held.isAfter(latest) ? held : latest;
        }
        for (String block : line.gives()) {
            Integer index = plan.blockIndex.get(block);
            if (index != null) {
                hold(index, latest);
            }
        }
    }

    private @Nullable LocalDate heldUnder(Correspondence line, String block) {
        LocalDate first = null;
        for (Holding holding : brought) {
            boolean matches = holding.certificate() == Certificate.BLOCK
                    && block.equals(holding.block())
                    && isFrom(holding, line);
            if (matches && (first == null || holding.awardedOn().isBefore(first))) {
                first = holding.awardedOn();
            }
        }
        return first;
    }

    private void hold(int block, LocalDate awardedOn) {
        LocalDate known = since[block];
        since[block] = known == null || awardedOn.isBefore(known) ? awardedOn : known;
    }

    /** Since when the block is held, absent when it is not. */
    @Nullable
    LocalDate since(int block) {
        return since[block];
    }

    /** Whether a block was awarded by that day, itself included. */
    boolean anySince(LocalDate lastDay) {
        for (LocalDate day : since) {
            if (day != null && !day.isAfter(lastDay)) {
                return true;
            }
        }
        return false;
    }

    boolean any() {
        for (LocalDate day : since) {
            if (day != null) {
                return true;
            }
        }
        return false;
    }

    /** Since when the title of that scheme is held, absent when it is not. */
    @Nullable
    LocalDate titleSince(String scheme) {
        LocalDate first = null;
        for (Holding holding : brought) {
            boolean matches = holding.certificate() == Certificate.TITLE
                    && holding.scheme().equals(scheme);
            if (matches && (first == null || holding.awardedOn().isBefore(first))) {
                first = holding.awardedOn();
            }
        }
        return first;
    }

    /** Gives a finding for each block held, and for what was brought in and decides nothing. */
    void explain(Run run) {
        if (brought.isEmpty()) {
            return;
        }
        for (int block = 0; block < since.length; block++) {
            LocalDate day = since[block];
            if (day != null) {
                run.findings.add(new Finding(
                        Reason.BLOCK_HELD,
                        plan.blocks[block].source().id(),
                        Verdict.MET,
                        null,
                        new Value.Day(day),
                        plan.blocks[block].source().clause()));
            }
        }
        brought.stream()
                .filter(holding -> !decides(holding))
                .sorted((one, other) -> one.scheme().compareTo(other.scheme()))
                .forEach(holding -> remark(run, holding));
    }

    private void remark(Run run, Holding holding) {
        Reason reason =
                holding.scheme().equals(plan.scheme.id()) ? Reason.ALREADY_HELD : Reason.HOLDING_OF_ANOTHER_SCHEME;
        run.note(reason, holding.scheme(), null, new Value.Day(holding.awardedOn()), "ours");
    }

    private boolean decides(Holding holding) {
        return switch (holding.certificate()) {
            case BLOCK -> isOfThisTable(holding) || isTranslated(holding);
            case TITLE -> plan.requiredTitles.contains(holding.scheme());
            case SPECIALISATION -> false;
        };
    }
}
