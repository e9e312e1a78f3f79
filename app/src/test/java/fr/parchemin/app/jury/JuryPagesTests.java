package fr.parchemin.app.jury;

import static fr.parchemin.app.jury.AJury.MANAGER;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.award.Awards;
import fr.parchemin.app.award.Certificate;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ParcheminTest
@Import(AJury.class)
class JuryPagesTests {

    @Autowired
    private MockMvc pages;

    @Autowired
    private AJury jury;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private Awards awards;

    @Autowired
    private Accounts accounts;

    private UserDetails helene;
    private CohortId cohort;

    @BeforeEach
    void somebodySignedIn() {
        accounts.open("helene@exemple.fr", "Hélène Caradec", "un mot de passe", Actor.Role.MANAGER);
        helene = accounts.loadUserByUsername("helene@exemple.fr");
        jury.mentions();
        cohort = jury.cohort();
    }

    @Test
    void aSessionIsOpenedFromItsForm() throws Exception {
        jury.passing(cohort, "Diallo", "0.93");

        see(get("/jurys/nouveau").param("cohorte", id(cohort)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Le règlement en demande 2 au moins")));
        see(post("/jurys")
                        .param("cohort", id(cohort))
                        .param("heldOn", "2026-07-10")
                        .param("place", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Indiquez le lieu")));
        see(post("/jurys")
                        .param("cohort", id(cohort))
                        .param("heldOn", "2026-07-10")
                        .param("place", "Rennes")
                        .param("chair", "0")
                        .param("names", "Hervé Auffret", "Salima Benhaddou", "")
                        .param("capacities", "directeur", "gérante", ""))
                .andExpect(redirectedUrlPattern("/jurys/*"));
    }

    @Test
    void everyCandidateIsInTheTableAndTheFiltersKeepSome() throws Exception {
        jury.passing(cohort, "Diallo", "0.93");
        jury.candidate(cohort, "Ferrandis");
        var session = jury.session(cohort);

        see(get("/jurys")).andExpect(status().isOk()).andExpect(content().string(containsString("Rennes")));
        see(get("/jurys/" + session.value()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("DIALLO Awa")))
                .andExpect(content().string(containsString("FERRANDIS Awa")));
        see(get("/jurys/" + session.value()).param("filtre", "en-cours"))
                .andExpect(content().string(not(containsString("DIALLO Awa"))))
                .andExpect(content().string(containsString("FERRANDIS Awa")));
    }

    @Test
    void aDecisionLeadsToTheNextCandidate() throws Exception {
        var first = jury.passing(cohort, "Diallo", "0.93");
        var second = jury.passing(cohort, "Ferrandis", "0.849");
        var session = jury.session(cohort);

        see(get(page(session, first)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("suit la proposition")));
        see(post(page(session, first)).param("choice", "suivre").param("seen", seen(session, first)))
                .andExpect(redirectedUrl(page(session, second)));
        see(post(page(session, second))
                        .param("choice", "ecart")
                        .param("award", "true")
                        .param("motive", "Elle le mérite.")
                        .param("seen", seen(session, second)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Un fait s’y oppose")))
                .andExpect(content().string(containsString("Elle le mérite.")));
        see(post(page(session, second))
                        .param("choice", "ecart")
                        .param("blocks[B2]", "NOT_VALIDATED")
                        .param("motive", "Faite par un autre.")
                        .param("seen", seen(session, second)))
                .andExpect(redirectedUrl("/jurys/" + session.value()));
        see(get(page(session, second))).andExpect(content().string(containsString("Faite par un autre.")));
    }

    @Test
    void allThatAgreeAreConfirmedOnAPageThatCountsThem() throws Exception {
        jury.passing(cohort, "Diallo", "0.93");
        jury.absent(cohort, "Sauvestre");
        var session = jury.session(cohort);

        see(get("/jurys/" + session.value() + "/accord"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Une attribution")))
                .andExpect(content().string(containsString("Un refus")));
        see(post("/jurys/" + session.value() + "/accord").param("seen", allSeen(session)))
                .andExpect(redirectedUrl("/jurys/" + session.value()));
        see(get("/jurys/" + session.value() + "/cloture"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Une personne reçoit sa certification")));
    }

    @Test
    void theClosingPageNamesWhatIsMissing() throws Exception {
        jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);

        see(get("/jurys/" + session.value() + "/cloture"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Une décision reste à prendre")));
        see(post("/jurys/" + session.value() + "/cloture"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Une décision reste à prendre")));
    }

    @Test
    void aClosedSessionShowsItsMinutesAndItsDocuments() throws Exception {
        var certificate = awarded();
        var session = certificate.session();

        see(get("/jurys/" + session.value()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("proces-verbal.pdf")));
        see(get(page(session, certificate.candidacy())))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Enregistrer la décision"))));
        see(get("/jurys/" + session.value() + "/cloture")).andExpect(status().isOk());
        see(post("/jurys/" + session.value() + "/cloture")).andExpect(redirectedUrl("/jurys/" + session.value()));
        see(get("/jurys/" + session.value() + "/proces-verbal.pdf"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"));
        see(get("/parchemins").param("session", Long.toString(session.value())))
                .andExpect(content().string(containsString(certificate.number())));
    }

    @Test
    void aCertificateIsFoundPrintedAndRevoked() throws Exception {
        var certificate = awarded();

        see(get("/parchemins").param("q", "diallo " + certificate.number()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(certificate.number())));
        see(get("/parchemins/" + certificate.number()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("RNCP99999")));
        see(get("/parchemins/" + certificate.number() + ".pdf"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"));
        see(get("/parchemins/" + certificate.number() + "/revocation"))
                .andExpect(content().string(containsString("Une révocation ne se défait pas")));
        see(post("/parchemins/" + certificate.number() + "/revocation").param("reason", " "))
                .andExpect(status().isUnprocessableContent());
        see(post("/parchemins/" + certificate.number() + "/revocation").param("reason", "Fraude établie"))
                .andExpect(redirectedUrl("/parchemins/" + certificate.number()));
        see(get("/parchemins").param("etat", "revoques"))
                .andExpect(content().string(containsString(certificate.number())));
        ask("/verifier/" + certificate.code().grouped())
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Ce document a été révoqué.")))
                .andExpect(content().string(not(containsString("Fraude établie"))));
    }

    @Test
    void anybodyVerifiesACertificateWithoutItsBirthData() throws Exception {
        var certificate = awarded();

        ask("/verifier").andExpect(status().isOk());
        ask("/verifier?code=" + certificate.code().characters().toLowerCase(java.util.Locale.ROOT))
                .andExpect(redirectedUrl("/verifier/" + certificate.code().grouped()));
        ask("/verifier/" + certificate.code().grouped())
                .andExpect(status().isOk())
                .andExpect(header().string("X-Robots-Tag", "noindex, nofollow"))
                .andExpect(content().string(containsString("Ce document est valide.")))
                .andExpect(content().string(containsString(certificate.number())))
                .andExpect(content().string(not(containsString("1998"))))
                .andExpect(content().string(not(containsString("Lyon"))));
    }

    @Test
    void aSlipOfTheFingerIsNotAnUnknownCode() throws Exception {
        ask("/verifier?code=ABCD-EFGH")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("faute de frappe")));
        ask("/verifier/2222-2222-2222-2222-2222")
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("Ce code est inconnu.")));
    }

    @Test
    void nobodyElseSeesTheJury() throws Exception {
        pages.perform(get("/jurys")).andExpect(redirectedUrl("/connexion"));
        pages.perform(get("/parchemins")).andExpect(redirectedUrl("/connexion"));
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        see(get("/jurys/999999")).andExpect(status().isNotFound());
        see(get("/parchemins/RNCP1-2026-00001")).andExpect(status().isNotFound());
    }

    private Certificate awarded() {
        jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);
        deliberations.agree(
                session,
                deliberations.deliberation(session).orElseThrow().cases().stream()
                        .collect(Collectors.toMap(Case::id, Case::digest)),
                MANAGER);
        deliberations.close(session, MANAGER);
        return awards.of(AJury.MANAGER, session).getFirst();
    }

    private org.springframework.test.web.servlet.ResultActions see(MockHttpServletRequestBuilder request)
            throws Exception {
        return pages.perform(request.with(user(helene)).with(csrf()));
    }

    private org.springframework.test.web.servlet.ResultActions ask(String address) throws Exception {
        return pages.perform(get(java.net.URI.create(address)));
    }

    private String seen(SessionId session, CandidacyId candidate) {
        return deliberations
                .deliberation(session)
                .orElseThrow()
                .of(candidate)
                .orElseThrow()
                .digest();
    }

    private String allSeen(SessionId session) {
        return deliberations.deliberation(session).orElseThrow().cases().stream()
                .map(one -> one.id().value() + ":" + one.digest())
                .collect(Collectors.joining(" "));
    }

    private static String page(SessionId session, CandidacyId candidate) {
        return "/jurys/" + session.value() + "/candidats/" + candidate.value();
    }

    private static String id(CohortId cohort) {
        return Long.toString(cohort.value());
    }
}
