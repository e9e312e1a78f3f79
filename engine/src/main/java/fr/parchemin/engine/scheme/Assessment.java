package fr.parchemin.engine.scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way of gathering evidence on some competencies, on a block, or on the whole certification.
 *
 * @param id unique in the scheme; {@code block.name} where the assessment belongs to a block
 * @param block the block it belongs to, absent where it is shared by all of them
 * @param grain what one result of it is about
 * @param competencies the competencies it covers, in scheme order; empty where it bears on a block or the title as a whole
 * @param formative whether it is a rehearsal, whose results never count
 * @param askedOf the origins of candidates it is asked of; empty: of all
 * @param resit how it is taken again, absent where the scheme gives no such right
 * @param completes the assessment read first; this one bears only on what that one did not find acquired
 * @param reads the deliverable on which it is done, by its name or its name within a block: nobody sits such an assessment
 * @param atLastBlock whether it takes place only once no block of the certification remains to be obtained
 * @param markers how many assessors mark it, each on their own
 * @param summonsDays how many days before it candidates must have been summoned; 0: the rules do not say
 */
public record Assessment(
        String id,
        @Nullable String block,
        Kind kind,
        Text title,
        String scale,
        Grain grain,
        List<String> competencies,
        boolean formative,
        List<Assessor> assessors,
        List<String> evidence,
        Set<String> askedOf,
        @Nullable Resit resit,
        @Nullable String completes,
        @Nullable String reads,
        boolean atLastBlock,
        int markers,
        int summonsDays,
        String clause) {

    /** Whether it is asked of whoever comes from there. */
    public boolean isAskedOf(@Nullable String origin) {
        return Scheme.isAsked(askedOf, origin);
    }

    /** The kinds of assessment that schemes are written with. */
    public enum Kind {
        CASE_STUDY,
        ASSIGNMENT,
        IMMERSION,
        SITUATION,
        TUTOR_EVALUATION,
        QUIZ,
        PORTFOLIO,
        INTERVIEW,
        FINAL_INTERVIEW,
        ORAL,
        WRITTEN,
        PROJECT
    }

    /** What one result bears on. */
    public enum Grain {
        COMPETENCY,
        BLOCK,
        WHOLE
    }

    /** Who assesses. */
    public enum Assessor {
        TUTOR,
        EXPERT,
        TRAINER,
        COMMISSION,
        JURY,
        AUTOMATIC
    }

    /** Why an assessment may be taken again. */
    public enum Ground {
        FAILED,
        ABSENT_JUSTIFIED
    }

    /**
     * The right to take an assessment again within the same session.
     *
     * @param on the grounds, at least one
     * @param attempts how many times, at least one
     * @param lostByUnjustifiedAbsence whether an unjustified absence at one assessment of a block loses every resit of it
     * @param format the form it then takes: the name of a kind or of one of the scheme's formats
     */
    public record Resit(
            Set<Ground> on,
            int attempts,
            boolean lostByUnjustifiedAbsence,
            String format,
            Window window,
            String clause) {}

    /**
     * When a resit may be held: on days that the rules fix, or in a window whose days each session gives.
     *
     * @param name the window whose days the session gives; then there is neither a first nor a last day here
     * @param from first day, absent: no earliest day
     * @param until last day, itself included, absent: none but the jury's
     * @param beforeJury whether it must be held before the day of the jury, that day excluded
     */
    public record Window(
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean beforeJury) {}
}
