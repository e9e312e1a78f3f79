package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Deadline.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The jury, the answer to a feasibility file or what it lacks, and the decision on accommodations. */
@Component
class CandidacyAgenda implements Agenda {

    private final Candidacies candidacies;
    private final Deadlines deadlines;

    CandidacyAgenda(Candidacies candidacies, Deadlines deadlines) {
        this.candidacies = candidacies;
        this.deadlines = deadlines;
    }

    @Override
    public List<Due> due(CandidacyId candidacy) {
        List<Due> due = new ArrayList<>(
                deadlines.of(candidacy).stream().map(CandidacyAgenda::due).toList());
        candidacies
                .find(candidacy)
                .filter(found -> found.withdrawnOn() == null && found.erasedOn() == null)
                .map(Candidacy::juryOn)
                .ifPresent(day -> due.add(jury(day)));
        return due;
    }

    private static Due jury(LocalDate day) {
        return new Due(
                Matter.of(Matter.Kind.JURY, day.toString()),
                "candidacy.due.JURY",
                List.of(day.toString()),
                day,
                day,
                null,
                null,
                false);
    }

    private static Due due(Deadline deadline) {
        LocalDate day = deadline.day();
        boolean last = deadline.kind() == Kind.ADMISSIBILITY || deadline.kind() == Kind.PLACEMENT;
        return new Due(
                matter(deadline),
                "candidacy.due." + deadline.kind(),
                List.of(day.toString()),
                last ? null : day,
                last ? day : null,
                null,
                new Door(deadline.page(), "candidacy.due.go." + deadline.kind()),
                deadline.kind() == Kind.FILE);
    }

    private static Matter matter(Deadline deadline) {
        return switch (deadline.kind()) {
            case ADMISSIBILITY, FILE -> Matter.of(Matter.Kind.ADMISSIBILITY, "");
            case ACCOMMODATION ->
                Matter.of(Matter.Kind.ACCOMMODATION, deadline.day().toString());
            case PLACEMENT -> Matter.of(Matter.Kind.CONDITION, "PLACEMENT " + deadline.day());
        };
    }
}
