package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Admissibility.State;
import fr.parchemin.app.candidacy.Agenda.Door;
import fr.parchemin.app.candidacy.Agenda.Due;
import fr.parchemin.app.candidacy.Agenda.Matter;
import fr.parchemin.app.candidacy.Agenda.Matter.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** All that is to come for a candidate, whichever module knows of it. */
@Service
public class Agendas {

    private final ObjectProvider<Agenda> agendas;
    private final Admissibilities admissibilities;
    private final Clock clock;

    Agendas(ObjectProvider<Agenda> agendas, Admissibilities admissibilities, Clock clock) {
        this.agendas = agendas;
        this.admissibilities = admissibilities;
        this.clock = clock;
    }

    /** What is to come, by its day; what has none comes last. Whoever was not admitted is asked for nothing more. */
    public List<Due> of(CandidacyId candidacy) {
        var today = LocalDate.now(clock);
        var all = agendas.stream().flatMap(agenda -> agenda.due(candidacy).stream());
        return (isRefused(candidacy, today)
                        ? Stream.concat(Stream.of(refusal(candidacy)), all.filter(Agendas::isLeftToTheRefused))
                        : all)
                .distinct()
                .sorted(Comparator.<Due, LocalDate>comparing(
                                due -> Objects.requireNonNullElse(due.day(today), LocalDate.MAX))
                        .thenComparing(due -> due.matter().kind())
                        .thenComparing(due -> due.matter().name()))
                .toList();
    }

    private boolean isRefused(CandidacyId candidacy, LocalDate today) {
        return admissibilities.of(candidacy).on(today) instanceof State.Answered answered && !answered.granted();
    }

    private static boolean isLeftToTheRefused(Due due) {
        return due.matter().kind() == Kind.ADMISSIBILITY || due.matter().kind() == Kind.ANSWER;
    }

    private static Due refusal(CandidacyId candidacy) {
        return new Due(
                Matter.of(Kind.ADMISSIBILITY, "REFUSED"),
                "candidacy.due.REFUSED",
                List.of(),
                null,
                null,
                null,
                new Door("/dossiers/" + candidacy.value() + "/recevabilite", "candidacy.due.go.REFUSED"),
                false);
    }
}
