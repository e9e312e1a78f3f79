package fr.parchemin.app.people.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.People.Newcomer;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Person.Contact;
import fr.parchemin.app.people.Reach.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParcheminTest
@Import(AJury.class)
class PersonPagesTests {

    @Autowired
    MockMvcTester pages;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    Candidacies candidacies;

    @Autowired
    AJury jury;

    UserDetails manager;
    String name = "Okoye" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    long id;

    @BeforeEach
    void somebody() {
        accounts.open("personnes@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        manager = accounts.loadUserByUsername("personnes@parchemin.example");
        id = known(name).value();
    }

    private PersonId known(String birthName) {
        var identity = new Identity(
                birthName, null, "Lou", Identity.Sex.F, LocalDate.of(1991, 5, 6), "Niort", "79191", "lou@exemple.fr");
        return people.register(List.of(new Newcomer(identity, Contact.NONE)), AJury.MANAGER)
                .get(identity.key());
    }

    private MvcTestResult get(String address) {
        return pages.get().uri(address).with(user(manager)).exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var post = pages.post().uri(address).with(user(manager)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    private MvcTestResult correct(String birthName, String motive) {
        return post(
                "/personnes/" + id + "/rectifier",
                "birthName",
                birthName,
                "givenNames",
                "Lou",
                "sex",
                "F",
                "birthDate",
                "1991-05-06",
                "birthPlace",
                "Niort",
                "motive",
                motive,
                "seen",
                Long.toString(people.find(new PersonId(id)).orElseThrow().revision()));
    }

    @Test
    void peopleAreFoundByWhatIsKnownOfThem() {
        for (var search : List.of(name.substring(0, 7), "06/05/1991", "lou@exemple.fr", Long.toString(id))) {
            assertThat(get("/personnes?q=" + search))
                    .as(search)
                    .hasStatusOk()
                    .bodyText()
                    .contains("/personnes/" + id);
        }
        assertThat(get("/personnes?q=zzzz")).hasStatusOk().bodyText().contains("Personne ne correspond");
    }

    @Test
    void aCorrectionNeedsAReasonAndShowsInTheHistory() {
        assertThat(get("/personnes/" + id + "/rectifier"))
                .hasStatusOk()
                .bodyText()
                .contains(name);
        assertThat(correct(name + "a", "")).hasStatus(422).bodyText().contains("Dites pourquoi");

        assertThat(correct(name + "a", "acte de naissance")).hasStatus3xxRedirection();

        assertThat(get("/personnes/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("Fiche rectifiée", "acte de naissance", name + "a", "79191");
    }

    @Test
    void twoRecordsAreComparedAndBecomeOne() {
        var other = known(name + "s").value();
        assertThat(get("/personnes/" + id)).bodyText().contains("fiche n° " + other);
        assertThat(get("/personnes/" + id + "/fusion?avec=" + other))
                .hasStatusOk()
                .bodyText()
                .contains(name + "s", "Fusionner ces deux fiches");
        var revisions = List.of(
                people.find(new PersonId(id)).orElseThrow().revision(),
                people.find(new PersonId(other)).orElseThrow().revision());

        assertThat(post(
                        "/personnes/" + id + "/fusion",
                        "avec",
                        Long.toString(other),
                        "seen",
                        revisions.getFirst().toString(),
                        "seen",
                        revisions.getLast().toString(),
                        "choice-BIRTH_NAME",
                        "nimporte"))
                .hasStatus(400);
        assertThat(people.find(new PersonId(other)).orElseThrow().mergedInto()).isNull();
        assertThat(post(
                        "/personnes/" + id + "/fusion",
                        "avec",
                        Long.toString(other),
                        "seen",
                        revisions.getFirst().toString(),
                        "seen",
                        revisions.getLast().toString(),
                        "choice-BIRTH_NAME",
                        "BIRTH_NAME"))
                .hasStatus3xxRedirection();

        assertThat(get("/personnes/" + other)).hasStatus3xxRedirection();
        assertThat(get("/personnes/" + id)).bodyText().contains("Fusion", name + "s");
        assertThat(get("/personnes/" + id + "/fusion?avec=" + other)).hasStatus3xxRedirection();
    }

    @Test
    void aCentreReachesItsOwnCandidatesOnly() {
        accounts.open("centre-p@parchemin.example", "Nadia Ferrand", "secret", Role.CENTRE_MANAGER, Scope.COHORT, "0");
        manager = accounts.loadUserByUsername("centre-p@parchemin.example");

        assertThat(get("/personnes/" + id)).hasStatus(404);
        assertThat(get("/personnes/" + id + "/fusion?avec=1")).hasStatus(404);
        assertThat(get("/personnes?q=" + name)).hasStatusOk().bodyText().doesNotContain("/personnes/" + id);
    }

    @Test
    void whoIsEnrolledShowsTheirCandidacy() {
        var cohort = jury.cohort();
        var person = people.find(new PersonId(id)).orElseThrow();
        var candidacy = candidacies.enrol(
                cohort,
                new Enrolment(person.identity(), "training", null, LocalDate.of(2025, 9, 1), null).of(person.id()),
                AJury.MANAGER);

        assertThat(get("/personnes/" + id)).bodyText().contains("/dossiers/" + candidacy.value());
    }
}
