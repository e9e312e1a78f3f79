package fr.parchemin.app.shell;

import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.Scheme;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme asks of those who come by one route.
 *
 * @param route absent: whichever
 * @param origin where they come from, absent: the route says it
 */
record Calling(
        Scheme scheme, @Nullable String route, @Nullable String origin) {

    boolean quizzes() {
        return scheme.assessments().stream().anyMatch(one -> one.kind() == Assessment.Kind.QUIZ && isOf(one.askedOf()));
    }

    boolean deliverables() {
        return scheme.deliverables().stream().map(Deliverable::askedOf).anyMatch(this::isOf);
    }

    boolean resits() {
        return scheme.assessments().stream().anyMatch(one -> one.resit() != null);
    }

    boolean attendance() {
        return asks(Rule.AttendanceAtLeast.class::isInstance);
    }

    boolean placement() {
        return asks(Rule.PlacementDaysAtLeast.class::isInstance);
    }

    boolean experience() {
        return asks(Rule.ExperienceMonthsAtLeast.class::isInstance);
    }

    /** Whoever comes by VAE is admitted first, whether or not the scheme says it again. */
    boolean admissibility() {
        return asks(Rule.Admitted.class::isInstance) || "vae".equals(comesFrom());
    }

    /** Whether something brought in may count. */
    boolean holdings() {
        return asks(Rule.HeldTitle.class::isInstance)
                || !scheme.correspondences().isEmpty()
                || scheme.laterSessions().blocks() == Scheme.Right.GRANTED;
    }

    private boolean isOf(Collection<String> askedOf) {
        return askedOf.isEmpty() || comesFrom() == null || askedOf.contains(comesFrom());
    }

    private @Nullable String comesFrom() {
        return origin == null ? route : origin;
    }

    private boolean asks(Predicate<Rule> wanted) {
        return Stream.of(
                        scheme.requires().stream(),
                        Stream.of(scheme.award().when()),
                        scheme.routes().stream()
                                .filter(one -> route == null || one.id().equals(route))
                                .flatMap(one -> Stream.concat(one.requires().stream(), one.remarks().stream())))
                .flatMap(rules -> rules)
                .anyMatch(rule -> holds(rule, wanted));
    }

    private static boolean holds(Rule rule, Predicate<Rule> wanted) {
        List<Rule> parts = switch (rule) {
            case Rule.All(var rules, var _) -> rules;
            case Rule.Any(var rules, var _) -> rules;
            case Rule.AtLeast(var _, var rules, var _) -> rules;
            case Rule.Passed _,
                    Rule.ScoreAtLeast _,
                    Rule.Acquired _,
                    Rule.EveryCompetency _,
                    Rule.Validated _,
                    Rule.EveryBlock _,
                    Rule.HeldTitle _,
                    Rule.Received _,
                    Rule.AttendanceAtLeast _,
                    Rule.PlacementDaysAtLeast _,
                    Rule.ExperienceMonthsAtLeast _,
                    Rule.Admitted _,
                    Rule.CompletedInOrder _ -> List.of();
        };
        return wanted.test(rule) || parts.stream().anyMatch(part -> holds(part, wanted));
    }
}
