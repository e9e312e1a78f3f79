package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.parchemin.app.award.Awards;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever owns the database takes lines out of the journal, and the command that checks it tells all of them. */
@ParcheminTest
@Import(AJury.class)
@TestPropertySource(properties = "parchemin.test.database=to-be-emptied")
class JournalEmptiedTests {

    @Autowired
    private Environment environment;

    @Autowired
    private AJury jury;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private Awards awards;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MockMvc pages;

    @Autowired
    private JdbcClient jdbc;

    private int code;

    private List<String> check() {
        var out = new ByteArrayOutputStream();
        var url = Objects.requireNonNull(environment.getProperty("spring.datasource.url"));
        code = JournalCheck.run(
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err, null, "--parchemin.database=" + url);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void linesThatAreTakenOutAreMissedInTheMiddleAtTheEndAndAltogether() throws Exception {
        var session = closed();
        var number = awards.of(AJury.MANAGER, session).getFirst().number();
        var decisions = jdbc.sql("select id from jury.decision order by id")
                .query(Long.class)
                .list();
        assertThat(check()).singleElement().asString().contains("chain holds");
        assertThat(code).isZero();

        // One in the middle, and another one altered after it.
        long decided = place("what = 'decision-recorded'");
        long opened = place("what = 'session-opened'");
        unguarded("delete from journal.entry_thing where place = " + decided);
        unguarded("delete from journal.entry where place = " + decided);
        unguarded("update journal.entry set account = 77 where place = " + opened);
        assertThat(check())
                .contains(
                        "journal: entry " + decided + " is missing",
                        "journal: entry " + opened + " was altered",
                        "journal: decision " + decisions.getFirst() + " has no line")
                .hasSize(4);
        assertThat(code).isEqualTo(1);

        // The tail with the head, so that the chain itself ends as it should.
        long closing = place("what = 'session-closed'");
        unguarded("delete from journal.entry_thing where place >= " + closing);
        unguarded("delete from journal.entry where place >= " + closing);
        unguarded(
                "update journal.head set (place, hash) = (select place, hash from journal.entry order by place desc limit 1)");
        assertThat(check())
                .contains(
                        "journal: the closing of session " + session.value() + " has no line",
                        "journal: certificate " + number + " has no line")
                .noneMatch(line -> line.contains("at the end") || line.contains("head names"));
        assertThat(code).isEqualTo(1);

        // All of it.
        unguarded("truncate journal.entry_thing, journal.entry");
        unguarded("update journal.head set place = 0, hash = decode(repeat('00', 32), 'hex')");
        var accountsThere =
                jdbc.sql("select id from people.account").query(Long.class).list();
        assertThat(check())
                .hasSize(1 + decisions.size() + accountsThere.size() + 3)
                .contains("journal: session " + session.value() + " has no line")
                .containsAll(decisions.stream()
                        .map(id -> "journal: decision " + id + " has no line")
                        .toList())
                .containsAll(accountsThere.stream()
                        .map(id -> "journal: account " + id + " has no line")
                        .toList())
                .first()
                .asString()
                .startsWith("journal: 0 entries hold; 0 faults,");
        assertThat(code).isEqualTo(1);
        thePageSaysSo(number);
    }

    private void thePageSaysSo(String number) throws Exception {
        accounts.open("claire@exemple.fr", "Claire Vasseur", "un mot de passe", Actor.Role.AUDITOR);
        var claire = accounts.loadUserByUsername("claire@exemple.fr");
        pages.perform(post("/journal/verification").with(user(claire)).with(csrf()));
        var page = pages.perform(get("/journal/verification").with(user(claire)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .contains("Des entrées manquent", "La délivrance du document " + number + " n’a pas d’entrée.")
                .doesNotContain("La chaîne tient");
    }

    private SessionId closed() {
        jury.mentions();
        accounts.open("helene@exemple.fr", "Hélène Caradec", "un mot de passe", Actor.Role.MANAGER);
        var cohort = jury.cohort();
        jury.passing(cohort, "Diallo", "0.93");
        jury.absent(cohort, "Sauvestre");
        var session = jury.session(cohort);
        jury.followAll(session);
        deliberations.close(session, AJury.MANAGER);
        return session;
    }

    private long place(String condition) {
        return jdbc.sql("select min(place) from journal.entry where " + condition)
                .query(Long.class)
                .single();
    }

    private void unguarded(String statement) {
        for (String table : List.of("journal.entry", "journal.entry_thing", "journal.head")) {
            jdbc.sql("alter table " + table + " disable trigger all").update();
        }
        jdbc.sql(statement).update();
        for (String table : List.of("journal.entry", "journal.entry_thing", "journal.head")) {
            jdbc.sql("alter table " + table + " enable trigger all").update();
        }
    }
}
