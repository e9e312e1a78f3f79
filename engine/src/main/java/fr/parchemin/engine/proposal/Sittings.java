package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.scheme.Assessment.Resit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where each slot stands after its attempts, and whether blocks are lost by them. */
final class Sittings {

    private static final byte[] NONE_LOST = {};

    private final Run run;
    private final @Nullable Attempt[] firsts;
    private final boolean anyUnjustified;
    private final Attempts attempts;

    /** Those of the run. */
    private final byte[] verdicts;

    private final @Nullable Worth[] worths;
    /** Whether each block is lost: 0 while nobody asked, 1 if it is, -1 if not. */
    private final byte[] lost;

    Sittings(Run run, Facts facts) {
        this.run = run;
        this.firsts = facts.attempts;
        this.anyUnjustified = facts.anyUnjustified;
        this.attempts = new Attempts(run);
        this.verdicts = run.verdicts;
        this.worths = new Worth[firsts.length];
        this.lost = anyUnjustified ? new byte[run.plan.blocks.length] : NONE_LOST;
    }

    /** The verdict on a slot; gives its findings when it is first asked for. */
    int verdict(Slot slot) {
        if (verdicts[slot.index] == Condition.UNKNOWN) {
            verdicts[slot.index] = (byte) look(slot);
        }
        return verdicts[slot.index];
    }

    Standing standing(Slot slot) {
        Worth worth = worths[slot.index];
        return worth == null ? Standing.MISSING : worth.standing();
    }

    @Nullable
    BigDecimal score(Slot slot) {
        verdict(slot);
        Worth worth = worths[slot.index];
        return worth != null && worth.value() instanceof Value.Number(BigDecimal score) ? score : null;
    }

    /** Remarks on every result of the slot, none of which counts for the reason given. */
    void dismiss(Slot slot, Reason reason, boolean onlyNamed) {
        for (Attempt attempt = firsts[slot.index]; attempt != null; attempt = attempt.next) {
            if (!onlyNamed || isNamed(slot, attempt.result)) {
                Attempts.note(run, slot, reason, attempt, slot.exam.source.clause());
            }
        }
    }

    private static boolean isNamed(Slot slot, Result result) {
        return slot.exam.source.block() != null || result.block() != null || result.competency() != null;
    }

    private int look(Slot slot) {
        Exam exam = slot.exam;
        if (exam.formative) {
            dismiss(slot, Reason.FORMATIVE_RESULT, false);
            return Condition.MET;
        }
        if (!isAsked(exam)) {
            dismiss(slot, Reason.NOT_ASKED, false);
            return Condition.MET;
        }
        if (exam.atLastBlock && !isLastBlock()) {
            dismiss(slot, Reason.FINAL_INTERVIEW_TOO_EARLY, false);
            return Condition.UNMET;
        }
        int first = slot.completed == null ? Condition.UNMET : verdict(slot.completed);
        if (first != Condition.UNMET) {
            dismiss(slot, Reason.INTERVIEW_WITHOUT_GROUND, true);
            return first;
        }
        return lookAtAttempts(slot);
    }

    private boolean isAsked(Exam exam) {
        return exam.askedOfAll || run.isAskedOf(exam.source.askedOf());
    }

    private boolean isLastBlock() {
        for (int block = 0; block < run.plan.blocks.length; block++) {
            if (run.block(block) == Condition.UNMET) {
                return false;
            }
        }
        return true;
    }

    private int lookAtAttempts(Slot slot) {
        boolean blockLost = slot.block >= 0 && isLost(slot.block);
        Worth worth = attempts.remark(firsts[slot.index], slot, blockLost);
        worths[slot.index] = worth;
        int verdict = worth.standing().verdict;
        if (verdict == Condition.UNMET && isResitOpen(slot, worth.standing(), blockLost)) {
            verdict = Condition.PENDING;
        }
        verdicts[slot.index] = (byte) verdict;
        if (verdict == Condition.UNMET && slot.completion != null) {
            // What is said depends on the completion, whose own findings come after.
            int at = run.findings.size();
            int completed = verdict(slot.completion);
            run.findings.add(at, completed == Condition.MET ? slot.remark(worth) : slot.finding(completed, worth));
        } else {
            run.findings.add(slot.finding(verdict, worth));
        }
        return verdict;
    }

    /** Whether what failed or was missed for a good reason may still be made good in this session. */
    private boolean isResitOpen(Slot slot, Standing standing, boolean blockLost) {
        return (standing == Standing.FAILED || standing == Standing.EXCUSED)
                && !blockLost
                && attempts.leaveResit(slot.exam)
                && isOpen(slot);
    }

    /** Whether the right to a resit can still be used; says so if it cannot. */
    private boolean isOpen(Slot slot) {
        Resit resit = Objects.requireNonNull(slot.exam.resit);
        LocalDate until = Attempts.until(run, resit.window());
        if (until == null || !run.dossier.asOf().isAfter(until)) {
            return true;
        }
        run.findings.add(new Finding(
                Reason.RESIT_WINDOW_OVER,
                slot.subject,
                Verdict.UNMET,
                new Value.Day(until),
                new Value.Day(run.dossier.asOf()),
                resit.clause()));
        return false;
    }

    /** Whether an unjustified absence that counts loses the resits of the block. */
    boolean isLost(int block) {
        if (!anyUnjustified) {
            return false;
        }
        if (lost[block] == 0) {
            lost[block] = (byte) (findLoss(block) ? 1 : -1);
        }
        return lost[block] == 1;
    }

    private boolean findLoss(int block) {
        for (Slot slot : run.plan.blocks[block].slots()) {
            Exam exam = slot.exam;
            boolean loses =
                    exam.resit != null && exam.resit.lostByUnjustifiedAbsence() && !exam.formative && isAsked(exam);
            if (loses && attempts.worth(firsts[slot.index], slot).standing() == Standing.ABSENT) {
                return true;
            }
        }
        return false;
    }
}
