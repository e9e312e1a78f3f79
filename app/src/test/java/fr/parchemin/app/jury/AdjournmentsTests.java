package fr.parchemin.app.jury;

import static fr.parchemin.app.jury.AJury.DAY;
import static fr.parchemin.app.jury.AJury.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.jury.Decision.Choice;
import fr.parchemin.app.jury.Decision.Decided;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** An adjournment ends a presentation: until another jury takes the dossier up, its day is the one adjourned to, if any. */
@ParcheminTest
@Import(AJury.class)
class AdjournmentsTests {

    private static final LocalDate NEXT = LocalDate.of(2026, 11, 13);

    @Autowired
    private MockMvc pages;

    @Autowired
    private AJury jury;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private Candidacies candidacies;

    @Autowired
    private Accounts accounts;

    private CohortId cohort;
    private CandidacyId candidate;
    private SessionId session;

    @BeforeEach
    void aCandidateWhoseDossierIsOpen() {
        accounts.open("helene@exemple.fr", "Hélène Caradec", "un mot de passe", Actor.Role.MANAGER);
        jury.mentions();
        cohort = jury.cohort();
        candidate = jury.candidate(cohort, "Ferrandis");
        session = jury.session(cohort);
    }

    @Test
    void theDayAdjournedToIsTheDayOfTheNextJury() {
        adjourn(NEXT);
        deliberations.close(session, MANAGER);

        assertThat(candidacies.find(candidate).orElseThrow().juryOn()).isEqualTo(NEXT);
    }

    @Test
    void withoutOneThereIsNoDayOfAJury() {
        adjourn(null);
        deliberations.close(session, MANAGER);

        assertThat(candidacies.find(candidate).orElseThrow().juryOn()).isNull();
    }

    @Test
    void theDayAdjournedToComesAfterThatOfTheJury() throws Exception {
        assertThat(decide(new Choice.Adjourn(null, DAY)))
                .isEqualTo(new Decided.Refused(Decided.Why.ADJOURNED_TO_AN_EARLIER_DAY));
        send(DAY.toString())
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("doit suivre celui de ce jury")))
                .andExpect(content().string(containsString("value=\"" + DAY + "\"")));
    }

    @Test
    void aDayThatCannotBeReadRecordsNothing() throws Exception {
        send("le 13 novembre")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Ce jour ne peut pas être lu")));

        assertThat(deliberations
                        .deliberation(session)
                        .orElseThrow()
                        .of(candidate)
                        .orElseThrow()
                        .decision())
                .isNull();
    }

    @Test
    void thePageSaysTheDayAdjournedTo() throws Exception {
        send(NEXT.toString()).andExpect(redirectedUrl("/jurys/" + session.value()));

        see(get(page())).andExpect(content().string(containsString("au 13 novembre 2026")));
    }

    private void adjourn(@Nullable LocalDate day) {
        assertThat(decide(new Choice.Adjourn(null, day))).isInstanceOf(Decided.Recorded.class);
    }

    private Decided decide(Choice choice) {
        return deliberations.decide(session, candidate, choice, seen(), MANAGER);
    }

    private ResultActions send(String day) throws Exception {
        return see(post(page()).param("choice", "ajourner").param("to", day).param("seen", seen()));
    }

    private ResultActions see(MockHttpServletRequestBuilder request) throws Exception {
        return pages.perform(request.with(user(accounts.loadUserByUsername("helene@exemple.fr")))
                .with(csrf()));
    }

    private String seen() {
        return deliberations
                .deliberation(session)
                .orElseThrow()
                .of(candidate)
                .orElseThrow()
                .digest();
    }

    private String page() {
        return "/jurys/" + session.value() + "/candidats/" + candidate.value();
    }
}
