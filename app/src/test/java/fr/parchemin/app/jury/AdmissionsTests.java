package fr.parchemin.app.jury;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.shell.Visitor;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Members of a jury from outside, who come by a link that the manager passes on. */
@ParcheminTest
@Import(AJury.class)
class AdmissionsTests {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/acces/[\\w-]+)");
    private static final String PASSWORD = "navire tiède grammaire";

    @Autowired
    MockMvcTester web;

    @Autowired
    AJury jury;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private final String chair = UUID.randomUUID() + "@exemple.fr";

    private Visitor manager() {
        var email = UUID.randomUUID() + "@exemple.fr";
        accounts.open(email, "Hélène Caradec", PASSWORD, Role.MANAGER);
        return new Visitor(web, "192.0.2.201").signedIn(email, PASSWORD);
    }

    private MvcTestResult open(Visitor manager, CohortId cohort, String... emails) {
        return manager.send(
                "/jurys",
                "cohort",
                Long.toString(cohort.value()),
                "heldOn",
                "2026-07-10",
                "place",
                "Rennes",
                "chair",
                "0",
                "names",
                "Hervé Auffret",
                "capacities",
                "directeur",
                "emails",
                emails[0],
                "names",
                "Salima Benhaddou",
                "capacities",
                "gérante",
                "emails",
                emails[1]);
    }

    private long journal(String what, String room) {
        return jdbc.sql("""
                        select count(*) from journal.entry e join journal.entry_thing t on t.place = e.place
                        where e.what = :what and t.kind = 'SESSION' and t.id = :session""")
                .param("what", what)
                .param("session", room.substring(room.lastIndexOf('/') + 1))
                .query(Long.class)
                .single();
    }

    private String link(Visitor manager, String room) throws Exception {
        var page = manager.send(room + "/membres", "place", "1").getResponse().getContentAsString();
        assertThat(page).contains("Aucun serveur de courriel", "une seule fois", "que la session de jury");
        var link = LINK.matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void aLinkOpensTheOneSessionThatItWasMadeForAndNoOtherOfTheSameMember() throws Exception {
        jury.mentions();
        var first = jury.cohort();
        var ofFirst = jury.passing(first, "Diallo", "0.93");
        var second = jury.cohort();
        var ofSecond = jury.passing(second, "Ferrandis", "0.93");
        var manager = manager();
        var here = open(manager, first, chair, "").getResponse().getRedirectedUrl();
        var there = open(manager, second, chair, "").getResponse().getRedirectedUrl();
        accounts.grant(
                accounts.find(chair).orElseThrow(), Role.MANAGER, Scope.EVERYTHING, "", null, Actor.application());
        var toHere = link(manager, here);
        var toThere = link(manager, there);

        var herve = new Visitor(web, "192.0.2.204");
        assertThat(herve.send(toHere)).redirectedUrl().isEqualTo(here);
        assertThat(herve.see(here)).hasStatusOk();
        assertThat(herve.see(there)).hasStatus(404);
        assertThat(herve.see(there + "/pv")).hasStatus(404);
        assertThat(herve.see("/dossiers/" + ofFirst.value())).hasStatusOk();
        assertThat(herve.see("/dossiers/" + ofSecond.value())).hasStatus(404);
        assertThat(herve.see("/jurys"))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"" + here)
                .doesNotContain("href=\"" + there);
        herve.send("/compte/role", "role", "MANAGER");
        assertThat(herve.see(there)).hasStatus(404);
        assertThat(herve.see("/cohortes")).hasStatus(404);

        var again = new Visitor(web, "192.0.2.205");
        assertThat(again.send(toThere))
                .as("each session has its own link")
                .redirectedUrl()
                .isEqualTo(there);
        assertThat(again.see(there)).hasStatusOk();
        assertThat(again.see(here)).hasStatus(404);
        var signedIn = new Visitor(web, "192.0.2.206").signedIn(password(), PASSWORD);
        assertThat(signedIn.see(here))
                .as("by a password all of one's sessions open")
                .hasStatusOk();
        assertThat(signedIn.see(there)).hasStatusOk();
    }

    private String password() {
        accounts.open(chair, "Hervé Auffret", PASSWORD, Role.CHAIR);
        accounts.grants(accounts.find(chair).orElseThrow()).stream()
                .filter(grant -> grant.role() == Role.MANAGER)
                .forEach(grant -> accounts.end(grant.id(), Actor.application()));
        return chair;
    }

    @Test
    void whoPresidesElsewhereIsHereAMemberLikeOthers() {
        jury.mentions();
        var cohort = jury.cohort();
        jury.passing(cohort, "Diallo", "0.93");
        var room = jury.session(cohort);
        var email = password();
        jdbc.sql("update jury.member set account = :account where session = :session and place = 2")
                .param("account", accounts.find(email).orElseThrow())
                .param("session", room.value())
                .update();

        var herve = new Visitor(web, "192.0.2.207").signedIn(email, PASSWORD);

        assertThat(herve.see("/jurys/" + room.value())).hasStatus(404);
        accounts.open(email, "Hervé Auffret", PASSWORD, Role.JUROR);
        assertThat(herve.send("/compte/role", "role", "JUROR")).redirectedUrl().isEqualTo("/");
        assertThat(herve.see("/jurys/" + room.value())).hasStatusOk();
    }

    @Test
    void aMemberFromOutsideEntersTheirSessionsOnceByALink() throws Exception {
        jury.mentions();
        var cohort = jury.cohort();
        jury.passing(cohort, "Diallo", "0.93");
        var elsewhere = jury.cohort();
        jury.passing(elsewhere, "Ferrandis", "0.93");
        var other = jury.session(elsewhere);
        var manager = manager();

        assertThat(open(manager, cohort, "pas un courriel", "")).hasStatus(422);
        var room = open(manager, cohort, chair, "").getResponse().getRedirectedUrl();
        assertThat(room).startsWith("/jurys/");
        assertThat(accounts.roles(accounts.find(chair).orElseThrow())).containsExactly(Role.CHAIR);
        assertThat(manager.see(room + "/membres")).hasStatusOk().bodyText().contains(chair, "Salima Benhaddou");

        assertThat(manager.send(room + "/membres", "place", "2", "email", "non"))
                .hasStatus(422);
        assertThat(manager.send(room + "/membres", "place", "9", "email", chair))
                .hasStatus(404);
        var handed = manager.send(room + "/membres", "place", "1", "email", "autre@exemple.fr");
        var link = LINK.matcher(handed.getResponse().getContentAsString());
        assertThat(link.find()).isTrue();
        assertThat(accounts.find("autre@exemple.fr"))
                .as("the account of a seat is not replaced")
                .isEmpty();

        var herve = new Visitor(web, "192.0.2.202");
        assertThat(herve.send(link.group(1))).redirectedUrl().isEqualTo(room);
        assertThat(herve.see(room)).hasStatusOk().bodyText().contains("DIALLO");
        assertThat(herve.see(room + "/membres")).hasStatus(404);
        assertThat(herve.see("/jurys/" + other.value())).hasStatus(404);
        assertThat(journal("link-made", room)).isOne();
        assertThat(journal("signed-in", room)).isOne();
        assertThat(new Visitor(web, "192.0.2.203").send(link.group(1))).hasStatus(404);
    }

    @Test
    void aClosedAccountIsOpenedAgainByNoSeat() {
        jury.mentions();
        var cohort = jury.cohort();
        jury.passing(cohort, "Diallo", "0.93");
        var manager = manager();
        long account =
                accounts.open(chair, "Hervé Auffret", PASSWORD, Role.CHAIR).account();
        manager.send("/comptes/" + account + "/fermeture");

        var room = open(manager, cohort, chair, "").getResponse().getRedirectedUrl();

        assertThat(room).startsWith("/jurys/");
        assertThat(manager.see(room)).bodyText().contains("fermé", chair);
        assertThat(manager.send(room + "/membres", "place", "1", "email", chair))
                .hasStatus(422)
                .bodyText()
                .contains("Le compte de ce courriel est fermé");
        assertThat(accounts.named(account)).as("still closed").isEmpty();
        assertThat(accounts.grants(account)).isEmpty();
    }
}
