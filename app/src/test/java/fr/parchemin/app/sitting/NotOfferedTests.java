package fr.parchemin.app.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.sitting.NotOffered.Group;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.engine.dossier.Dossier.Mark;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParcheminTest
@Import(AJury.class)
class NotOfferedTests {

    private static final String ASSESSMENT = "B1.etude-de-cas";

    @Autowired
    AJury jury;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Sittings sittings;

    @Autowired
    NotOffered notOffered;

    @Autowired
    Accounts accounts;

    @Autowired
    MockMvcTester web;

    private CohortId cohort(LocalDate asOf) {
        var cohort = jury.cohort();
        cohorts.plan(cohort, AJury.DAY, asOf, AJury.MANAGER);
        return cohort;
    }

    private Sitting sitting(CohortId cohort, boolean resit) {
        var id = sittings.plan(
                cohort,
                new Plan(
                        ASSESSMENT,
                        resit,
                        new When(LocalDate.of(2026, 6, 30), LocalTime.of(9, 0), LocalTime.of(11, 0)),
                        new Where("Salle 12, Rennes", false),
                        null,
                        null),
                Set.of(Doubt.Kind.values()),
                AJury.MANAGER);
        return sittings.find(id).orElseThrow();
    }

    private CandidacyId failing(CohortId cohort, String name) {
        var candidate = jury.candidate(cohort, name);
        jury.change(candidate, List.of(jury.result(ASSESSMENT, "non-acquis")));
        return candidate;
    }

    /** Who is told for which reason. */
    private Map<String, List<String>> told(Sitting sitting) {
        var offer = sittings.offer(sitting, AJury.MANAGER);
        return notOffered.of(sitting, offer, AJury.MANAGER).stream()
                .collect(Collectors.toMap(
                        group -> group.why().key().substring("sitting.not-offered.".length()), this::names));
    }

    private List<String> names(Group group) {
        return group.people().stream().map(one -> one.name().split(" ")[0]).toList();
    }

    @Test
    void whoHasNoRightToAResitIsToldWithTheReason() {
        var cohort = cohort(LocalDate.of(2026, 6, 20));
        failing(cohort, "Entitled");
        jury.passing(cohort, "Passed", "0.9");
        jury.absent(cohort, "Absent");
        jury.candidate(cohort, "Waiting");
        jury.change(
                failing(cohort, "Again"),
                List.of(new Change.OfResult(
                        new Attempt(ASSESSMENT, 2, null, null),
                        LocalDate.of(2026, 6, 19),
                        new Mark.Graded("non-acquis"),
                        null)));

        assertThat(told(sitting(cohort, true)))
                .isEqualTo(Map.of(
                        "passed", List.of("PASSED"),
                        "lost-by-absence", List.of("ABSENT"),
                        "not-sat", List.of("WAITING"),
                        "taken-again", List.of("AGAIN")));
    }

    @Test
    void whoseWindowIsOverIsToldUntilWhenItWas() {
        var cohort = cohort(LocalDate.of(2026, 7, 3));
        failing(cohort, "Late");
        var sitting = sitting(cohort, true);

        assertThat(told(sitting)).isEqualTo(Map.of("window-over", List.of("LATE")));
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Hélène Caradec", "secret", Role.MANAGER);
        assertThat(web.get()
                        .uri("/passages/" + sitting.id().value())
                        .with(user(accounts.loadUserByUsername(email)))
                        .exchange())
                .bodyText()
                .contains("Qui ne peut pas être placé (1)", "a pris fin le 1er juillet 2026 (1)");
    }

    @Test
    void whoHasSatAlreadyIsToldAtAFirstSitting() {
        var cohort = cohort(LocalDate.of(2026, 6, 20));
        failing(cohort, "Sat");
        jury.candidate(cohort, "Free");

        assertThat(told(sitting(cohort, false))).isEqualTo(Map.of("sat", List.of("SAT")));
    }

    @Test
    void nobodyIsBothOfferedAndTold() {
        var cohort = cohort(LocalDate.of(2026, 6, 20));
        var entitled = failing(cohort, "Entitled");
        var sitting = sitting(cohort, true);

        assertThat(sittings.offer(sitting, AJury.MANAGER).entitled()).containsOnlyKeys(entitled);
        assertThat(told(sitting)).isEmpty();
    }
}
