package fr.parchemin.app.jury;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.shell.Visitor;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
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
    Admissions admissions;

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
        assertThat(herve.send(link.group(1))).redirectedUrl().isEqualTo("/");
        assertThat(herve.see(room)).hasStatusOk().bodyText().contains("DIALLO");
        assertThat(herve.see(room + "/membres")).hasStatus(404);
        assertThat(herve.see("/jurys/" + other.value())).hasStatus(404);
        assertThat(new Visitor(web, "192.0.2.203").send(link.group(1))).hasStatus(404);
    }
}
