package fr.parchemin.app.sitting;

import fr.parchemin.app.assessment.NextSteps.Step;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.sitting.SeatRows.Taken;
import fr.parchemin.app.sitting.Sitting.Obstacle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What keeps candidates from a sitting. */
final class Obstacles {

    private Obstacles() {}

    /** What keeps so many from it, whoever they are. */
    static List<Obstacle> ofAll(Sitting sitting, List<CandidacyId> candidacies) {
        var free = sitting.free();
        if (!sitting.isOn()) {
            return List.of(new Obstacle("sitting.obstacle.cancelled", List.of()));
        }
        return free != null && candidacies.size() > free
                ? List.of(new Obstacle(
                        "sitting.obstacle.full", List.of(Integer.toString(candidacies.size()), Integer.toString(free))))
                : List.of();
    }

    /** Why the rules do not let somebody sit there, absent: they do. */
    static Optional<Obstacle> ofRules(Sitting sitting, @Nullable List<Step> steps) {
        if (steps == null) {
            return Optional.of(new Obstacle("sitting.obstacle.not-entitled", List.of()));
        }
        return steps.stream()
                .filter(step -> !step.isOpenOn(sitting.when().day()) || (step.isResit() && step.after() != null))
                .findFirst()
                .map(step -> new Obstacle(
                        step.isOpenOn(sitting.when().day()) ? "sitting.obstacle.first" : "sitting.obstacle.window",
                        List.of(
                                step.name(),
                                Objects.requireNonNullElse(step.after(), ""),
                                step.from() == null ? "" : step.from().toString(),
                                step.until() == null ? "" : step.until().toString())));
    }

    /** Whether where somebody sits already keeps them from it. */
    static Optional<Obstacle> ofPlace(Sitting sitting, Taken taken, List<Step> steps) {
        var name = steps.getFirst().name();
        if (!sitting.reading() && !taken.reading() && taken.when().overlaps(sitting.when())) {
            return Optional.of(new Obstacle(
                    "sitting.obstacle.clash",
                    List.of(
                            name,
                            taken.when().from().toString(),
                            taken.when().until().toString())));
        }
        return taken.assessment().equals(sitting.assessment()) && !taken.over()
                ? Optional.of(new Obstacle(
                        "sitting.obstacle.elsewhere",
                        List.of(name, taken.when().day().toString())))
                : Optional.empty();
    }
}
