package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;

/**
 * A rule made ready for deciding. Asking for its verdict changes nothing; its reasons and what it still needs are asked for
 * apart, once the verdicts are known. A verdict is a number, so that the least of several is that of all of them together.
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
    int verdict(Evaluation evaluation);

    /** Gives its reasons: those of its parts, then its own. */
    void explain(Explanation explanation);

    /** Says what is still needed for this condition, which is pending, to be met. */
    void need(Evaluation evaluation, Needs needs);

    /** Met when every part is; its parts give the reasons. */
    record All(Condition[] parts) implements Condition {
        @Override
        public int verdict(Evaluation evaluation) {
            int least = MET;
            for (Condition part : parts) {
                least = Math.min(least, part.verdict(evaluation));
            }
            return least;
        }

        @Override
        public void explain(Explanation explanation) {
            for (Condition part : parts) {
                part.explain(explanation);
            }
        }

        @Override
        public void need(Evaluation evaluation, Needs needs) {
            needs.ofParts(evaluation, parts);
        }
    }

    /** Met when at least so many parts are; one for an alternative. What completes a reading says so with the reading. */
    record AtLeast(int count, Condition[] parts, boolean isSpoken, CountFindings counts) implements Condition {
        @Override
        public int verdict(Evaluation evaluation) {
            int met = 0;
            int open = 0;
            for (Condition part : parts) {
                int verdict = part.verdict(evaluation);
                met += verdict == MET ? 1 : 0;
                open += verdict == PENDING ? 1 : 0;
            }
            return met >= count ? MET : met + open >= count ? PENDING : UNMET;
        }

        @Override
        public void explain(Explanation explanation) {
            int met = 0;
            for (Condition part : parts) {
                part.explain(explanation);
                met += part.verdict(explanation.evaluation) == MET ? 1 : 0;
            }
            if (isSpoken) {
                explanation.add(counts.finding(verdict(explanation.evaluation), met));
            }
        }

        @Override
        public void need(Evaluation evaluation, Needs needs) {
            needs.ofParts(evaluation, parts);
        }
    }

    /** Met when every one of these slots reaches the threshold. */
    record Reached(Slot[] slots, Threshold threshold, Reason reason, String clause) implements Condition {
        @Override
        public int verdict(Evaluation evaluation) {
            int least = MET;
            for (Slot slot : slots) {
                least = Math.min(least, verdict(evaluation, slot));
            }
            return least;
        }

        private int verdict(Evaluation evaluation, Slot slot) {
            return evaluation.marks.verdict(slot, threshold);
        }

        @Override
        public void explain(Explanation explanation) {
            for (Slot slot : slots) {
                explanation.slots.explainAsked(slot);
                if (threshold instanceof Threshold.OfScore(var _, Value least)) {
                    int verdict = verdict(explanation.evaluation, slot);
                    explanation.slots.explain(slot, this, verdict, least);
                }
            }
        }

        @Override
        public void need(Evaluation evaluation, Needs needs) {
            for (Slot slot : slots) {
                if (verdict(evaluation, slot) == PENDING) {
                    needs.add(evaluation, slot);
                }
            }
        }
    }

    /** Met when the competencies, by index, are acquired. */
    record Acquired(int[] competencies, CountFindings counts) implements Condition {
        @Override
        public int verdict(Evaluation evaluation) {
            int least = MET;
            for (int competency : competencies) {
                least = Math.min(least, evaluation.competency(competency));
            }
            return least;
        }

        @Override
        public void explain(Explanation explanation) {
            int met = 0;
            int least = MET;
            for (int competency : competencies) {
                explanation.competency(competency);
                int verdict = explanation.evaluation.competency(competency);
                least = Math.min(least, verdict);
                met += verdict == MET ? 1 : 0;
            }
            explanation.add(counts.finding(least, met));
        }

        @Override
        public void need(Evaluation evaluation, Needs needs) {
            for (int competency : competencies) {
                if (evaluation.competency(competency) == PENDING) {
                    evaluation.plan.competencies[competency].condition().need(evaluation, needs);
                }
            }
        }
    }

    /** Met when the block, by index, is validated or held. */
    record Validated(int block, CountFindings counts) implements Condition {
        @Override
        public int verdict(Evaluation evaluation) {
            return evaluation.block(block);
        }

        @Override
        public void explain(Explanation explanation) {
            int verdict = verdict(explanation.evaluation);
            explanation.add(counts.finding(verdict, verdict == MET ? 1 : 0));
        }

        @Override
        public void need(Evaluation evaluation, Needs needs) {
            // What a block still needs is asked for with the block itself.
        }
    }

    /** Met when the deliverable came in as asked. */
    record Received(int deliverable) implements Condition {
        @Override
        public int verdict(Evaluation evaluation) {
            return evaluation.deliverable(deliverable);
        }

        @Override
        public void explain(Explanation explanation) {
            explanation.deliverable(deliverable);
        }

        @Override
        public void need(Evaluation evaluation, Needs needs) {
            if (verdict(evaluation) == PENDING) {
                needs.addDeliverable(deliverable);
            }
        }
    }

    /** A fact about the candidacy, looked at once. */
    record OfFact(int index, FactRule rule) implements Condition {
        @Override
        public int verdict(Evaluation evaluation) {
            return evaluation.fact(this);
        }

        @Override
        public void explain(Explanation explanation) {
            explanation.fact(this);
        }

        @Override
        public void need(Evaluation evaluation, Needs needs) {
            if (verdict(evaluation) == PENDING) {
                needs.addFact(rule);
            }
        }
    }
}
