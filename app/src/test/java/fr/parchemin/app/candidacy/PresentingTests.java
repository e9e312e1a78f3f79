package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Organisation.Accreditation;
import fr.parchemin.app.people.Organisation.Description;
import fr.parchemin.app.people.Organisation.Kind;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.Person;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.shell.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Centres that present candidates, by hand and by file, on the days on which they are accredited. */
@ParcheminTest
@Import(AJury.class)
class PresentingTests {

    private static final String PASSWORD = "navire tiède grammaire";
    private static final LocalDate END = LocalDate.of(2025, 8, 31);

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    Organisations organisations;

    @Autowired
    Imports imports;

    @Autowired
    Candidacies candidacies;

    @Autowired
    People people;

    @Autowired
    AJury jury;

    private final String name = "Centre " + UUID.randomUUID();

    private String centre(boolean accredited) {
        var id = organisations.register(
                new Description(name, Set.of(Kind.PREPARES), null, null, null, null, "Brest", null, null),
                AJury.MANAGER);
        if (accredited) {
            organisations.accredit(
                    id,
                    new Accreditation(
                            0, "certification-jnac", Purpose.PREPARE, null, null, LocalDate.of(2020, 1, 1), END),
                    AJury.MANAGER);
        }
        return Long.toString(id.value());
    }

    private static String[] typed(String centre, String enrolledOn) {
        return new String[] {
            "birthName",
            "Presigout",
            "givenNames",
            "Lou",
            "sex",
            "F",
            "birthDate",
            "1991-04-12",
            "birthPlace",
            "Lyon",
            "birthCode",
            "69123",
            "route",
            "training",
            "enrolledOn",
            enrolledOn,
            "centre",
            centre
        };
    }

    @Test
    void byHandItIsSaidWhenTheAccreditationEnded() {
        var email = UUID.randomUUID() + "@exemple.fr";
        accounts.open(email, "Hélène Caradec", PASSWORD, Role.MANAGER);
        var helene = new Visitor(web, "192.0.2.231").signedIn(email, PASSWORD);
        var cohort = jury.cohort();
        var address = "/cohortes/" + cohort.value() + "/candidats";
        var centre = centre(true);

        assertThat(helene.send(address, typed(centre, "2025-09-01")))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "L’habilitation de " + name + " à préparer cette certification s’est terminée le 31 août 2025");
        assertThat(helene.send(address, typed(centre, "2019-12-31")))
                .hasStatus(422)
                .bodyText()
                .contains("ne commence que le 1er janvier 2020");
        assertThat(candidacies.of(cohort)).isEmpty();

