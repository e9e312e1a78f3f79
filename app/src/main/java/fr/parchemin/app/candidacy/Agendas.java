package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Agenda.Due;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** All that is to come for a candidate, whichever module knows of it. */
@Service
public class Agendas {

    private final ObjectProvider<Agenda> agendas;
    private final Clock clock;

    Agendas(ObjectProvider<Agenda> agendas, Clock clock) {
        this.agendas = agendas;
        this.clock = clock;
    }

    /** What is to come, by its day; what has none comes last. */
    public List<Due> of(CandidacyId candidacy) {
        var today = LocalDate.now(clock);
        return agendas.stream()
                .flatMap(agenda -> agenda.due(candidacy).stream())
                .distinct()
                .sorted(Comparator.<Due, LocalDate>comparing(
                                due -> Objects.requireNonNullElse(due.day(today), LocalDate.MAX))
                        .thenComparing(due -> due.matter().kind())
                        .thenComparing(due -> due.matter().name()))
                .toList();
    }
}
