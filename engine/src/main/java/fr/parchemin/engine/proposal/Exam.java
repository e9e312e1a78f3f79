package fr.parchemin.engine.proposal;

import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Assessment.Ground;
import fr.parchemin.engine.scheme.Assessment.Resit;
import fr.parchemin.engine.scheme.Scale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An assessment made ready for deciding: its scale resolved, and one slot for each thing that a result of it bears on. */
final class Exam {

    final Assessment source;
    final Scale scale;
    final Reason reason;
    final Value expected;
    /** The grades of the scale as values, the worst first; empty for scores. */
    final Value.Code[] grades;
    /** The index of the passing grade; unused for scores. */
    final int passing;

    /** What resits it gives, looked at for every result. */
    final boolean resitWhenFailed;

    final boolean resitWhenExcused;
    final int resits;
    final Slot[] slots;
    final Map<String, Slot> byCompetency = new HashMap<>();
    final @Nullable Exam completed;
    /** Whether it takes place only once no block remains to be obtained. */
    boolean atLastBlock;

    Exam(Assessment source, Scale scale, @Nullable Exam completed, List<SlotSite> sites, int firstSlot) {
        this.source = source;
        this.scale = scale;
        this.completed = completed;
        this.atLastBlock = source.atLastBlock();
        switch (scale) {
            case Scale.Grades given -> {
                grades = given.grades().stream()
                        .map(grade -> new Value.Code(grade.id()))
                        .toArray(Value.Code[]::new);
                passing = indexOf(given.passing());
                reason = Reason.PASSING_GRADE;
                expected = grades[passing];
            }
            case Scale.Score given -> {
                grades = new Value.Code[0];
                passing = 0;
                reason = Reason.PASSING_SCORE;
                expected = new Value.Number(given.passing());
            }
        }
        Resit resit = source.resit();
        resits = resit == null ? 0 : resit.attempts();
        resitWhenFailed = resit != null && resit.on().contains(Ground.FAILED);
        resitWhenExcused = resit != null && resit.on().contains(Ground.ABSENT_JUSTIFIED);
        slots = new Slot[sites.size()];
        for (int i = 0; i < slots.length; i++) {
            SlotSite site = sites.get(i);
            slots[i] = new Slot(firstSlot + i, this, site);
            if (site.competency() != null) {
                byCompetency.put(site.competency(), slots[i]);
            }
        }
    }

    /** Where a slot stands: a block or the whole certification, and a competency where results are given by competency. */
    record SlotSite(
            int block, @Nullable String blockId, @Nullable String competency) {}

    /** The index of the deliverable read for a block, or -1; set once the deliverables are known. */
    private int[] reads = {};

    void reads(int[] deliverableByBlock) {
        this.reads = deliverableByBlock;
    }

    int deliverableRead(int block) {
        return reads[block + 1];
    }

    /** The position of a grade in the scale, the worst being 0, or -1. */
    int indexOf(String grade) {
        for (int i = 0; i < grades.length; i++) {
            if (grades[i].code().equals(grade)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the candidate neither sits nor attends it: somebody reads a deliverable. */
    boolean isRead() {
        return source.reads() != null;
    }

    /** One thing that results bear on: the assessment for one competency, for one block, or as a whole. */
    static final class Slot {
        final int index;
        final Exam exam;
        /** The block's index, or -1 for the whole certification. */
        final int block;

        final @Nullable String competency;
        final String subject;
        /** The slot that this one completes, read first. */
        final @Nullable Slot completed;
        /** The slot that completes this one, looked at next. */
        @Nullable
        Slot completion;

        private Slot(int index, Exam exam, SlotSite site) {
            this.index = index;
            this.exam = exam;
            this.block = site.block();
            this.competency = site.competency();
            this.subject = subject(exam.source.id(), site, exam.source.block() == null);
            this.completed = exam.completed == null ? null : exam.completed.slotLike(this);
            if (completed != null) {
                completed.completion = this;
            }
        }

        private static String subject(String assessment, SlotSite site, boolean shared) {
            if (site.competency() != null) {
                return assessment + "/" + site.competency();
            }
            return shared && site.blockId() != null ? assessment + "/" + site.blockId() : assessment;
        }
    }

    private @Nullable Slot slotLike(Slot other) {
        for (Slot slot : slots) {
            boolean same = slot.competency != null
                    ? slot.competency.equals(other.competency)
                    : slot.block == other.block || slot.block < 0;
            if (same) {
                return slot;
            }
        }
        return null;
    }
}
