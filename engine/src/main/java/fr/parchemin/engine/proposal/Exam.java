package fr.parchemin.engine.proposal;

import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Assessment.Assessor;
import fr.parchemin.engine.scheme.Assessment.Ground;
import fr.parchemin.engine.scheme.Assessment.Kind;
import fr.parchemin.engine.scheme.Assessment.Resit;
import fr.parchemin.engine.scheme.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An assessment made ready for deciding: its scale resolved, and one slot for each thing that a result of it bears on. */
final class Exam {

    private static final Set<Kind> HELD_BY_JURIES = EnumSet.of(Kind.SITUATION, Kind.INTERVIEW, Kind.FINAL_INTERVIEW);

    final Assessment source;
    /** What findings say that its scale asks. */
    final Reason reason;

    private final Value expected;
    /** The grades of the scale, the worst first; none for scores. */
    final List<Worth> grades;

    final Index<Worth> gradeByName;
    /** The least score that passes, absent where marks are grades. */
    final @Nullable BigDecimal passingScore;

    final Worth justifiedAbsence;

    /** What resits it gives, looked at for every result. */
    final @Nullable Resit resit;

    final boolean resitWhenFailed;
    final boolean resitWhenExcused;
    final int resits;
    final boolean formative;
    final boolean askedOfAll;
    final Slot[] slots;
    /** Where results are given by competency. */
    final Index<Slot> slotByCompetency;

    /** Whether the jury itself holds it, on its day. */
    final boolean heldByJury;

    final @Nullable Exam completed;
    /** Whether it takes place only once no block remains to be obtained. */
    boolean atLastBlock;

    Exam(Assessment source, Scale scale, @Nullable Exam completed, List<SlotSite> sites, int firstSlot) {
        this.source = source;
        this.completed = completed;
        this.atLastBlock = source.atLastBlock();
        this.formative = source.formative();
        this.askedOfAll = source.askedOf().isEmpty();
        this.heldByJury = source.assessors().contains(Assessor.JURY) && HELD_BY_JURIES.contains(source.kind());
        switch (scale) {
            case Scale.Grades given -> {
                grades = grades(given);
                passingScore = null;
                reason = Reason.PASSING_GRADE;
                expected = new Value.Code(given.passing());
            }
            case Scale.Score given -> {
                grades = List.of();
                passingScore = given.passing();
                reason = Reason.PASSING_SCORE;
                expected = new Value.Number(given.passing());
            }
        }
        gradeByName = Index.of(grades, Exam::name);
        resit = source.resit();
        resits = resit == null ? 0 : resit.attempts();
        resitWhenFailed = resit != null && resit.on().contains(Ground.FAILED);
        resitWhenExcused = resit != null && resit.on().contains(Ground.ABSENT_JUSTIFIED);
        justifiedAbsence = resitWhenExcused ? Worth.EXCUSED : Worth.MISSED;
        slots = new Slot[sites.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Slot(firstSlot + i, this, sites.get(i));
        }
        for (Slot slot : slots) {
            slot.group = Arrays.stream(slots)
                    .filter(other -> other.block == slot.block)
                    .toArray(Slot[]::new);
        }
        slotByCompetency = Index.of(
                Arrays.stream(slots).filter(slot -> slot.competency != null).toList(),
                slot -> Objects.requireNonNull(slot.competency));
    }

    private static List<Worth> grades(Scale.Grades scale) {
        List<Worth> grades = new ArrayList<>();
        boolean passes = false;
        for (Scale.Grade grade : scale.grades()) {
            passes |= grade.id().equals(scale.passing());
            grades.add(Worth.ofGrade(grades.size(), grade.id(), passes));
        }
        return grades;
    }

    /** The names of the grades, the worst first. */
    String gradeNames() {
        return grades.stream().map(Exam::name).collect(Collectors.joining(", "));
    }

    private static String name(Worth grade) {
        return ((Value.Code) Objects.requireNonNull(grade.value())).code();
    }

