package fr.parchemin.app.shell;

import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.Scheme;
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
        return scheme.assessments().stream()
                .anyMatch(one -> one.kind() == Assessment.Kind.QUIZ && (route == null || one.isAskedOf(comesFrom())));
    }

    boolean deliverables() {
        return scheme.deliverables().stream().anyMatch(one -> route == null || one.isAskedOf(comesFrom()));
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

    private @Nullable String comesFrom() {
        return route == null ? null : scheme.origin(route, origin);
    }

    private boolean asks(Predicate<Rule> wanted) {
        return Stream.of(
                        scheme.requires().stream(),
                        Stream.of(scheme.award().when()),
                        scheme.routes().stream()
                                .filter(one -> route == null || one.id().equals(route))
                                .flatMap(one -> Stream.concat(one.requires().stream(), one.remarks().stream())))
                .flatMap(rules -> rules)
                .flatMap(Rule::whole)
                .anyMatch(wanted);
    }
}
