package fr.parchemin.app.jury;

import static fr.parchemin.app.jury.AJury.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Move.Cause;
import fr.parchemin.app.candidacy.Moves;
import fr.parchemin.app.catalog.AllMentions;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Mentions;
import fr.parchemin.app.jury.Decision.Choice;
import fr.parchemin.app.jury.Decision.Decided;
import fr.parchemin.app.paper.Pdf;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.People;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What is closed stays closed: whatever changes afterwards, the minutes, the documents and the pages stay as they were. */
@ParcheminTest
@Import(AJury.class)
class ClosedSessionTests {

    private static final Pattern CSRF = Pattern.compile("content=\"[\\w-]{60,}\"|name=\"_csrf\"[^>]*>");

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

    @Autowired
    private Candidacies candidacies;

    @Autowired
    private People people;

    @Autowired
    private Moves moves;

    @Autowired
    private AllMentions mentions;

    @Autowired
    private Catalog catalog;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

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
    void aClosedSessionNeverChanges() throws Exception {
        var awarded = jury.passing(cohort, "Diallo", "0.93");
        var departed = jury.passing(cohort, "Ferrandis", "0.92");
        jury.absent(cohort, "Sauvestre");
        var withdrawn = jury.candidate(cohort, "Mercier");
        var transferred = jury.candidate(cohort, "Nodier");
        var corrected = jury.candidate(cohort, "Orsini");
        var session = jury.session(cohort);
        depart(session, departed);
        jury.followAll(session);
        adjourn(session, withdrawn, transferred, corrected);
        deliberations.close(session, MANAGER);
        var before = shown(session);
        assertThat(before).hasSizeGreaterThan(10);
        var minutes = new Pdf(bytes("/jurys/" + session.value() + "/proces-verbal.pdf"));
        assertThat(minutes.text()).contains("6 candidatures examinées", "3 ajournements");

        var day = LocalDate.now(clock);
        assertThat(moves.withdraw(withdrawn, day, Cause.PERSONAL, MANAGER)).isInstanceOf(Moves.Outcome.Done.class);
        assertThat(moves.transfer(transferred, jury.cohort(), day, Cause.PERSONAL, MANAGER))
                .isInstanceOf(Moves.Outcome.Done.class);
        for (CandidacyId one : List.of(awarded, departed, corrected)) {
            rename(one, "Zyx " + one.value());
        }
        jury.change(corrected, List.of(jury.result("B1.etude-de-cas", "maitrise")));
        jury.attendance(corrected, "0.5");
        reword();
        jdbc.sql("update candidacy.cohort set name = name || ' bis' where id = :id")
                .param("id", cohort.value())
                .update();
        changeSchemeFile();

        assertThat(shown(session)).isEqualTo(before);
        assertThat(bytes("/jurys/" + session.value() + "/proces-verbal.pdf")).isEqualTo(minutes.bytes());
    }

    @Test
    void theNextSessionOfTheCohortSeesWhatChanged() throws Exception {
        jury.passing(cohort, "Diallo", "0.93");
        var adjourned = jury.candidate(cohort, "Orsini");
        var session = jury.session(cohort);
        jury.followAll(session);
        adjourn(session, adjourned);
        deliberations.close(session, MANAGER);
        rename(adjourned, "Zyx");

        var next = jury.session(cohort);

        see("/jurys/" + next.value()).andExpect(content().string(containsString("ZYX Awa")));
        see("/jurys/" + session.value()).andExpect(content().string(containsString("ORSINI Awa")));
    }

    @Test
    void oneIdentityIsInTheMinutesAndInTheParchment() throws Exception {
        var awarded = jury.passing(cohort, "Diallo", "0.93");
        var unchanged = jury.passing(cohort, "Ferrandis", "0.92");
        var session = jury.session(cohort);
        jury.followAll(session);
        rename(awarded, "Kouyaté");
        var closing = "/jurys/" + session.value() + "/cloture";

        see(closing)
                .andExpect(content().string(containsString("Une identité a changé depuis la décision")))
                .andExpect(content().string(containsString("DIALLO Awa lors de la décision")))
                .andExpect(content().string(containsString("KOUYATÉ Awa")));
        var prospect = deliberations.prospect(session);
        assertThat(prospect.renamed())
                .extracting(renamed -> renamed.one().id())
                .containsExactly(awarded)
                .doesNotContain(unchanged);
        pages.perform(post(closing).with(user(helene)).with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("DIALLO Awa lors de la décision")));
        assertThat(deliberations.find(session).orElseThrow().isOpen()).isTrue();
        pages.perform(post(closing).with(user(helene)).with(csrf()).param("told", prospect.told()))
                .andExpect(redirectedUrl("/jurys/" + session.value()));

