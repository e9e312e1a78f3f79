package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What a form sends and cannot be read is taken for nothing else: nothing is recorded, and the answer names the field. */
@ParcheminTest
@Import(AJury.class)
class UnreadableFieldsTests {

    @Autowired
    private MockMvc pages;

    @Autowired
    private AJury jury;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private UserDetails helene;

    @BeforeEach
    void somebodySignedIn() {
        accounts.open("helene@exemple.fr", "Hélène Caradec", "un mot de passe", Actor.Role.MANAGER);
        helene = accounts.loadUserByUsername("helene@exemple.fr");
        jury.mentions();
    }

    @Test
    void aDecisionThatCannotBeReadIsNotTakenForTheProposal() throws Exception {
        var cohort = jury.cohort();
        var candidate = jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);
        var seen = seen(session, candidate);
        var page = "/jurys/" + session.value() + "/candidats/" + candidate.value();

        for (String[] sent : new String[][] {
            {"choice", "choice", "nimporte"},
            {"choice", "choice", ""},
            {"choice", "choice", "SUIVRE"},
            {"award", "choice", "ecart", "award", "peut-être"},
            {"blocks[B2]", "choice", "ecart", "blocks[B2]", "HELD"},
            {"blocks[B9]", "choice", "suivre", "blocks[B9]", "VALIDATED"},
        }) {
            send(page, "seen", seen, sent)
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(containsString("«\u202f" + sent[0] + "\u202f»")));
        }
        send(page, "seen", seen, "").andExpect(status().isUnprocessableContent());
        send("/jurys/" + session.value() + "/accord", "seen", candidate.value() + ":" + seen + " nimporte", "seen")
                .andExpect(status().isBadRequest())
                .andExpect(status().reason(containsString("seen")));

        assertThat(count("select count(*) from jury.decision where session = " + session.value()))
                .isZero();
    }

    @Test
    void aFactThatCannotBeReadIsNotTakenForAnother() throws Exception {
        var candidate = jury.candidate(jury.cohort(), "Diallo");
        var page = "/dossiers/" + candidate.value() + "/faits";

        for (String[] sent : new String[][] {
            {"fact|ADMISSIBILITY|", "on", "2026-05-01", "granted", "nimporte"},
            {"fact|MODULE|analyser", "completedOn", "2026-05-01", "acquired", "nimporte"},
            {"fact|ATTENDANCE|", "share", "90", "withdraw", "nimporte"},
            {"fact|ATTENDANCE|", "share", "90", "seen", "nimporte"},
            {"fact|HOLDING|", "on", "2026-05-01", "certificate", "nimporte", "scheme", "certification-jnac"},
            {"result|B1.etude-de-cas||1", "on", "2026-05-18", "mark:", "nimporte"},
            {"receipt|B1.rapport", "on", "2026-05-18", "withdraw", "nimporte"},
        }) {
            send(page, "key", sent[0], sent).andExpect(status().isUnprocessableContent());
        }
        send(page, "key", "fact|ATTENDANCE|", "", "share", "90", "withdraw", "nimporte")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("withdraw\">Ce champ ne peut pas être lu")));
        for (String key :
                new String[] {"", "nimporte", "fact|NIMPORTE|", "result|B1.etude-de-cas||nimporte", "result"}) {
            send(page, "key", key, "")
                    .andExpect(status().isBadRequest())
                    .andExpect(status().reason(containsString("key")));
        }

        assertThat(count("select count(*) from candidacy.fact where candidacy = " + candidate.value()))
                .isZero();
        assertThat(count("select count(*) from assessment.result where candidacy = " + candidate.value()))
                .isZero();
    }

    /** Sends a field and, after the first of the rest, names and values in turn. */
    private ResultActions send(String page, String name, String value, String... rest) throws Exception {
        var request = post(page).with(user(helene)).with(csrf()).param(name, value);
        for (int i = 1; i + 1 < rest.length; i += 2) {
            request.param(rest[i], rest[i + 1]);
        }
        return pages.perform(request);
    }

    private String seen(SessionId session, CandidacyId candidate) {
        return deliberations
                .deliberation(session)
                .orElseThrow()
                .of(candidate)
                .orElseThrow()
                .digest();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
