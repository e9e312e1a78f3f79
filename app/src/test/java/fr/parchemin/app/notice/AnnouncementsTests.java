package fr.parchemin.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Accommodation.Decision;
import fr.parchemin.app.candidacy.Accommodations;
import fr.parchemin.app.candidacy.Admissibilities;
import fr.parchemin.app.candidacy.Admissibility.What;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Measures;
import fr.parchemin.app.jury.AJury;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What candidates are written when something was decided about them. */
@ParcheminTest
@Import(AJury.class)
class AnnouncementsTests {

    @Autowired
    AJury jury;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Admissibilities admissibilities;

    @Autowired
    Accommodations accommodations;

    @Autowired
    Outbox outbox;

    @Autowired
    Stationery stationery;

    private CandidacyId awa;

    @BeforeEach
    void someone() {
        awa = jury.candidate(jury.cohort(), "Diallo");
    }

    private void step(What what, LocalDate on, String words) {
        var candidacy = candidacies.find(awa).orElseThrow();
        admissibilities.record(candidacy, admissibilities.of(awa), what, on, words, AJury.MANAGER);
    }

    private Stationery.Written last() {
        var letter = outbox.of(awa).stream()
                .reduce((one, other) -> one.id() > other.id() ? one : other)
                .orElseThrow();
        return stationery.write(letter).orElseThrow();
    }

    @Test
    void eachStepOfAFeasibilityFileIsTold() {
        step(What.INCOMPLETE, LocalDate.of(2026, 1, 2), "Attestation de l’employeur");
        assertThat(last().subject()).isEqualTo("Votre dossier de recevabilité est incomplet");
        assertThat(last().paragraphs()).noneMatch(text -> text.contains("Attestation"));
        step(What.COMPLETE, LocalDate.of(2026, 1, 10), "");
        assertThat(last().paragraphs())
                .anyMatch(text -> text.contains("10 janvier 2026") && text.contains("au plus tard le 10 mars 2026"));
        step(What.SILENCE, LocalDate.of(2026, 3, 11), "");
        assertThat(last().subject()).isEqualTo("Votre candidature est recevable");
        assertThat(last().paragraphs()).anyMatch(text -> text.contains("Deux mois ont passé"));
        assertThat(outbox.of(awa)).hasSize(3);
    }

    @Test
    void aDecisionOnAccommodationsIsToldWithoutWhatWasAsked() {
        var asked = LocalDate.of(2026, 1, 10);
        var third = new Measures(33, false, false, false);
        accommodations.ask(awa, asked, third, AJury.MANAGER);
        assertThat(outbox.of(awa)).isEmpty();
        var request = accommodations.history(awa).getFirst().request();
        accommodations.decide(request, new Decision(asked.plusDays(9), third), null, null, AJury.MANAGER);
        assertThat(last().subject()).isEqualTo("Une réponse à votre demande d’aménagements");
        assertThat(last().paragraphs()).noneMatch(text -> text.contains("33"));
    }
}