        var minutes = new Pdf(bytes("/jurys/" + session.value() + "/proces-verbal.pdf")).text();
        assertThat(minutes).contains("KOUYATÉ Awa", "FERRANDIS Awa").doesNotContain("DIALLO");
        var parchment = new Pdf(awards.document(awards.of(awarded).getFirst())).text();
        assertThat(parchment).contains("Kouyaté").doesNotContain("Diallo");
        see("/jurys/" + session.value())
                .andExpect(content().string(containsString("KOUYATÉ Awa")))
                .andExpect(content().string(not(containsString("DIALLO Awa"))));
    }

    @Test
    void whatWasCorrectedAndPutBackIsNotTold() {
        var awarded = jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);
        jury.followAll(session);
        rename(awarded, "Kouyaté");
        rename(awarded, "Diallo");

        assertThat(deliberations.prospect(session).renamed()).isEmpty();
    }

    @Test
    void aDamagedDocumentSaysSoAndIsNotGivenOut() throws Exception {
        var awarded = jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);
        jury.followAll(session);
        deliberations.close(session, MANAGER);
        var number = awards.of(awarded).getFirst().number();
        without(
                "jury.closing",
                "update jury.closing set minutes = minutes || 'x'::bytea where session = " + session.value());
        without(
                "award.paper",
                "update award.paper set bytes = bytes || 'x'::bytea where certificate = "
                        + awards.of(awarded).getFirst().id());

        see("/jurys/" + session.value() + "/proces-verbal.pdf")
                .andExpect(status().isInternalServerError())
                .andExpect(status().reason(containsString("is not what was kept")));
        see("/parchemins/" + number + ".pdf")
                .andExpect(status().isInternalServerError())
                .andExpect(status().reason(containsString(number)));
    }

    @Test
    void aSessionThatWasClosedBeforeAnythingWasKeptIsKeptAtTheNextStart() throws Exception {
        jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);
        jury.followAll(session);
        deliberations.close(session, MANAGER);
        var before = shown(session);
        without("jury.closed_case", "delete from jury.closed_case where session = " + session.value());
        without("jury.closing", "delete from jury.closing where session = " + session.value());

        deliberations.keepThoseClosedBefore();

        assertThat(shown(session)).isEqualTo(before);
    }

    private void without(String table, String statement) {
        jdbc.sql("alter table " + table + " disable trigger all").update();
        jdbc.sql(statement).update();
        jdbc.sql("alter table " + table + " enable trigger all").update();
    }

    /** Every page of a session and of what it gave, and every document, by address. */
    private Map<String, String> shown(SessionId session) throws Exception {
        Map<String, String> shown = new LinkedHashMap<>();
        var room = "/jurys/" + session.value();
        for (String address : List.of(
                "/jurys?apres="
                        + deliberations.latest(MANAGER, null, 1).getFirst().id().value(),
                room,
                room + "?filtre=ecarts",
                room + "/cloture",
                "/parchemins?session=" + session.value())) {
            shown.put(address, page(address));
        }
        shown.put(
                "line",
                deliberations.latest(MANAGER, null, Integer.MAX_VALUE).stream()
                        .filter(one -> one.id().equals(session))
                        .toList()
                        .toString());
        for (var one : deliberations.deliberation(session).orElseThrow().cases()) {
            shown.put("case " + one.id(), one.toString());
            shown.put(
                    room + "/candidats/" + one.id().value(),
                    page(room + "/candidats/" + one.id().value()));
        }
        for (var certificate : awards.of(MANAGER, session)) {
            shown.put(certificate.number(), page("/parchemins/" + certificate.number()));
            shown.put(
                    certificate.number() + ".pdf",
                    java.util.HexFormat.of().formatHex(bytes("/parchemins/" + certificate.number() + ".pdf")));
        }
        shown.remove("/jurys?apres="
                + deliberations.latest(MANAGER, null, 1).getFirst().id().value());
        return shown;
    }

    private String page(String address) throws Exception {
        var html = see(address)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        return CSRF.matcher(html).replaceAll("");
    }

    private byte[] bytes(String address) throws Exception {
        return see(address).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    }

    private ResultActions see(String address) throws Exception {
        return pages.perform(get(java.net.URI.create(address)).with(user(helene)));
    }

    private void depart(SessionId session, CandidacyId candidate) {
        var one =
                deliberations.deliberation(session).orElseThrow().of(candidate).orElseThrow();
        Map<String, Status> blocks = new LinkedHashMap<>();
        one.proposal().blocks().forEach(block -> blocks.put(block.block(), block.status()));
        blocks.put("B2", Status.NOT_VALIDATED);
        assertThat(deliberations.decide(
                        session,
                        candidate,
                        new Choice.Depart(blocks, false, "Faite par un autre."),
                        one.digest(),
                        MANAGER))
                .isInstanceOf(Decided.Recorded.class);
    }

    private void adjourn(SessionId session, CandidacyId... candidates) {
        for (CandidacyId candidate : candidates) {
            var digest = deliberations
                    .deliberation(session)
                    .orElseThrow()
                    .of(candidate)
                    .orElseThrow()
                    .digest();
            deliberations.decide(session, candidate, new Choice.Adjourn("Pièces attendues."), digest, MANAGER);
        }
    }

    private void rename(CandidacyId candidacy, String name) {
        var person =
                people.find(candidacies.find(candidacy).orElseThrow().person()).orElseThrow();
        var known = person.identity();
        people.correct(
                person.id(),
                new Identity(
                        name,
                        known.usageName(),
                        known.givenNames(),
                        known.sex(),
                        known.birthDate(),
                        known.birthPlace(),
                        known.birthCode(),
                        known.email()),
                person.contact(),
                "Acte rectifié",
                person.revision(),
                MANAGER);
    }

    private void reword() {
        var known =
                mentions.of(catalog.current("certification-jnac").orElseThrow().scheme());
        mentions.keep(
                new Mentions(
                        known.scheme(),
                        "Un autre certificateur",
                        "Un autre intitulé",
                        known.registerNumber(),
                        known.decidedOn(),
                        known.level(),
                        known.nsf(),
                        "Nantes",
                        "Quelqu’un d’autre",
                        "Président",
                        known.revision()),
                MANAGER);
    }

    /** A changed file leaves another edition of the same version; what rests on the former one stays on it. */
    private void changeSchemeFile() {
        jdbc.sql("""
                        insert into catalog.edition (scheme, version, digest, file, source, loaded_at)
                        select scheme, version, md5(random()::text), file, replace(source, 'B1:', 'B7:'), now()
                        from catalog.edition where scheme = 'certification-jnac' limit 1""").update();
    }
}