        assertThat(helene.send(address, typed(centre, "2025-08-31"))).hasStatus3xxRedirection();
        assertThat(candidacies.of(cohort)).hasSize(1);
    }

    @Test
    void byFileEachRowSaysItsOwnReasonAndTheOthersEnter() {
        var cohort = jury.cohort();
        centre(true);
        var never = "Jamais " + UUID.randomUUID();
        organisations.register(
                new Description(never, Set.of(Kind.PREPARES), null, null, null, null, "Brest", null, null),
                AJury.MANAGER);
        var file = """
                nom;prénoms;sexe;date de naissance;lieu de naissance;code INSEE de naissance;voie;inscrit le;centre
                Aubin;Lou;F;12/04/1991;Lyon;69123;training;31/08/2025;%1$s
                Belon;Lou;F;13/04/1991;Lyon;69123;training;01/09/2025;%1$s
                Cadic;Lou;F;14/04/1991;Lyon;69123;training;01/09/2025;%2$s
                Dréan;Lou;F;15/04/1991;Lyon;69123;training;01/09/2025;
                """.formatted(name, never).getBytes(StandardCharsets.UTF_8);

        var looked = (Imports.Upload.Looked) imports.look(cohort, "candidats.csv", file, AJury.MANAGER);

        assertThat(imports.rows(looked.preview(), false, 0, 10))
                .extracting(row -> row.reasons().getFirst().reason())
                .containsExactly("ended", "never");
        imports.confirm(looked.preview(), AJury.MANAGER);
        assertThat(candidacies.of(cohort))
                .extracting(one -> one.identity().birthName())
                .containsExactly("Aubin", "Dréan");
    }

    @Test
    void whoEnrolsWithoutACentreIsAskedForNoAccreditation() {
        assertThat(jury.candidate(jury.cohort(), "Sanscentre")).isNotNull();
    }

    @Test
    void whoActsForNoCentreEnrolsNobody() {
        var cohort = jury.cohort();
        var email = UUID.randomUUID() + "@exemple.fr";
        var nadia = accounts.open(
                email, "Nadia Ferrand", PASSWORD, Role.CENTRE_MANAGER, Scope.COHORT, Long.toString(cohort.value()));

        assertThat(send(email, "/cohortes/" + cohort.value() + "/candidats", typed("", "2025-08-31")))
                .hasStatus(422)
                .bodyText()
                .contains("vous n’agissez pour aucun centre");
        var file = """
                nom;prénoms;sexe;date de naissance;lieu de naissance;code INSEE de naissance;voie;inscrit le
                Aubin;Lou;F;12/04/1991;Lyon;69123;training;31/08/2025
                """.getBytes(StandardCharsets.UTF_8);
        var looked = (Imports.Upload.Looked) imports.look(cohort, "candidats.csv", file, nadia);
        assertThat(imports.rows(looked.preview(), false, 0, 10))
                .extracting(row -> row.reasons().getFirst().reason())
                .containsExactly("no-centre");
        imports.confirm(looked.preview(), nadia);
        assertThat(candidacies.of(cohort)).isEmpty();
    }

    private MvcTestResult send(String email, String address, String... fields) {
        var post = web.post()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    private Person personOf(CandidacyId candidacy) {
        return people.find(candidacies.find(candidacy).orElseThrow().person()).orElseThrow();
    }

    @Test
    void recordsAreMergedByWhoReachesAllOfBoth() {
        var here = jury.cohort();
        var kept = personOf(jury.candidate(here, "Kerbrat"));
        var there = jury.cohort();
        var given = personOf(jury.candidate(there, "Kerbrat"));
        candidacies.enrol(
                jury.cohort(),
                new Enrolment(given.identity(), "training", null, LocalDate.of(2025, 9, 1), null),
                AJury.MANAGER);
        var bound = UUID.randomUUID() + "@exemple.fr";
        var helene = accounts.open(bound, "Hélène", PASSWORD, Role.MANAGER, Scope.COHORT, Long.toString(here.value()));
        accounts.grant(helene.account(), Role.MANAGER, Scope.COHORT, Long.toString(there.value()), null, AJury.MANAGER);
        var unbound = UUID.randomUUID() + "@exemple.fr";
        accounts.open(unbound, "Hélène", PASSWORD, Role.MANAGER);
        var address = "/personnes/" + kept.id().value() + "/fusion";
        String[] asked = {
            "avec",
            Long.toString(given.id().value()),
            "seen",
            Long.toString(kept.revision()),
            "seen",
            Long.toString(given.revision())
        };

        send(bound, address, asked);
        assertThat(people.find(given.id()).orElseThrow().mergedInto()).isNull();
        send(unbound, address, asked);
        assertThat(people.find(given.id()).orElseThrow().mergedInto()).isEqualTo(kept.id());
    }

    @Test
    void aCentreNeitherCorrectsNorReadsTheHistoryOfWhoIsPresentedElsewhereToo() {
        var centre = centre(true);
        var cohort = jury.cohort();
        var email = UUID.randomUUID() + "@exemple.fr";
        accounts.open(email, "Nadia Ferrand", PASSWORD, Role.CENTRE_MANAGER, Scope.CENTRE, centre);
        var elsewhere = personOf(jury.candidate(jury.cohort(), "Kerbrat"));
        people.correct(
                elsewhere.id(),
                elsewhere.identity(),
                new Person.Contact("0600000000", null, null, null, null),
                "Motif donné ailleurs",
                elsewhere.revision(),
                AJury.MANAGER);
        candidacies.enrol(
                cohort,
                new Enrolment(elsewhere.identity(), "training", null, LocalDate.of(2025, 8, 1), null)
                        .presentedBy(Long.valueOf(centre)),
                AJury.MANAGER);
        var page = "/personnes/" + elsewhere.id().value();

        assertThat(web.get()
                        .uri(page)
                        .with(user(accounts.loadUserByUsername(email)))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Kerbrat")
                .doesNotContain("Motif donné ailleurs");
        assertThat(send(email, page + "/rectifier", "birthName", "Autre", "motive", "Erreur"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(page);
        assertThat(people.find(elsewhere.id()).orElseThrow().identity().birthName())
                .isEqualTo("Kerbrat");
    }
}
