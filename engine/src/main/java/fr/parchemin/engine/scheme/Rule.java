package fr.parchemin.engine.scheme;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The closed algebra in which a scheme states its conditions. A rule is met, unmet or pending; it has no side effect and
 * no scripting language stands behind it.
 */
public sealed interface Rule {

    /** Where the official document says so, or {@code ours} where it is silent and we decided. */
    String clause();

    /** The rules that it is made of; none where it stands for itself. */
    default List<Rule> parts() {
        return switch (this) {
            case All(var rules, var _) -> rules;
            case Any(var rules, var _) -> rules;
            case AtLeast(int _, var rules, var _) -> rules;
            case Passed _,
                    ScoreAtLeast _,
                    EachAtLeast _,
                    Acquired _,
                    EveryCompetency _,
                    Validated _,
                    Received _,
                    Fact _ -> List.of();
        };
    }

    /** Itself and all the rules within it, in the order of the file. */
    default Stream<Rule> whole() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Rule::whole));
    }

    /** What it refers to by name, its parts aside. */
    default List<Name> names() {
        return switch (this) {
            case Passed(var assessment, var _) -> List.of(new Name(Name.Of.ASSESSMENT, assessment));
            case ScoreAtLeast(var assessment, var _, var _) -> List.of(new Name(Name.Of.ASSESSMENT, assessment));
            case EachAtLeast(var assessments, var _, var _) ->
                assessments.stream()
                        .map(assessment -> new Name(Name.Of.ASSESSMENT, assessment))
                        .toList();
            case Acquired(var competency, var _) -> List.of(new Name(Name.Of.COMPETENCY, competency));
            case Validated(var block, var _) -> List.of(new Name(Name.Of.BLOCK, block));
            case HeldTitle(var scheme, var _, var _) -> List.of(new Name(Name.Of.SCHEME, scheme));
            case Received(var deliverable, var _) -> List.of(new Name(Name.Of.DELIVERABLE, deliverable));
            case CompletedInOrder(var modules, var _) ->
                modules.stream().map(module -> new Name(Name.Of.MODULE, module)).toList();
            case All _,
                    Any _,
                    AtLeast _,
                    EveryCompetency _,
                    EveryBlock _,
                    AttendanceAtLeast _,
                    PlacementDaysAtLeast _,
                    ExperienceMonthsAtLeast _,
                    Admitted _ -> List.of();
        };
    }

    /** The name of something of the scheme, or of another scheme. */
    record Name(Of of, String name) {

        /** What bears the name. */
        public enum Of {
            ASSESSMENT,
            COMPETENCY,
            BLOCK,
            DELIVERABLE,
            MODULE,
            SCHEME
        }
    }

    /** A rule about the candidacy as a whole, and about no mark or deliverable. */
    sealed interface Fact extends Rule
            permits EveryBlock,
                    HeldTitle,
                    AttendanceAtLeast,
                    PlacementDaysAtLeast,
                    ExperienceMonthsAtLeast,
                    Admitted,
                    CompletedInOrder {}

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

    /** Met when the score of each of these assessments is at least {@code score}, whatever their scales say: a floor. */
    record EachAtLeast(List<String> assessments, BigDecimal score, String clause) implements Rule {}

    /** Met when the competency is acquired. */
    record Acquired(String competency, String clause) implements Rule {}

    /** Met when every competency of the block in question is acquired. */
    record EveryCompetency(String clause) implements Rule {}

    /** Met when the block is validated in this session or held. */
    record Validated(String block, String clause) implements Rule {}

    /** Met when every block is validated in this session or held. */
    record EveryBlock(String clause) implements Fact {}

    /**
     * Met when the candidate holds the title of that scheme.
     *
     * @param version the version that it must be of, absent: any will do
     */
    record HeldTitle(String scheme, @Nullable String version, String clause) implements Fact {}

    /** Met when the deliverable came in as asked, or is not asked of this candidate. */
    record Received(String deliverable, String clause) implements Rule {}

    /** Met when the share of attendance, absences of all kinds deducted, is at least {@code share} (0 to 1). */
    record AttendanceAtLeast(BigDecimal share, String clause) implements Fact {}

    /** Met when at least {@code days} working days were spent in the company. */
    record PlacementDaysAtLeast(BigDecimal days, String clause) implements Fact {}

    /** Met when at least {@code months} months of experience are shown. */
    record ExperienceMonthsAtLeast(BigDecimal months, String clause) implements Fact {}

    /** Met when the notice of admissibility was granted. */
    record Admitted(String clause) implements Fact {}

    /** Met when the modules were completed, each on the day of the one before it or later. */
    record CompletedInOrder(List<String> modules, String clause) implements Fact {}
}
