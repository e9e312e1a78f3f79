package fr.parchemin.app.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.engine.dossier.Dossier.Mark;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who may take what once more, in which attempt, and the list of them as a file. */
@ParcheminTest
@Import(AJury.class)
class NextStepsTests {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 20);

    @Autowired
    NextSteps steps;

    @Autowired
    AJury jury;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Accounts accounts;

    @Autowired
    MockMvcTester pages;

    private CohortId cohort;
    private CandidacyId awa;

    @BeforeEach
    void someone() {
        cohort = jury.cohort();
        cohorts.plan(cohort, AJury.DAY, AS_OF, AJury.MANAGER);
        awa = jury.candidate(cohort, "=Diallo");
    }

    private void result(int attempt, int day, String grade) {
        jury.change(
                awa,
                List.of(new Change.OfResult(
                        new Attempt("B1.mission-action", attempt, null, null),
                        LocalDate.of(2026, 6, day),
                        new Mark.Graded(grade),
                        null)));
    }

    @Test
    void aResitIsTheFirstAttemptThatIsNotTaken() {
        result(1, 2, "non-acquis");
        result(3, 9, "acquis");
        assertThat(steps.resits(cohorts.find(cohort).orElseThrow(), null, AJury.MANAGER, null, 10))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.attempt()).isEqualTo(2);
                    assertThat(step.before()).containsExactly(new Mark.Graded("non-acquis"));
                });
    }

    @Test
    void theListIsAFileForSpreadsheets() throws java.io.UnsupportedEncodingException {
        result(1, 2, "non-acquis");
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Irène Vasseur", "secret", Role.MANAGER);
        var answer = pages.get()
                .uri("/cohortes/" + cohort.value() + "/rattrapages.csv?epreuve=B1.mission-action")
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse()
                        .getContentAsString(StandardCharsets.UTF_8)
                        .lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("'=DIALLO", "Mission action du bloc 1;Non acquis;Oral devant le jury national;");
    }
}
