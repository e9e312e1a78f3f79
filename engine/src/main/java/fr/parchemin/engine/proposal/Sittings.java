package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.scheme.Assessment.Resit;
import fr.parchemin.engine.scheme.Assessment.Window;
import fr.parchemin.engine.scheme.Scale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one dossier, slot by slot: which of them count under the rules of resit, and where each slot stands.
 * Attempts are chained in the order of their numbers, so that the order in which results were given does not matter.
 */
final class Sittings {

    static final Value ABSENT_JUSTIFIED = new Value.Code("absent-justified");
    static final Value ABSENT_UNJUSTIFIED = new Value.Code("absent-unjustified");
    static final Value AWAITED = new Value.Code("awaited");
    private static final int NONE = -1;

    /** Where a slot stands after the attempts that count. */
    enum Standing {
        MISSING,
        EXCUSED,
        AWAITED,
        PASSED,
        FAILED,
        ABSENT
    }

    private final int[] heads;
    private int[] nexts;
    private Result[] chained;
    private int size;
    private boolean anyUnjustified;

    private final byte[] verdicts;
    private final @Nullable Standing[] standings;
    private final @Nullable Result[] counted;
    private final byte[] lost;

    // Where the walk along one chain has come to.
    private Standing standing = Standing.MISSING;
    private @Nullable Result last;
    private int resits;
    private boolean sat;

    Sittings(Plan plan, int results) {
        heads = new int[plan.slotCount];
        Arrays.fill(heads, NONE);
        nexts = new int[results];
        chained = new Result[results];
        verdicts = new byte[plan.slotCount];
        Arrays.fill(verdicts, Run.UNKNOWN);
        standings = new Standing[plan.slotCount];
        counted = new Result[plan.slotCount];
        lost = new byte[plan.blocks.length];
        Arrays.fill(lost, Run.UNKNOWN);
    }

    /** Chains a result to a slot; false if the slot has a result for that attempt already. */
    boolean add(Slot slot, Result result) {
        int previous = NONE;
        int entry = heads[slot.index];
        while (entry != NONE && chained[entry].attempt() < result.attempt()) {
            previous = entry;
            entry = nexts[entry];
        }
        if (entry != NONE && chained[entry].attempt() == result.attempt()) {
            return false;
        }
        if (size == chained.length) {
            int larger = Math.max(8, size * 2);
            chained = Arrays.copyOf(chained, larger);
            nexts = Arrays.copyOf(nexts, larger);
        }
        chained[size] = result;
        nexts[size] = entry;
        if (previous == NONE) {
            heads[slot.index] = size;
        } else {
            nexts[previous] = size;
        }
        size++;
        anyUnjustified |= result.mark() instanceof Mark.Absent(boolean justified) && !justified;
        return true;
    }

    /** The verdict on a slot; gives its findings when it is first asked for. */
    int verdict(Run run, Slot slot) {
        if (verdicts[slot.index] == Run.UNKNOWN) {
            verdicts[slot.index] = (byte) look(run, slot);
        }
        return verdicts[slot.index];
    }

    Standing standing(Slot slot) {
        Standing known = standings[slot.index];
        return known == null ? Standing.MISSING : known;
    }

    @Nullable
    BigDecimal score(Run run, Slot slot) {
        verdict(run, slot);
        Result result = counted[slot.index];
        return result != null && result.mark() instanceof Mark.Scored(BigDecimal score) ? score : null;
    }

    /** Remarks on every result of the slot, none of which counts for the reason given. */
    void dismiss(Run run, Slot slot, Reason reason, boolean onlyNamed) {
        for (int entry = heads[slot.index]; entry != NONE; entry = nexts[entry]) {
            if (!onlyNamed || isNamed(slot, chained[entry])) {
                note(run, slot, reason, chained[entry], slot.exam.source.clause());
            }
        }
    }

    private static boolean isNamed(Slot slot, Result result) {
        return slot.exam.source.block() != null || result.block() != null || result.competency() != null;
    }

