package fr.parchemin.app.demo;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.jury.Pronouncements;
import fr.parchemin.app.notice.Appeal;
import fr.parchemin.app.notice.Appeals;
import fr.parchemin.app.notice.Publications;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.dossier.Dossier.Result;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Results made public in the oldest cohort, that of the guest, and complaints and appeals at each stage. */
@Component
@Order(6)
class News implements Chapter {

    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final Dossiers dossiers;
    private final Publications publications;
    private final Pronouncements pronouncements;
    private final Appeals appeals;
    private final Clock clock;

    News(
            Cohorts cohorts,
            Candidacies candidacies,
            Dossiers dossiers,
            Publications publications,
            Pronouncements pronouncements,
            Appeals appeals,
            Clock clock) {
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.dossiers = dossiers;
        this.publications = publications;
        this.pronouncements = pronouncements;
        this.appeals = appeals;
        this.clock = clock;
    }

    @Override
    public void tell(Cast cast) {
        var all = cohorts.latest(Actor.application(), null, Integer.MAX_VALUE).stream()
                .filter(cohort -> cohort.size() > 0)
                .sorted(Comparator.comparingLong(cohort -> cohort.id().value()))
                .toList();
        all.stream().findFirst().ifPresent(cohort -> publish(cohort, cast));
        all.stream()
                .map(cohort -> candidacies.of(cohort.id()))
                .filter(list -> list.stream().anyMatch(this::isDecided))
                .findFirst()
                .ifPresent(list -> contest(list.stream().filter(this::isDecided).toList(), cast));
    }

    private boolean isDecided(Candidacy candidacy) {
        return !pronouncements.of(candidacy.id()).isEmpty();
    }

    private void publish(Cohort cohort, Cast cast) {
        dossiers.examine(cohort.id(), null).stream()
                .flatMap(one -> one.dossier().results().stream())
                .filter(result -> result.attempt() == 1)
                .map(Result::assessment)
                .distinct()
                .sorted()
                .limit(3)
                .forEach(assessment -> publications.publish(cohort.id(), assessment, 1, cast.manager()));
    }

    private void contest(List<Candidacy> decided, Cast cast) {
        var today = LocalDate.now(clock);
        file(decided, 0, Appeal.Kind.COMPLAINT, Appeal.About.SITTING, """
                La salle indiquée sur ma convocation était fermée. J’ai commencé l’étude de cas avec vingt minutes de retard.""", today.minusDays(3), cast);
        file(decided, 1, Appeal.Kind.APPEAL, Appeal.About.DECISION, """
                Le procès-verbal ne mentionne pas mon entretien du matin. Je demande que la décision soit revue.""", today.minusDays(12), cast);
        file(decided, 2, Appeal.Kind.COMPLAINT, Appeal.About.RESULT, """
                La note de la mission action ne correspond pas à la grille que l’on m’a montrée.""", today.minusDays(30), cast);
        if (decided.size() > 2) {
            appeals.of(decided.get(1).id()).forEach(one -> appeals.examine(one, cast.manager()));
            appeals.of(decided.get(2).id())
                    .forEach(one -> appeals.answer(
                            one,
                            true,
                            "La grille avait été mal reportée. La note est corrigée et le jury en est averti.",
                            cast.manager()));
        }
    }

    private void file(
            List<Candidacy> decided,
            int place,
            Appeal.Kind kind,
            Appeal.About about,
            String words,
            LocalDate on,
            Cast cast) {
        if (decided.size() > place) {
            appeals.file(decided.get(place).id(), kind, about, words, on, cast.manager());
        }
    }
}
