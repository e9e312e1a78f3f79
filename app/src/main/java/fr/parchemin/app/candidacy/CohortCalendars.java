package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.CohortAgenda.Entry;
import fr.parchemin.app.people.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** All that is due in a cohort, whichever module knows of it. */
@Service
public class CohortCalendars {

    private static final Comparator<Entry> ORDER = Comparator.comparing(
                    Entry::day, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Entry::kind)
            .thenComparing(Entry::name);

    private final ObjectProvider<CohortAgenda> agendas;
    private final Clock clock;

    CohortCalendars(ObjectProvider<CohortAgenda> agendas, Clock clock) {
        this.agendas = agendas;
        this.clock = clock;
    }

    /** What is late, then what is to come by its day, then what waits without one. */
    public List<Entry> of(Cohort cohort, Actor actor) {
        var today = LocalDate.now(clock);
        return agendas.stream()
                .flatMap(agenda -> agenda.of(cohort, actor).stream())
                .filter(entry -> !entry.isOver(today))
                .sorted(ORDER)
                .toList();
    }
}
