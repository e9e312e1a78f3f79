package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Admissibility.State;
import fr.parchemin.app.candidacy.Admissibility.What;
import fr.parchemin.app.candidacy.Registrar.Entry;
import fr.parchemin.app.people.Actor;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notes that admissibility is granted where two months of silence have granted it; nobody has to think of it. */
@Component
class Silences {

    private static final Logger LOG = LoggerFactory.getLogger(Silences.class);

    private final Deadlines deadlines;
    private final Candidacies candidacies;
    private final Admissibilities admissibilities;
    private final Clock clock;

    Silences(Deadlines deadlines, Candidacies candidacies, Admissibilities admissibilities, Clock clock) {
        this.deadlines = deadlines;
        this.candidacies = candidacies;
        this.admissibilities = admissibilities;
        this.clock = clock;
    }

    /** At night, and for the nights on which the application did not run when it starts. */
    @Scheduled(cron = "0 5 0 * * *", zone = "Europe/Paris")
    @EventListener(ApplicationReadyEvent.class)
    void note() {
        var today = LocalDate.now(clock);
        deadlines.unanswered(today).forEach(candidacy -> note(candidacy, today));
    }

    /** Each by itself: one that cannot be noted holds up no other. */
    private void note(CandidacyId id, LocalDate today) {
        var file = admissibilities.of(id);
        if (!(file.on(today) instanceof State.Silent(LocalDate grantedOn))) {
            return;
        }
        try {
            var candidacy = candidacies.find(id).orElseThrow();
            var entry = admissibilities.record(candidacy, file, What.SILENCE, grantedOn, "", Actor.application());
            if (entry instanceof Entry.Refused(var reasons)) {
                LOG.warn("Silence on the file of candidacy {} contradicts its dossier: {}", id.value(), reasons);
            }
        } catch (Facts.ChangedMeanwhile _) {
            LOG.info("The file of candidacy {} was answered meanwhile", id.value());
        } catch (RuntimeException e) {
            LOG.error(
                    "Silence on the file of candidacy {} is not noted; it is tried again the next night",
                    id.value(),
                    e);
        }
    }
}
