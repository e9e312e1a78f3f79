package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.scheme.Deliverable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A deliverable: whether it came in as asked.
 *
 * @param block the index of its block, or -1
 * @param decides whether a block waits for it, or a rule asks it; otherwise it is only remarked on
 * @param missing what is said while it is not there
 */
record DeliverablePlan(
        int index,
        Deliverable source,
        int block,
        boolean decides,
        boolean askedOfAll,
        @Nullable Value pagesAtMost,
        @Nullable Value pagesIndicated,
        Value situations,
        Finding missing) {

    private static final Value RECEIVED = new Value.Code("received");

    static DeliverablePlan of(int index, Deliverable source, int block, boolean decides) {
        return new DeliverablePlan(
                index,
                source,
                block,
                decides,
                source.askedOf().isEmpty(),
                count(source.pagesAtMost()),
                count(source.pagesIndicated()),
                Plan.count(source.situationsAtLeast()),
                finding(source, decides, Reason.DELIVERABLE, Verdict.PENDING, RECEIVED, null));
    }

    private static @Nullable Value count(@Nullable Integer number) {
        return number == null ? null : Plan.count(number);
    }

    private boolean isAsked(Facts facts) {
        return askedOfAll || source.isAskedOf(facts.origin);
    }

    /** The verdict, as in {@link Condition}. */
    int verdict(Facts facts) {
        if (!isAsked(facts)) {
            return Condition.MET;
        }
        Receipt receipt = facts.receipts[index];
        return receipt != null && !isTooLong(receipt) && hasSituations(receipt) ? Condition.MET : Condition.PENDING;
    }

    private boolean isTooLong(Receipt receipt) {
        Integer most = source.pagesAtMost();
        return most != null && receipt.pages() != null && receipt.pages() > most;
    }

    private boolean hasSituations(Receipt receipt) {
        int least = source.situationsAtLeast();
        return least == 0 || (receipt.situations() != null && receipt.situations() >= least);
    }

    /** Whether it came in as asked, but for professional situations that nobody has counted yet. */
    boolean isUncounted(Facts facts) {
        Receipt receipt = facts.receipts[index];
        return receipt != null && receipt.situations() == null && source.situationsAtLeast() > 0 && !isTooLong(receipt);
    }

    /** Whether what is read on it can be read: it came in as asked, as far as anybody counted. */
    boolean isReadable(Facts facts) {
        return verdict(facts) == Condition.MET || isUncounted(facts);
    }

    /** Gives the reasons: that it came in, then each of its limits. */
    void explain(Facts facts, Consumer<Finding> findings) {
        Receipt receipt = facts.receipts[index];
        if (!isAsked(facts)) {
            if (receipt != null) {
                findings.accept(new Finding(
                        Reason.NOT_ASKED,
                        source.id(),
                        Verdict.NOTED,
                        null,
                        new Value.Day(receipt.receivedOn()),
                        source.clause()));
            }
            return;
        }
        if (receipt == null) {
            findings.accept(missing);
            return;
        }
        findings.accept(
                finding(source, decides, Reason.DELIVERABLE, Verdict.MET, null, new Value.Day(receipt.receivedOn())));
        if (receipt.pages() != null) {
            explainPages(receipt, Plan.count(receipt.pages()), findings);
        }
        if (source.situationsAtLeast() > 0) {
            Verdict verdict = hasSituations(receipt) ? Verdict.MET : Verdict.PENDING;
            findings.accept(finding(
                    source, decides, Reason.DELIVERABLE_SITUATIONS, verdict, situations, count(receipt.situations())));
        }
    }

    /** The greatest number of pages and the one indicated are two rules; nothing waits for the second. */
    private void explainPages(Receipt receipt, Value pages, Consumer<Finding> findings) {
        if (pagesAtMost != null) {
            Verdict verdict = isTooLong(receipt) ? Verdict.PENDING : Verdict.MET;
            findings.accept(finding(source, decides, Reason.DELIVERABLE_PAGES, verdict, pagesAtMost, pages));
        }
        Integer indicated = source.pagesIndicated();
        if (indicated != null && receipt.pages() != null) {
            Verdict verdict = receipt.pages() < indicated ? Verdict.NOTED : Verdict.MET;
            findings.accept(
                    finding(source, decides, Reason.DELIVERABLE_PAGES_INDICATED, verdict, pagesIndicated, pages));
        }
    }

    /** What decides nothing is only remarked on. */
    private static Finding finding(
            Deliverable source,
            boolean decides,
            Reason reason,
            Verdict verdict,
            @Nullable Value expected,
            @Nullable Value found) {
        Verdict said = decides || verdict == Verdict.MET ? verdict : Verdict.NOTED;
        return new Finding(reason, source.id(), said, expected, found, source.clause());
    }
}
