package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.proposal.Plan.BlockPlan;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Module;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every reason for the verdicts of one evaluation, each once, in the order of the scheme. */
final class Explanation implements Consumer<Finding> {

    private static final Value ACQUIRED = new Value.Code("acquired");
    private static final Value NOT_ACQUIRED = new Value.Code("not-acquired");
    private static final Value PROVISIONAL = new Value.Code("provisional");

    final Evaluation evaluation;
    final SlotReasons slots;

    private final Plan plan;
    private final ArrayList<Finding> findings;
    /** What was said, each where the plan says. */
    final boolean[] said;

    Explanation(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.plan = evaluation.plan;
        this.findings = new ArrayList<>(plan.findingCount);
        this.said = new boolean[plan.firstMissing + plan.slotCount];
        this.slots = new SlotReasons(this);
    }

    @Override
    public void accept(Finding finding) {
        findings.add(finding);
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    void note(Reason reason, String subject, @Nullable Value expected, @Nullable Value found, String clause) {
        add(new Finding(reason, subject, Verdict.NOTED, expected, found, clause));
    }

    /** Remarks on one attempt. */
    void note(String subject, Reason reason, Attempt attempt, String clause) {
        add(new Finding(reason, subject, Verdict.NOTED, attempt.number(), null, attempt.worth.value(), clause));
    }

    List<Finding> findings() {
        return Collections.unmodifiableList(findings);
    }

    /** What was brought in, what came too late, who may be presented, and what is remarked on. */
    void ofPresentation() {
        evaluation.facts.holdings.explain(this);
        if (evaluation.facts.pastJury != null) {
            evaluation.facts.late().forEach(this);
        }
        for (Condition.OfFact condition : evaluation.route.requires()) {
            if (evaluation.isAskedNow(condition)) {
                fact(condition);
            }
        }
        remark();
    }

    /** Every reason for the verdicts on blocks and award. */
    void ofDecision() {
        for (int block = 0; block < plan.blocks.length; block++) {
            if (evaluation.facts.presented[block]) {
                presented(block);
            } else {
                boolean held = evaluation.facts.holdings.since(block) != null;
                slots.dismissAll(
                        plan.blocks[block].slots(), held ? Reason.ALREADY_HELD : Reason.BLOCK_NOT_PRESENTED, true);
            }
        }
        plan.award.explain(this);
        boolean any = evaluation.facts.isAnyPresented();
        for (Exam.Slot slot : plan.sharedSlots) {
            if (slot.exam.atLastBlock || slot.exam.formative || any) {
                slots.explain(slot);
            } else {
                slots.dismissAll(new Exam.Slot[] {slot}, Reason.ALREADY_HELD, false);
            }
        }
    }

    /** Looks at every piece of evidence of a block, then at its rule. */
    private void presented(int block) {
        BlockPlan of = plan.blocks[block];
        for (Exam.Slot slot : of.slots()) {
            slots.explain(slot);
        }
        for (int deliverable : of.deliverables()) {
            deliverable(deliverable);
        }
        if (evaluation.marks.isLost(block)) {
            add(new Finding(
                    Reason.BLOCK_LOST, of.source().id(), Verdict.UNMET, null, Worth.ABSENT.value(), of.lossClause()));
        }
        if (of.hasWords()) {
            of.validated().explain(this);
        }
    }

    void deliverable(int deliverable) {
        if (isNew(plan.firstDeliverable + deliverable)) {
            plan.deliverables[deliverable].explain(evaluation.facts, this);
        }
    }

    void fact(Condition.OfFact condition) {
        if (isNew(plan.firstFact + condition.index())) {
            condition.rule().explain(evaluation, evaluation.fact(condition), this);
        }
    }

    void competency(int competency) {
        int block = plan.saidByBlock[competency];
        boolean said = block >= 0 && evaluation.facts.presented[block];
        if (!said && isNew(plan.firstCompetency + competency)) {
            plan.competencies[competency].condition().explain(this);
        }
    }

    /** Whether this was not said before; now it is. */
    boolean isNew(int place) {
        boolean isNew = !said[place];
        said[place] = true;
        return isNew;
    }

    private void remark() {
        if (evaluation.route.source().provisional()) {
            note(
                    Reason.PROVISIONAL_ROUTE,
                    evaluation.route.source().id(),
                    null,
                    PROVISIONAL,
                    evaluation.route.source().clause());
        }
        for (FactRule rule : evaluation.route.remarks()) {
            rule.explain(evaluation, rule.verdict(evaluation), finding -> add(finding.noted()));
        }
        for (Condition.OfFact condition : evaluation.route.requires()) {
            if (condition.rule() instanceof ModulesInOrder modules) {
                remarkOnLateModules(modules);
            }
        }
        if (!evaluation.facts.modules.isEmpty()) {
            evaluation.facts.modules.stream()
                    .sorted(Comparator.comparing(Dossier.ModuleRecord::toString))
                    .forEach(this::remarkOnModuleOutsideBlocks);
        }
    }

    /** Modules completed after a deliverable came in are for the jury to weigh. */
    private void remarkOnLateModules(ModulesInOrder modules) {
        LocalDate completed = modules.completedOn(evaluation);
        if (completed == null) {
            return;
        }
        for (DeliverablePlan deliverable : plan.deliverables) {
            Receipt receipt = evaluation.facts.receipts[deliverable.index()];
            Deliverable source = deliverable.source();
            if (receipt != null && source.holdsBack() && completed.isAfter(receipt.receivedOn())) {
                note(
                        Reason.MODULES_AFTER_DELIVERABLE,
                        source.id(),
                        new Value.Day(receipt.receivedOn()),
                        new Value.Day(completed),
                        modules.clause());
            }
        }
    }

    private void remarkOnModuleOutsideBlocks(Dossier.ModuleRecord taken) {
        Module module = plan.moduleByName.get(taken.module());
        if (module != null && module.outsideBlocks()) {
            Value found = taken.acquired() == null ? null : taken.acquired() ? ACQUIRED : NOT_ACQUIRED;
            note(Reason.MODULE_OUTSIDE_BLOCKS, module.id(), ACQUIRED, found, module.clause());
        }
    }
}
