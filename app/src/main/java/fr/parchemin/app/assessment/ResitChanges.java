package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.ResitForesight;
import fr.parchemin.app.candidacy.ResitWindow;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.NextAction.Session;
import fr.parchemin.engine.proposal.Proposal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Examines the dossiers of a cohort twice: as they are, and as they would be on other days. */
@Component
class ResitChanges implements ResitForesight {

    private final Dossiers dossiers;

    ResitChanges(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public Foreseen foresee(CohortId cohort, List<ResitWindow> windows) {
        var now = dossiers.examine(cohort, null);
        Map<Long, Examined> then = new LinkedHashMap<>();
        dossiers.examineWithin(cohort, windows)
                .forEach(one -> then.put(one.candidacy().id().value(), one));
        List<Change> gained = new ArrayList<>();
        List<Change> lost = new ArrayList<>();
        List<Change> moved = new ArrayList<>();
        for (Examined one : now) {
            var other = then.get(one.candidacy().id().value());
            if (other != null) {
                compare(one, other, gained, lost, moved);
            }
        }
        return new Foreseen(gained, lost, moved);
    }

    private static void compare(
            Examined now, Examined then, List<Change> gained, List<Change> lost, List<Change> moved) {
        var before = resits(now);
        var after = resits(then);
        add(gained, now, then, without(after, before).values());
        add(lost, now, then, without(before, after).values());
        after.keySet().retainAll(before.keySet());
        after.entrySet().removeIf(one -> isSame(one.getValue(), Objects.requireNonNull(before.get(one.getKey()))));
        add(moved, now, then, after.values());
    }

    private static Map<List<Object>, NextAction> without(
            Map<List<Object>, NextAction> these, Map<List<Object>, NextAction> those) {
        Map<List<Object>, NextAction> left = new LinkedHashMap<>(these);
        left.keySet().removeAll(those.keySet());
        return left;
    }

    private static boolean isSame(NextAction one, NextAction other) {
        return Objects.equals(one.from(), other.from()) && Objects.equals(one.until(), other.until());
    }

    /** The resits of this session, each known by what it bears on. */
    private static Map<List<Object>, NextAction> resits(Examined one) {
        Map<List<Object>, NextAction> resits = new LinkedHashMap<>();
        if (one.answer() instanceof Proposal proposal) {
            proposal.nextActions().stream()
                    .filter(action -> action.action() == Action.RESIT && action.session() == Session.THIS)
                    .forEach(action -> resits.put(
                            List.of(
                                    Objects.requireNonNullElse(action.assessment(), ""),
                                    Objects.requireNonNullElse(action.block(), ""),
                                    action.competencies()),
                            action));
        }
        return resits;
    }

    private static void add(List<Change> changes, Examined now, Examined then, Collection<NextAction> resits) {
        if (!resits.isEmpty()) {
            var candidacy = now.candidacy();
            changes.add(new Change(
                    candidacy.id(),
                    candidacy.identity().listedName(),
                    candidacy.number(),
                    resits.stream().map(ResitChanges::resit).distinct().toList(),
                    now.outcome(),
                    then.outcome()));
        }
    }

    private static Resit resit(NextAction action) {
        return new Resit(Objects.requireNonNullElse(action.assessment(), ""), action.from(), action.until());
    }
}
