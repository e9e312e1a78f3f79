package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.proposal.Plan.DeliverablePlan;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The deliverables of one dossier: whether each came in as asked. */
final class Deliverables {

    private final Run run;
    private final @Nullable Receipt[] receipts;

    Deliverables(Run run, @Nullable Receipt[] receipts) {
        this.run = run;
        this.receipts = receipts;
    }

    boolean isReceived(int deliverable) {
        return receipts[deliverable] != null;
    }

    @Nullable
    Receipt receipt(int deliverable) {
        return receipts[deliverable];
    }

    /** Whether it came in as asked, but for professional situations that nobody has counted yet. */
    boolean isUncounted(int deliverable) {
        Receipt receipt = receipts[deliverable];
        DeliverablePlan plan = run.plan.deliverables[deliverable];
        Integer most = plan.source().pagesAtMost();
        return receipt != null
                && receipt.situations() == null
                && plan.source().situationsAtLeast() > 0
                && (most == null || receipt.pages() == null || receipt.pages() <= most);
    }

    /** The verdict; gives its findings when it is first asked for. */
    int verdict(int deliverable) {
        int place = run.plan.firstDeliverable + deliverable;
        if (run.verdicts[place] == Condition.UNKNOWN) {
            run.verdicts[place] = (byte) look(run.plan.deliverables[deliverable], receipts[deliverable]);
        }
        return run.verdicts[place];
    }

    private int look(DeliverablePlan plan, @Nullable Receipt receipt) {
        if (!plan.askedOfAll() && !run.isAskedOf(plan.source().askedOf())) {
            if (receipt != null) {
                note(plan, Reason.NOT_ASKED, null, new Value.Day(receipt.receivedOn()));
            }
            return Condition.MET;
        }
        if (receipt == null) {
            run.findings.add(plan.missing());
            return Condition.PENDING;
        }
        say(plan, Reason.DELIVERABLE, Verdict.MET, null, new Value.Day(receipt.receivedOn()));
        return Math.min(pages(plan, receipt.pages()), situations(plan, receipt.situations()));
    }

    private int pages(DeliverablePlan plan, @Nullable Integer pages) {
        Integer most = plan.source().pagesAtMost();
        Integer indicated = plan.source().pagesIndicated();
        if (pages == null) {
            return Condition.MET;
        }
        if (indicated != null && pages < indicated) {
            note(plan, Reason.DELIVERABLE_PAGES, plan.pagesIndicated(), number(pages));
            return Condition.MET;
        }
        if (most == null) {
            return Condition.MET;
        }
        Verdict verdict = pages > most ? Verdict.PENDING : Verdict.MET;
        say(plan, Reason.DELIVERABLE_PAGES, verdict, plan.pagesAtMost(), number(pages));
        return pages > most ? Condition.PENDING : Condition.MET;
    }

    private int situations(DeliverablePlan plan, @Nullable Integer situations) {
        if (plan.source().situationsAtLeast() == 0) {
            return Condition.MET;
        }
        if (situations == null) {
            say(plan, Reason.DELIVERABLE_SITUATIONS, Verdict.PENDING, plan.situations(), null);
            return Condition.PENDING;
        }
        boolean enough = situations >= plan.source().situationsAtLeast();
        say(
                plan,
                Reason.DELIVERABLE_SITUATIONS,
                enough ? Verdict.MET : Verdict.PENDING,
                plan.situations(),
                number(situations));
        return enough ? Condition.MET : Condition.PENDING;
    }

    private static Value number(int number) {
        return new Value.Number(BigDecimal.valueOf(number));
    }

    private void say(
            DeliverablePlan plan, Reason reason, Verdict verdict, @Nullable Value expected, @Nullable Value found) {
        run.findings.add(plan.finding(reason, verdict, expected, found));
    }

    private void note(DeliverablePlan plan, Reason reason, @Nullable Value expected, @Nullable Value found) {
        run.note(reason, plan.source().id(), expected, found, plan.source().clause());
    }
}
