package fr.parchemin.app.sitting;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Guard;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Subject;
import org.springframework.stereotype.Component;

/** Sittings are reached by their assessors, through their cohort, and by the centre that organises them or presents somebody. */
@Component
class SittingGuard implements Guard {

    private final SittingRows rows;

    SittingGuard(SittingRows rows) {
        this.rows = rows;
    }

    @Override
    public Subject subject() {
        return Subject.SITTING;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        var sight = action == Action.SEE_SITTING ? SittingSight.of(actor) : SittingSight.running(actor);
        return Numbers.of(id)
                .filter(number -> rows.isSeen(new SittingId(number), sight))
                .isPresent();
    }
}
