package fr.parchemin.app.sitting;

import fr.parchemin.app.assessment.NextSteps;
import fr.parchemin.app.assessment.NextSteps.Step;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.sitting.Offer.LeftOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds who may be seated where: whom the proposals entitle, and who sits nowhere else. */
@Component
class Offers {

    private final NextSteps steps;
    private final Cohorts cohorts;
    private final SeatRows seats;

    Offers(NextSteps steps, Cohorts cohorts, SeatRows seats) {
        this.steps = steps;
        this.cohorts = cohorts;
        this.seats = seats;
    }

    /** Those whom somebody sees. */
    Offer of(Sitting sitting, Actor actor) {
        var entitled = entitled(sitting, actor);
        var leftOut = leftOut(sitting, List.copyOf(entitled.keySet()), entitled);
        Map<CandidacyId, List<Step>> free = new LinkedHashMap<>(entitled);
        leftOut.keySet().forEach(free::remove);
        return new Offer(
                free,
                entitled.keySet().stream()
                        .map(leftOut::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Those whom somebody sees and whom the proposals entitle, who do not sit there yet. */
    Map<CandidacyId, List<Step>> entitled(Sitting sitting, Actor actor) {
        var cohort = cohorts.find(sitting.cohort()).orElseThrow();
        var seated = seats.of(sitting.id(), Sittings.EVERYBODY).stream()
                .map(Seat::candidacy)
                .collect(Collectors.toSet());
        return steps.of(cohort, sitting.assessment(), sitting.resit(), actor).stream()
                .filter(step -> !seated.contains(step.candidacy()))
                .collect(Collectors.groupingBy(Step::candidacy, LinkedHashMap::new, Collectors.toList()));
    }

    /** Those of these who sit elsewhere. */
    Map<CandidacyId, LeftOut> leftOut(
            Sitting sitting, List<CandidacyId> candidacies, Map<CandidacyId, List<Step>> entitled) {
        Map<CandidacyId, LeftOut> left = new LinkedHashMap<>();
        seats.taken(candidacies, sitting.when().day(), sitting.assessment()).stream()
                .filter(taken -> !taken.sitting().equals(sitting.id()))
                .forEach(taken -> Obstacles.ofPlace(
                                sitting, taken, Objects.requireNonNull(entitled.get(taken.candidacy())))
                        .ifPresent(why -> left.putIfAbsent(
                                taken.candidacy(), new LeftOut(taken.candidacy(), taken.sitting(), why))));
        return left;
    }
}
