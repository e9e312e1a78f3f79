package fr.parchemin.app.sitting;

import fr.parchemin.app.assessment.NextSteps.Step;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.sitting.Sitting.Obstacle;
import java.util.List;
import java.util.Map;

/**
 * Who may be seated at a sitting.
 *
 * @param entitled with what each would sit, by name
 * @param leftOut who is entitled and cannot be there, by name
 */
public record Offer(Map<CandidacyId, List<Step>> entitled, List<LeftOut> leftOut) {

    /**
     * Somebody who sits elsewhere.
     *
     * @param where the sitting that keeps them
     */
    public record LeftOut(CandidacyId candidacy, SittingId where, Obstacle why) {}

    /** Those whom the rules let sit there that day, however many there is room for. */
    public List<CandidacyId> open(Sitting sitting) {
        return entitled.entrySet().stream()
                .filter(one -> Obstacles.ofRules(sitting, one.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
