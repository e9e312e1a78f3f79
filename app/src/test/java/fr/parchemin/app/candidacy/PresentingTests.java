package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Organisation.Accreditation;
import fr.parchemin.app.people.Organisation.Description;
import fr.parchemin.app.people.Organisation.Kind;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.shell.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

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
}
