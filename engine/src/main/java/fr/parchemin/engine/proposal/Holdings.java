package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.scheme.Correspondence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the candidate holds already, with what other versions and schemes give by the table of correspondences. What is dated
 * after the jury counts for a later one.
 */
final class Holdings {

    private static final Comparator<Finding> IN_ORDER = Comparator.comparing(Finding::subject)
            .thenComparing(Finding::rule)
            .thenComparing(finding -> String.valueOf(finding.found()));

    private final Plan plan;
    private final List<Holding> brought;
    private final @Nullable LocalDate jury;
    private final @Nullable LocalDate[] since;

    Holdings(Plan plan, List<Holding> brought, @Nullable LocalDate jury) {
        this.plan = plan;
        this.brought = brought;
        this.jury = jury;
        this.since = new LocalDate[plan.blocks.length];
        if (!brought.isEmpty()) {
            brought.stream().filter(this::counts).forEach(this::take);
            plan.scheme.correspondences().forEach(this::take);
        }
    }

    private boolean counts(Holding holding) {
        return jury == null || !holding.awardedOn().isAfter(jury);
    }

    private void take(Holding holding) {
        Integer block = holding.block() == null ? null : plan.blockIndex.get(holding.block());
        if (holding.certificate() == Certificate.BLOCK && block != null && isOfThisVersion(holding)) {
            hold(block, holding.awardedOn());
        }
    }

    /** Whether the holding is of this very version, no table of correspondences standing between. */
    boolean isOfThisVersion(Holding holding) {
        return isOfThisScheme(holding) && plan.scheme.version().equals(version(holding));
    }

    private boolean isOfThisScheme(Holding holding) {
        return holding.scheme().equals(plan.scheme.id());
    }

    /** The version of a holding; where none is told, the one of the day, else the one that the correspondences name. */
    private @Nullable String version(Holding holding) {
        if (holding.version() != null) {
            return holding.version();
        }
        String ofTheDay = isOfThisScheme(holding) ? plan.versions.at(holding.awardedOn()) : null;
        if (ofTheDay != null) {
            return ofTheDay;
        }
        String named = plan.scheme.correspondences().stream()
                .filter(line -> line.scheme().equals(holding.scheme()))
                .map(Correspondence::version)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return named == null && isOfThisScheme(holding) ? plan.scheme.version() : named;
    }

    private boolean isFrom(Holding holding, Correspondence line) {
        return line.scheme().equals(holding.scheme())
                && (line.version() == null || line.version().equals(version(holding)));
    }

    private void take(Correspondence line) {
        LocalDate latest = fulfilled(line);
        if (latest == null) {
            return;
        }
        for (String block : line.gives()) {
            Integer index = plan.blockIndex.get(block);
            if (index != null) {
                hold(index, latest);
            }
        }
    }

    /** Since when all that a line asks is held, absent while something is missing. */
    private @Nullable LocalDate fulfilled(Correspondence line) {
        LocalDate latest = LocalDate.MIN;
        for (String block : line.blocks()) {
            LocalDate held = heldUnder(line, block);
            if (held == null) {
                return null;
            }
            latest = held.isAfter(latest) ? held : latest;
        }
        return latest;
    }

    private @Nullable LocalDate heldUnder(Correspondence line, String block) {
        LocalDate first = null;
        for (Holding holding : brought) {
            boolean matches = holding.certificate() == Certificate.BLOCK
                    && block.equals(holding.block())
                    && counts(holding)
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

    /** Whether every block is held. */
    boolean isWhole() {
        for (LocalDate day : since) {
            if (day == null) {
                return false;
            }
        }
        return true;
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

    /**
     * Since when the title of that scheme is held, absent when it is not.
     *
     * @param version the version that it must be of, absent: any will do
     */
    @Nullable
    LocalDate titleSince(String scheme, @Nullable String version) {
        LocalDate first = null;
        for (Holding holding : brought) {
            boolean matches = isTitle(holding, scheme) && (version == null || version.equals(version(holding)));
            if (matches && (first == null || holding.awardedOn().isBefore(first))) {
                first = holding.awardedOn();
            }
        }
        return first;
    }

    /** The version of that title which is held, absent when none is or nobody knows. */
    @Nullable
    Value titleVersion(String scheme) {
        return brought.stream()
                .filter(holding -> isTitle(holding, scheme))
                .map(this::version)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(Value.Code::new)
                .orElse(null);
    }

    private boolean isTitle(Holding holding, String scheme) {
        return holding.certificate() == Certificate.TITLE && holding.scheme().equals(scheme) && counts(holding);
    }

    /** Gives a finding for each block held, and for what was brought in and decides nothing. */
    void explain(Consumer<Finding> findings) {
        if (brought.isEmpty()) {
            return;
        }
        for (int block = 0; block < since.length; block++) {
            LocalDate day = since[block];
            if (day != null) {
                findings.accept(new Finding(
                        Reason.BLOCK_HELD,
                        plan.blocks[block].source().id(),
                        Verdict.MET,
                        null,
                        new Value.Day(day),
                        plan.blocks[block].source().clause()));
            }
        }
        brought.stream()
                .filter(holding -> !counts(holding) || !decides(holding))
                .map(this::remark)
                .sorted(IN_ORDER)
                .forEach(findings);
    }

    private Finding remark(Holding holding) {
        String subject = Objects.requireNonNullElse(holding.block(), holding.scheme());
        if (!counts(holding) && jury != null) {
            return noted(Reason.AFTER_JURY, subject, new Value.Day(jury), new Value.Day(holding.awardedOn()));
        }
        if (!isOfThisScheme(holding)) {
            Value found = new Value.Day(holding.awardedOn());
            return noted(Reason.HOLDING_OF_ANOTHER_SCHEME, holding.scheme(), null, found);
        }
        if (holding.certificate() != Certificate.BLOCK) {
            return noted(Reason.ALREADY_HELD, holding.scheme(), null, new Value.Day(holding.awardedOn()));
        }
        String version = version(holding);
        return noted(
                Reason.HOLDING_OF_ANOTHER_VERSION,
                subject,
                new Value.Code(plan.scheme.version()),
                version == null ? null : new Value.Code(version));
    }

    private static Finding noted(Reason reason, String subject, @Nullable Value expected, @Nullable Value found) {
        return new Finding(reason, subject, Verdict.NOTED, expected, found, "ours");
    }

    private boolean decides(Holding holding) {
        return switch (holding.certificate()) {
            case BLOCK ->
                isOfThisVersion(holding)
                        || plan.scheme.correspondences().stream()
                                .anyMatch(line -> isFrom(holding, line)
                                        && holding.block() != null
                                        && line.blocks().contains(holding.block())
                                        && fulfilled(line) != null);
            case TITLE -> plan.requiredTitles.contains(holding.scheme());
            case SPECIALISATION -> false;
        };
    }
}
