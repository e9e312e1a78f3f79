package fr.parchemin.engine.scheme;

import java.math.BigDecimal;
import java.util.List;

/**
 * The closed algebra in which a scheme states its conditions. A rule is met, unmet or pending; it has no side effect and
 * no scripting language stands behind it.
 */
public sealed interface Rule {

    /** Where the official document says so, or {@code ours} where it is silent and we decided. */
    String clause();

    /** Met when every part is. */
    record All(List<Rule> rules, String clause) implements Rule {}

    /** Met when one part is. */
    record Any(List<Rule> rules, String clause) implements Rule {}

    /** Met when {@code count} of the parts are. */
    record AtLeast(int count, List<Rule> rules, String clause) implements Rule {}

    /** Met when the assessment reached the passing grade or score of its scale, on the competency in question if it is graded by competency. */
    record Passed(String assessment, String clause) implements Rule {}

    /** Met when the assessment's score is at least {@code score}, whatever its scale says. */
    record ScoreAtLeast(String assessment, BigDecimal score, String clause) implements Rule {}

    /** Met when the competency is acquired. */
    record Acquired(String competency, String clause) implements Rule {}

    /** Met when every competency of the block in question is acquired. */
    record EveryCompetency(String clause) implements Rule {}

    /** Met when the block is validated in this session or held. */
    record Validated(String block, String clause) implements Rule {}

    /** Met when every block is validated in this session or held. */
    record EveryBlock(String clause) implements Rule {}

    /** Met when the candidate holds the title of that scheme. */
    record HeldTitle(String scheme, String clause) implements Rule {}

    /** Met when the deliverable came in as asked, or is not asked of this candidate. */
    record Received(String deliverable, String clause) implements Rule {}

    /** Met when the share of attendance, absences of all kinds deducted, is at least {@code share} (0 to 1). */
    record AttendanceAtLeast(BigDecimal share, String clause) implements Rule {}

    /** Met when at least {@code days} working days were spent in the company. */
    record PlacementDaysAtLeast(BigDecimal days, String clause) implements Rule {}

    /** Met when at least {@code months} months of experience are shown. */
    record ExperienceMonthsAtLeast(BigDecimal months, String clause) implements Rule {}

    /** Met when the notice of admissibility was granted. */
    record Admitted(String clause) implements Rule {}

    /** Met when the modules were completed, each on the day of the one before it or later. */
    record CompletedInOrder(List<String> modules, String clause) implements Rule {}
}
