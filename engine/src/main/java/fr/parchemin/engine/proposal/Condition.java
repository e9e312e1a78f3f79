package fr.parchemin.engine.proposal;

import java.math.BigDecimal;

/**
 * A rule made ready for deciding. Its verdict is a number, so that the least of several is that of all of them together;
 * every part is always looked at, so that each gives its reason.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and walked for every dossier
sealed interface Condition {

    /** Nobody asked yet: a fresh array of verdicts is full of it. */
    int UNKNOWN = 0;

    int UNMET = 1;
    int PENDING = 2;
    int MET = 3;

    /** What a verdict is called in findings. */
    static Verdict said(int verdict) {
        return verdict == MET ? Verdict.MET : verdict == PENDING ? Verdict.PENDING : Verdict.UNMET;
    }

    /** What this condition says of the dossier in hand. */
    int verdict(Run run);

    /** Marks what is still needed for this condition, if it is pending, to be met. */
    void need(Run run);

    /** Met when every part is. */
    record All(Condition[] parts) implements Condition {
        @Override
        public int verdict(Run run) {
            int least = MET;
            for (Condition part : parts) {
                least = Math.min(least, part.verdict(run));
            }
            return least;
        }

        @Override
        public void need(Run run) {
            needParts(this, parts, run);
        }
    }

    /** Met when at least so many parts are; one for an alternative. */
    record AtLeast(int count, Condition[] parts) implements Condition {
        @Override
        public int verdict(Run run) {
            int met = 0;
            int open = 0;
            for (Condition part : parts) {
                int verdict = part.verdict(run);
                met += verdict == MET ? 1 : 0;
                open += verdict == PENDING ? 1 : 0;
            }
            return met >= count ? MET : met + open >= count ? PENDING : UNMET;
        }

        @Override
        public void need(Run run) {
            needParts(this, parts, run);
        }
    }

    /** Met when every one of these slots is passed. */
    record Passed(Exam.Slot[] slots) implements Condition {
        @Override
        public int verdict(Run run) {
            int least = MET;
            for (Exam.Slot slot : slots) {
                least = Math.min(least, run.sittings.verdict(slot));
            }
            return least;
        }

        @Override
        public void need(Run run) {
            for (Exam.Slot slot : slots) {
                if (run.sittings.verdict(slot) == PENDING) {
                    run.needSlot(slot, true);
                }
            }
        }
    }

    /** Met when every one of these slots reached a score of its own, whatever the scale says. */
    record ScoreAtLeast(Passed sat, BigDecimal score) implements Condition {
        @Override
        public int verdict(Run run) {
            int least = MET;
            for (Exam.Slot slot : sat.slots) {
                BigDecimal reached = run.sittings.score(slot);
                boolean enough = reached != null && reached.compareTo(score) >= 0;
                least = Math.min(least, enough ? MET : run.sittings.verdict(slot) == PENDING ? PENDING : UNMET);
            }
            return least;
        }

        @Override
        public void need(Run run) {
            sat.need(run);
        }
    }

    /** Met when the competencies, by index, are acquired. */
    record Acquired(int[] competencies) implements Condition {
        @Override
        public int verdict(Run run) {
            int least = MET;
            for (int competency : competencies) {
                least = Math.min(least, run.competency(competency));
            }
            return least;
        }

        @Override
        public void need(Run run) {
            for (int competency : competencies) {
                if (run.competency(competency) == PENDING) {
                    run.plan.competencies[competency].condition().need(run);
                }
            }
        }
    }

    /** Met when the blocks, by index, are validated or held. */
    record Validated(int[] blocks) implements Condition {
        @Override
        public int verdict(Run run) {
            int least = MET;
            for (int block : blocks) {
                least = Math.min(least, run.block(block));
            }
            return least;
        }

        @Override
        public void need(Run run) {
            // What a block still needs is asked for with the block itself.
        }
    }

    /** Met when the deliverable came in as asked. */
    record Received(int deliverable) implements Condition {
        @Override
        public int verdict(Run run) {
            return run.deliverables.verdict(deliverable);
        }

        @Override
        public void need(Run run) {
            if (verdict(run) == PENDING) {
                run.needDeliverable(deliverable);
            }
        }
    }

    /** A fact about the candidacy, looked at once. */
    record OfFact(int index, FactRule rule) implements Condition {
        @Override
        public int verdict(Run run) {
            int place = run.plan.firstFact + index;
            if (run.verdicts[place] == UNKNOWN) {
                run.verdicts[place] = (byte) rule.verdict(run);
            }
            return run.verdicts[place];
        }

        @Override
        public void need(Run run) {
            if (verdict(run) == PENDING) {
                rule.remedy(run);
            }
        }
    }

    private static void needParts(Condition whole, Condition[] parts, Run run) {
        if (whole.verdict(run) != PENDING) {
            return;
        }
        for (Condition part : parts) {
            part.need(run);
        }
    }
}
