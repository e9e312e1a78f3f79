package fr.parchemin.engine.proposal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the candidate may still do, or what is awaited from somebody else.
 *
 * @param competencies those concerned, in scheme order; empty: not a matter of competencies
 * @param fact what nobody has entered yet: {@code attendance}, {@code placement}, {@code experience}, {@code admissibility}
 * @param format the form a resit takes
 * @param from the first day, absent: from now on
 * @param until the last day, itself included, absent: no last day is known
 * @param after what must come first: the name of a module, deliverable, assessment, block or condition; absent: open now
 */
public record NextAction(
        Action action,
        Session session,
        @Nullable String block,
        @Nullable String assessment,
        @Nullable String module,
        @Nullable String deliverable,
        List<String> competencies,
        @Nullable String fact,
        @Nullable String format,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String after) {

    /** What to do. */
    public enum Action {
        SIT,
        RESIT,
        SUBMIT,
        INTERVIEW,
        FINAL_INTERVIEW,
        COMPLETE_MODULE,
        COMPLETE_PLACEMENT,
        OBTAIN_ADMISSIBILITY,
        OBTAIN_TITLE,
        GAIN_EXPERIENCE,
        /** Always in a later session. */
        PRESENT_BLOCK,
        /** A result, a reading or a fact is expected; nothing for the candidate to do. */
        AWAIT
    }

    /** In this session or in a later one. */
    public enum Session {
        THIS,
        LATER
    }
}
