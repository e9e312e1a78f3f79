package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.Attempts.Attempt;
import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.scheme.Assessment.Resit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one dossier, slot by slot, and where each slot stands. Attempts are chained in the order of their numbers,
 * so that the order in which results were given does not matter.
 */
final class Sittings {

    private final @Nullable Attempt[] firsts;
    private boolean anyUnjustified;

    private final byte[] verdicts;
    private final @Nullable Worth[] worths;
    /** Whether each block is lost: 0 while nobody asked, 1 if it is, -1 if not. */
    private final byte[] lost;

    Sittings(Plan plan) {
        firsts = new Attempt[plan.slotCount];
        verdicts = new byte[plan.slotCount];
        worths = new Worth[plan.slotCount];
        lost = new byte[plan.blocks.length];
    }

    /** Chains a result to a slot; false if the slot has a result for that attempt already. */
    boolean add(Slot slot, Result result, Worth worth) {
        Attempt previous = null;
        Attempt next = firsts[slot.index];
        while (next != null && next.number() < result.attempt()) {
            previous = next;
            next = next.next;
        }
        if (next != null && next.number() == result.attempt()) {
            return false;
        }
        Attempt attempt = new Attempt(result, worth, next);
        if (previous == null) {
            firsts[slot.index] = attempt;
        } else {
            previous.next = attempt;
        }
        anyUnjustified |= worth.standing() == Standing.ABSENT;
        return true;
    }

    /** The verdict on a slot; gives its findings when it is first asked for. */
    int verdict(Run run, Slot slot) {
        if (verdicts[slot.index] == Condition.UNKNOWN) {
            verdicts[slot.index] = (byte) look(run, slot);
        }
        return verdicts[slot.index];
    }

    Standing standing(Slot slot) {
        Worth worth = worths[slot.index];
        return worth == null ? Standing.MISSING : worth.standing();
    }

    @Nullable
    BigDecimal score(Run run, Slot slot) {
        verdict(run, slot);
        Worth worth = worths[slot.index];
        return worth != null && worth.value() instanceof Value.Number(BigDecimal score) ? score : null;
    }

    /** Remarks on every result of the slot, none of which counts for the reason given. */
    void dismiss(Run run, Slot slot, Reason reason, boolean onlyNamed) {
        for (Attempt attempt = firsts[slot.index]; attempt != null; attempt = attempt.next) {
            if (!onlyNamed || isNamed(slot, attempt.result)) {
                Attempts.note(run, slot, reason, attempt, slot.exam.source.clause());
            }
        }
    }

    private static boolean isNamed(Slot slot, Result result) {
        return slot.exam.source.block() != null || result.block() != null || result.competency() != null;
    }

    private int look(Run run, Slot slot) {
        Exam exam = slot.exam;
        if (exam.formative) {
            dismiss(run, slot, Reason.FORMATIVE_RESULT, false);
            return Condition.MET;
        }
        if (!run.isAsked(exam.source.askedOf())) {
            dismiss(run, slot, Reason.NOT_ASKED, false);
            return Condition.MET;
        }
        if (exam.atLastBlock && !isLastBlock(run)) {
            dismiss(run, slot, Reason.FINAL_INTERVIEW_TOO_EARLY, false);
            return Condition.UNMET;
        }
        int first = slot.completed == null ? Condition.UNMET : verdict(run, slot.completed);
        if (first != Condition.UNMET) {
            dismiss(run, slot, Reason.INTERVIEW_WITHOUT_GROUND, true);
            return first;
        }
        return lookAtAttempts(run, slot);
    }

    private static boolean isLastBlock(Run run) {
        for (int block = 0; block < run.plan.blocks.length; block++) {
            if (run.block(block) == Condition.UNMET) {
                return false;
            }
        }
        return true;
    }

    private int lookAtAttempts(Run run, Slot slot) {
        boolean blockLost = slot.block >= 0 && isLost(run, slot.block);
        Attempts attempts = new Attempts(run);
        Worth worth = attempts.remark(firsts[slot.index], slot, blockLost);
        worths[slot.index] = worth;
        int verdict = verdictOf(run, slot, worth.standing(), blockLost, attempts);
        verdicts[slot.index] = (byte) verdict;
        if (verdict == Condition.UNMET && slot.completion != null) {
            // What is said depends on the completion, whose own findings come after.
            int at = run.findings.size();
            int completed = verdict(run, slot.completion);
            run.findings.add(at, completed == Condition.MET ? slot.remark(worth) : slot.finding(completed, worth));
        } else {
            run.findings.add(slot.finding(verdict, worth));
        }
        return verdict;
    }

    private static int verdictOf(Run run, Slot slot, Standing standing, boolean blockLost, Attempts attempts) {
        return switch (standing) {
            case PASSED -> Condition.MET;
            case MISSING, AWAITED -> Condition.PENDING;
            case ABSENT -> Condition.UNMET;
            case FAILED, EXCUSED ->
                !blockLost && attempts.leaveResit(slot.exam) && isOpen(run, slot) ? Condition.PENDING : Condition.UNMET;
        };
    }

    /** Whether the right to a resit can still be used; says so if it cannot. */
    private static boolean isOpen(Run run, Slot slot) {
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
    boolean isLost(Run run, int block) {
        if (!anyUnjustified) {
            return false;
        }
        if (lost[block] == 0) {
            lost[block] = (byte) (findLoss(run, block) ? 1 : -1);
        }
        return lost[block] == 1;
    }

    private boolean findLoss(Run run, int block) {
        for (Slot slot : run.plan.blocks[block].slots()) {
            Exam exam = slot.exam;
            boolean loses = exam.resit != null
                    && exam.resit.lostByUnjustifiedAbsence()
                    && !exam.formative
                    && run.isAsked(exam.source.askedOf());
            if (loses && new Attempts(run).worth(firsts[slot.index], slot).standing() == Standing.ABSENT) {
                return true;
            }
        }
        return false;
    }
}
