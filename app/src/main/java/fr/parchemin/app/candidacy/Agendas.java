package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Agenda.Due;
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

    Agendas(ObjectProvider<Agenda> agendas) {
        this.agendas = agendas;
    }

    /** What is to come, by its day; what has none comes last. */
    public List<Due> of(CandidacyId candidacy) {
        return agendas.stream()
                .flatMap(agenda -> agenda.due(candidacy).stream())
                .sorted(Comparator.comparing(due ->
                        Objects.requireNonNullElse(due.from() == null ? due.until() : due.from(), LocalDate.MAX)))
                .toList();
    }
}