    private int look(Run run, Slot slot) {
        Exam exam = slot.exam;
        if (exam.source.formative()) {
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
        walk(run, slot, blockLost, false);
        standings[slot.index] = standing;
        counted[slot.index] = last;
        Value found = last == null ? null : value(slot.exam, last.mark());
        int verdict = verdictOf(run, slot, blockLost);
        verdicts[slot.index] = (byte) verdict;
        int at = run.findings.size();
        Verdict said = Run.VERDICTS[verdict];
        if (verdict == Condition.UNMET && slot.completion != null) {
            int completed = verdict(run, slot.completion);
            said = completed == Condition.MET ? Verdict.NOTED : Run.VERDICTS[completed];
        }
        run.findings.add(
                at,
                new Finding(
                        slot.exam.reason, slot.subject, said, slot.exam.expected, found, slot.exam.source.clause()));
        return verdict;
    }

    private int verdictOf(Run run, Slot slot, boolean blockLost) {
        return switch (standing) {
            case PASSED -> Condition.MET;
            case MISSING, AWAITED -> Condition.PENDING;
            case ABSENT -> Condition.UNMET;
            case FAILED, EXCUSED -> {
                Resit resit = slot.exam.source.resit();
                if (resit == null || blockLost || refusal(slot.exam) != null) {
                    yield Condition.UNMET;
                }
                LocalDate until = until(run, resit.window());
                if (until == null || !run.dossier.asOf().isAfter(until)) {
                    yield Condition.PENDING;
                }
                run.findings.add(new Finding(
                        Reason.RESIT_WINDOW_OVER,
                        slot.subject,
                        Verdict.UNMET,
                        new Value.Day(until),
                        new Value.Day(run.dossier.asOf()),
                        resit.clause()));
                yield Condition.UNMET;
            }
        };
    }

    /** The last day on which a resit may be held, itself included. */
    static @Nullable LocalDate until(Run run, Window window) {
        LocalDate eve = window.beforeJury() ? run.dayBeforeJury() : null;
        LocalDate until = window.until();
        return eve == null || (until != null && until.isBefore(eve)) ? until : eve;
    }

    /** Whether an unjustified absence that counts loses the resits of the block. */
    boolean isLost(Run run, int block) {
        if (!anyUnjustified) {
            return false;
        }
        if (lost[block] == Run.UNKNOWN) {
            lost[block] = (byte) (findLoss(run, block) ? 1 : 0);
        }
        return lost[block] == 1;
    }

    private boolean findLoss(Run run, int block) {
        for (Slot slot : run.plan.blocks[block].slots()) {
            Resit resit = slot.exam.source.resit();
            boolean loses = resit != null
                    && resit.lostByUnjustifiedAbsence()
                    && !slot.exam.source.formative()
                    && run.isAsked(slot.exam.source.askedOf());
            if (loses) {
                walk(run, slot, false, true);
                if (standing == Standing.ABSENT) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Walks along the attempts in order and leaves where they lead to; quietly, or remarking on those that do not count. */
    private void walk(Run run, Slot slot, boolean blockLost, boolean quiet) {
        standing = Standing.MISSING;
        last = null;
        resits = 0;
        sat = false;
        int number = 1;
        for (int entry = heads[slot.index]; entry != NONE; entry = nexts[entry]) {
            Result result = chained[entry];
            Reason refusal =
                    result.attempt() == number ? refusal(slot.exam, blockLost) : Reason.ATTEMPT_WITHOUT_PREVIOUS;
            if (result.attempt() == number) {
                number++;
            }
            if (refusal == null) {
                take(run, slot, result, quiet);
            } else if (!quiet) {
                Resit resit = slot.exam.source.resit();
                note(run, slot, refusal, result, resit == null ? slot.exam.source.clause() : resit.clause());
            }
        }
    }

    /** Why a further attempt would not count, absent when it would. */
    private @Nullable Reason refusal(Exam exam, boolean blockLost) {
        return switch (standing) {
            case MISSING -> null;
            case PASSED, AWAITED -> Reason.RESIT_WITHOUT_GROUND;
            case ABSENT -> Reason.RESIT_AFTER_UNJUSTIFIED_ABSENCE;
            case FAILED, EXCUSED ->
                exam.resits > 0 && blockLost ? Reason.RESIT_AFTER_UNJUSTIFIED_ABSENCE : refusal(exam);
        };
    }

    private @Nullable Reason refusal(Exam exam) {
        boolean ground = standing == Standing.FAILED ? exam.resitWhenFailed : exam.resitWhenExcused;
        if (!ground) {
            return Reason.RESIT_NOT_ALLOWED;
        }
        return resits >= exam.resits ? Reason.RESIT_BEYOND_LIMIT : null;
    }

    private void take(Run run, Slot slot, Result result, boolean quiet) {
        Resit resit = slot.exam.source.resit();
        if (result.mark() instanceof Mark.Absent(boolean justified) && justified) {
            excuse(slot.exam, result);
            return;
        }
        if (sat) {
            resits++;
            if (!quiet && resit != null && isOutside(run, resit.window(), result.on())) {
                noteOutside(run, slot, resit, result.on());
            }
        }
        sat = true;
        last = result;
        standing = standingAfter(slot.exam, result.mark());
    }

    /** A justified absence uses nothing up: it is a missing result, or the ground of a resit where the scheme says so. */
    private void excuse(Exam exam, Result result) {
        if (!sat) {
            last = result;
            if (exam.resitWhenExcused) {
                sat = true;
                standing = Standing.EXCUSED;
            }
        }
    }

    private static Standing standingAfter(Exam exam, Mark mark) {
        return switch (mark) {
            case Mark.Awaited() -> Standing.AWAITED;
            case Mark.Absent(var justified) -> justified ? Standing.EXCUSED : Standing.ABSENT;
            case Mark.Graded(var grade) -> exam.indexOf(grade) >= exam.passing ? Standing.PASSED : Standing.FAILED;
            case Mark.Scored(var score) ->
                exam.scale instanceof Scale.Score passing && score.compareTo(passing.passing()) >= 0
                        ? Standing.PASSED
                        : Standing.FAILED;
        };
    }

    private static boolean isOutside(Run run, Window window, LocalDate day) {
        LocalDate until = until(run, window);
        return (window.from() != null && day.isBefore(window.from())) || (until != null && day.isAfter(until));
    }

    /** The day it was held, beside the first day while that lies ahead and the last one after it. */
    private static void noteOutside(Run run, Slot slot, Resit resit, LocalDate day) {
        LocalDate from = resit.window().from();
        LocalDate bound = from != null && day.isBefore(from) ? from : until(run, resit.window());
        run.note(
                Reason.RESIT_OUTSIDE_WINDOW,
                slot.subject,
                bound == null ? null : new Value.Day(bound),
                new Value.Day(day),
                resit.clause());
    }

    private static Value value(Exam exam, Mark mark) {
        return switch (mark) {
            case Mark.Awaited() -> AWAITED;
            case Mark.Absent(var justified) -> justified ? ABSENT_JUSTIFIED : ABSENT_UNJUSTIFIED;
            case Mark.Graded(var grade) -> exam.grades[exam.indexOf(grade)];
            case Mark.Scored(var score) -> new Value.Number(score);
        };
    }

    private static void note(Run run, Slot slot, Reason reason, Result result, String clause) {
        run.note(reason, slot.subject, Run.count(result.attempt()), value(slot.exam, result.mark()), clause);
    }
}
