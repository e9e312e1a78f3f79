package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Deadlines.Count;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers to feasibility files and what these lack, decisions on accommodations, and the ends of placements. */
@Component
class DeadlineCohortAgenda implements CohortAgenda {

    private final Deadlines deadlines;

    DeadlineCohortAgenda(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public List<Entry> of(Cohort cohort, Actor actor) {
        var kinds = Arrays.stream(Deadline.Kind.values())
                .filter(kind -> kind != Deadline.Kind.ACCOMMODATION || Action.SEE_ACCOMMODATIONS.allows(actor.role()))
                .toList();
        return deadlines.counts(cohort.id(), actor, kinds).stream()
                .map(count -> entry(cohort, count))
                .toList();
    }

    private static Entry entry(Cohort cohort, Count count) {
        boolean dated = count.kind() == Deadline.Kind.ADMISSIBILITY || count.kind() == Deadline.Kind.PLACEMENT;
        return new Entry(
                kind(count.kind()),
                dated ? count.first() : null,
                count.kind().name(),
                "candidacy.calendar." + count.kind(),
                List.of(count.first().toString()),
                count.candidates(),
                count.candidates() == 1
                        ? "/dossiers/" + count.one().value() + count.kind().page()
                        : "/cohortes/" + cohort.id().value() + "/echeances/candidats?nature=" + count.kind(),
                count.kind() != Deadline.Kind.PLACEMENT);
    }

    private static Kind kind(Deadline.Kind kind) {
        return switch (kind) {
            case ADMISSIBILITY, FILE -> Kind.ADMISSIBILITY;
            case ACCOMMODATION -> Kind.ACCOMMODATION;
            case PLACEMENT -> Kind.PLACEMENT;
        };
    }
}
