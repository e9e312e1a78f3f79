package fr.parchemin.engine.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All the facts about a candidacy, as of a date. Nothing in it is checked against a scheme; a decider does that.
 *
 * @param id the dossier's own name, unique to whoever sends it
 * @param scheme the certification
 * @param version the version of the scheme, absent: the one in force
 * @param route the way into the certification
 * @param asOf the day on which these facts hold; no fact but {@code juryDate} may be later
 * @param origin where a candidate comes from, on a route that does not tell
 * @param juryDate the day of the jury, which may lie ahead
 * @param presentedBlocks the blocks presented in this session; absent: all that are not held
 * @param attendance the share of hours attended, 0 to 1, absent: not known yet
 * @param placementDays working days spent in the company, absent: not known yet
 * @param experienceMonths months of experience shown, absent: not known yet
 * @param session the session in which it is presented, whose windows apply where there are none here; absent: that of the jury
 * @param windows the days between which the resits of a name may be held, for this candidacy; they may lie ahead
 */
public record Dossier(
        String id,
        String scheme,
        @Nullable String version,
        String route,
        LocalDate asOf,
        @Nullable String origin,
        @Nullable LocalDate enrolledOn,
        @Nullable LocalDate juryDate,
        @Nullable List<String> presentedBlocks,
        @Nullable BigDecimal attendance,
        @Nullable BigDecimal placementDays,
        @Nullable BigDecimal experienceMonths,
        @Nullable Admissibility admissibility,
        List<ModuleRecord> modules,
        List<Result> results,
        List<Receipt> deliverables,
        List<Holding> holdings,
        @Nullable String session,
        Map<String, Days> windows) {

    /** Nobody who keeps the map can change the dossier; the order of its names stays. */
    public Dossier {
        windows = windows.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(windows));
    }

    /** The same facts with other results. */
    public Dossier withResults(List<Result> others) {
        return new Dossier(
                id,
                scheme,
                version,
                route,
                asOf,
                origin,
                enrolledOn,
                juryDate,
                presentedBlocks,
                attendance,
                placementDays,
                experienceMonths,
                admissibility,
                modules,
                others,
                deliverables,
                holdings,
                session,
                windows);
    }

    /** The notice of admissibility: granted or refused, and on which day. */
    public record Admissibility(boolean granted, LocalDate on) {}

    /**
     * A module followed.
     *
     * @param completedOn absent: not completed yet
     * @param acquired whether it was acquired, absent: not assessed
     */
    public record ModuleRecord(
            String module,
            @Nullable LocalDate completedOn,
            @Nullable Boolean acquired) {}

    /**
     * What came out of one attempt at an assessment.
     *
     * @param attempt 1 for the first sitting
     * @param on the day of the sitting
     * @param block the block it bears on, needed only where the assessment is shared by several
     * @param competency the competency it bears on; absent: all that the assessment covers
     */
    public record Result(
            String assessment,
            int attempt,
            LocalDate on,
            @Nullable String block,
            @Nullable String competency,
            Mark mark) {}

    /** What a result says. */
    public sealed interface Mark {

        /** One of the grades of the assessment's scale. */
        record Graded(String grade) implements Mark {}

        /** A share of the points, 0 to 1. */
        record Scored(BigDecimal score) implements Mark {}

        /** The candidate was absent. */
        record Absent(boolean justified) implements Mark {}

        /** The assessment took place and its result is not known yet. */
        record Awaited() implements Mark {}
    }

    /**
     * A deliverable received.
     *
     * @param pages its number of pages, absent: not counted
     * @param situations the number of professional situations it presents, absent: not counted
     */
    public record Receipt(
            String deliverable,
            LocalDate receivedOn,
            @Nullable Integer pages,
            @Nullable Integer situations) {}

    /**
     * A certificate that the candidate holds already.
     *
     * @param version the version of the scheme under which it was awarded, absent: not told
     * @param block the block, for a block certificate only
     */
    public record Holding(
            Certificate certificate,
            String scheme,
            @Nullable String version,
            @Nullable String block,
            LocalDate awardedOn) {}

    /** What a certificate attests. */
    public enum Certificate {
        BLOCK,
        TITLE,
        SPECIALISATION
    }
}
