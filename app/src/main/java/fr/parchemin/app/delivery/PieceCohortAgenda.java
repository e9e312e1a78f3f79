package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortAgenda;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Until when the deliverables of a cohort are to be handed in, and by how many they still are. */
@Component
class PieceCohortAgenda implements CohortAgenda {

    private final Following following;
    private final Deadlines deadlines;
    private final Catalog catalog;
    private final MessageSource messages;

    PieceCohortAgenda(Following following, Deadlines deadlines, Catalog catalog, MessageSource messages) {
        this.following = following;
        this.deadlines = deadlines;
        this.catalog = catalog;
        this.messages = messages;
    }

    @Override
    public List<Entry> of(Cohort cohort, Actor actor) {
        if (!Action.FOLLOW_DELIVERABLES.allows(actor.role())) {
            return List.of();
        }
        var labels = new Labels(catalog.edition(cohort.edition()).scheme(), messages, LocaleContextHolder.getLocale());
        var own = deadlines.own(cohort.id());
        return following.missing(cohort, actor).entrySet().stream()
                .map(missing -> new Entry(
                        Kind.DELIVERABLE,
                        Deadlines.lastDay(own, missing.getKey(), cohort.juryOn()),
                        missing.getKey(),
                        "delivery.calendar",
                        List.of(labels.deliverable(missing.getKey())),
                        missing.getValue(),
                        "/cohortes/" + cohort.id().value() + "/livrables?manquants=true",
                        true))
                .toList();
    }
}