    Worth worth(BigDecimal score) {
        return Worth.ofScore(score, passingScore != null && score.compareTo(passingScore) >= 0);
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

    /** Whether one result of it is about the whole certification, and no block. */
    boolean isOfTheWhole() {
        return slots.length == 1 && slots[0].block < 0;
    }

    /** Whether the candidate neither sits nor attends it: somebody reads a deliverable. */
    boolean isRead() {
        return source.reads() != null;
    }

    /** Where the document says how it is taken again, else where it speaks of it. */
    String resitClause() {
        return resit == null ? source.clause() : resit.clause();
    }

    /**
     * A rule that reads a mark.
     *
     * @param block the index of the block that the rule decides on, or -1 for the award
     * @param decides whether the block or award is unmet as soon as this rule is
     */
    record Reader(Threshold threshold, int block, boolean decides) {
        boolean isByScale() {
            return threshold instanceof Threshold.OfScale;
        }
    }

    /** One thing that results bear on: the assessment for one competency, for one block, or as a whole. */
    static final class Slot {
        final int index;
        final Exam exam;
        /** The block's index, or -1 for the whole certification. */
        final int block;

        final @Nullable String competency;
        final String subject;
        /** What is said of all slots of this assessment in this block together. */
        final String groupSubject;
        /** All slots of this assessment in this block, itself included. */
        Slot[] group = {};
        /** The slot that this one completes, read first. */
        final @Nullable Slot completed;
        /** The slot that completes this one, looked at next. */
        @Nullable
        Slot completion;

        private Reader[] readers = {};
        private boolean isReadByScale = true;
        private boolean isReadByScaleAlone;
        private boolean isAskedItself;
        private boolean isReadByAward;
        private boolean isAlone;
        private boolean isPlain;
        /** By the number of what was found and by verdict: of this slot, then of the group. */
        private final Finding[] findings;

        private Slot(int index, Exam exam, SlotSite site) {
            this.index = index;
            this.exam = exam;
            this.block = site.block();
            this.competency = site.competency();
            boolean shared = exam.source.block() == null;
            this.groupSubject = subject(exam.source.id(), new SlotSite(site.block(), site.blockId(), null), shared);
            this.subject = site.competency() == null ? groupSubject : exam.source.id() + "/" + site.competency();
            this.completed = exam.completed == null ? null : exam.completed.slotLike(this);
            if (completed != null) {
                completed.completion = this;
            }
            this.findings = Stream.of(subject, groupSubject)
                    .flatMap(of -> Stream.concat(Worth.BEFORE_GRADES.stream(), exam.grades.stream())
                            .flatMap(found -> IntStream.rangeClosed(Condition.UNMET, Condition.MET)
                                    .mapToObj(verdict -> make(of, verdict, found))))
                    .toArray(Finding[]::new);
        }

        private static String subject(String assessment, SlotSite site, boolean shared) {
            return shared && site.blockId() != null ? assessment + "/" + site.blockId() : assessment;
        }

        void readBy(Reader reader) {
            readers = Stream.concat(Arrays.stream(readers), Stream.of(reader))
                    .distinct()
                    .toArray(Reader[]::new);
            isReadByScale = Arrays.stream(readers).anyMatch(Reader::isByScale);
            isReadByScaleAlone = Arrays.stream(readers).allMatch(Reader::isByScale);
            isAskedItself = Arrays.stream(readers).anyMatch(Reader::decides);
            isReadByAward |= reader.block() < 0;
        }

        /** The rules that read its mark. */
        Reader[] readers() {
            return readers;
        }

        /** Whether every rule that reads it goes by its scale. */
        boolean isReadByScaleAlone() {
            return isReadByScaleAlone;
        }

        /** Whether something must have come before it. */
        boolean isOrdered() {
            return completed != null || exam.isRead() || exam.source.kind() == Kind.FINAL_INTERVIEW || isSituation();
        }

        boolean isSituation() {
            return exam.source.kind() == Kind.SITUATION;
        }

        /** Whether its scale decides: not where every rule that reads it asks a threshold of its own. */
        boolean isReadByScale() {
            return isReadByScale;
        }

        /** Whether a block or the award needs this very mark, whatever completes it. */
        boolean isAskedItself() {
            return isAskedItself;
        }

        boolean isReadByAward() {
            return isReadByAward;
        }

        /** Whether nothing bears on its mark but its own attempts. */
        boolean isAlone() {
            return isAlone;
        }

        /** Whether, besides, there is nothing to say of it but its mark, or that of its group. */
        boolean isPlain() {
            return isPlain;
        }

        /** Once all slots are known: what bears on this one. */
        void settle() {
            isAlone = !exam.formative
                    && exam.askedOfAll
                    && !exam.atLastBlock
                    && completed == null
                    && exam.source.kind() != Kind.FINAL_INTERVIEW;
            isPlain = isAlone && isReadByScale && !exam.isRead() && completion == null;
        }

        private Finding make(String of, int verdict, Worth found) {
            return new Finding(
                    exam.reason, of, Condition.said(verdict), exam.expected, found.value(), exam.source.clause());
        }

        /** What is said of this slot or its group, given what its attempts are worth. */
        Finding finding(int verdict, Worth found, String of) {
            if (!found.isNumbered()) {
                return make(of, verdict, found);
            }
            int first = of.equals(subject) ? 0 : findings.length / 2;
            return findings[first + found.number() * Condition.MET + verdict - Condition.UNMET];
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
