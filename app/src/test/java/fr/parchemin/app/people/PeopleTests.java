package fr.parchemin.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Merges.Merged;
import fr.parchemin.app.people.People.Newcomer;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Person.Contact;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParcheminTest
@Import(AJury.class)
class PeopleTests {

    private static final Actor MANAGER = new Actor(0, "Irène Vasseur", Actor.Role.MANAGER);

    @Autowired
    People people;

    @Autowired
    PersonList list;

    @Autowired
    Merges merges;

    @Autowired
    PersonHistory history;

    @Autowired
    Candidacies candidacies;

    @Autowired
    AJury jury;

    @Autowired
    JdbcClient jdbc;

    private static Identity identity(String name, String given, int day, String email) {
        return new Identity(
                name, null, given, Identity.Sex.F, LocalDate.of(1990, 1, 1).plusDays(day), "Niort", "79191", email);
    }

    /** Letters that no other test has. */
    private static String unique() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "x".repeat(3);
    }

    private PersonId known(Identity identity) {
        var contact = new Contact("0612345678", "1 rue des Halles", "79000", "Niort", null);
        return people.register(List.of(new Newcomer(identity, contact)), MANAGER)
                .get(identity.key());
    }

    private Person person(PersonId id) {
        return people.find(id).orElseThrow();
    }

    @Test
    void somebodyIsRegisteredOnceWithTheirCode() {
        var identity = identity("Lefèvre" + unique(), "Zoë", 1, "zoe@exemple.fr");

        var id = known(identity);

        assertThat(known(identity)).isEqualTo(id);
        assertThat(person(id).identity()).isEqualTo(identity);
        assertThat(person(id).contact().town()).isEqualTo("Niort");
        assertThat(history.of(id)).hasSize(1);
    }

    @Test
    void theWordsOfANameAreFoundInAnyOrder() {
        var name = "Le Goff" + unique();
        var id = known(identity(name, "Zoë Marie", 2, "zoe@exemple.fr"));

        assertThat(list.page(MANAGER, "zoé " + name, null, 9))
                .extracting(Person::id)
                .containsExactly(id);
        assertThat(list.count(MANAGER, name + " Zoé")).isEqualTo(1);
        assertThat(list.count(MANAGER, "Zoé Anne " + name)).isZero();
    }

    @Test
    void nearNamesOfOneDayAreShownAndOthersAreNot() {
        var name = "Traoré" + unique();
        var known = known(identity(name, "Fatoumata", 2, unique() + "@exemple.fr"));

        assertThat(alike(identity(name, "Aminata", 2, null))).contains(known);
        assertThat(alike(identity(name.replace("é", "e") + "s", "Fatoumatta", 2, null)))
                .contains(known);
        assertThat(alike(identity("Fatoumata", name, 2, null))).contains(known);
        assertThat(alike(identity(unique(), "Zoë", 3, person(known).identity().email())))
                .contains(known);
        assertThat(alike(identity(name, "Fatoumata", 3, null))).doesNotContain(known);
        assertThat(alike(identity("Benhaddou", "Fatoumata", 2, null))).doesNotContain(known);
        assertThat(alike(identity(name, "Fatoumata", 2, null))).doesNotContain(known);
    }

    private List<PersonId> alike(Identity identity) {
        return people.alike(List.of(identity)).getOrDefault(identity.key(), List.of()).stream()
                .map(Person::id)
                .toList();
    }

    @Test
    void aCorrectionKeepsWhatWasThereAndIsFoundInLists() {
        var cohort = jury.cohort();
        var old = identity("Martin" + unique(), "Léa", 4, null);
        var candidacy = candidacies.enrol(
                cohort, new Enrolment(old, "training", null, LocalDate.of(2025, 9, 1), null), MANAGER);
        var id = known(old);
        var corrected = identity("Martineau" + unique(), "Léa", 4, null);

        people.correct(
                id, corrected, Contact.NONE, "Acte de naissance", person(id).revision(), MANAGER);

        assertThat(history.of(id).getFirst().before()).containsEntry(CivilField.BIRTH_NAME, old.birthName());
        assertThat(history.of(id).getFirst().after()).containsEntry(CivilField.BIRTH_NAME, corrected.birthName());
        assertThat(jdbc.sql("select sort_name from assessment.outlook where candidacy = :id")
                        .param("id", candidacy.value())
                        .query(String.class)
                        .single())
                .startsWith(corrected.birthName());
        assertThatThrownBy(() -> people.correct(id, old, Contact.NONE, "Encore", 1, MANAGER))
                .isInstanceOf(People.ChangedMeanwhile.class);
        assertThatThrownBy(() -> jdbc.sql("update people.person_history set motive = 'x'")
                        .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void anIdentityOfAnotherRecordIsRefused() {
        var one = identity("Okoye" + unique(), "Lou", 5, null);
        var id = known(identity("Peña" + unique(), "Lou", 5, null));
        known(one);

        assertThatThrownBy(() -> people.correct(
                        id, one, Contact.NONE, "Erreur", person(id).revision(), MANAGER))
                .isInstanceOf(People.KnownElsewhere.class);
    }

    @Test
    void mergedRecordsBecomeOneWithTheirCandidaciesAndHistory() {
        var cohort = jury.cohort();
        var one = identity("Haddad" + unique(), "Nour", 6, null);
        var other = identity(one.birthName() + "e", "Nour", 6, "nour@exemple.fr");
        var kept = known(one);
        var candidacy = candidacies.enrol(
                cohort, new Enrolment(other, "training", null, LocalDate.of(2025, 9, 1), null), MANAGER);
        var given = known(other);

        var merged = merges.merge(
                kept,
                given,
                Set.of(CivilField.EMAIL, CivilField.BIRTH_NAME),
                List.of(person(kept).revision(), person(given).revision()),
                MANAGER);

        assertThat(merged).isEqualTo(new Merged.Done(kept));
        assertThat(person(kept).identity()).isEqualTo(other);
        assertThat(person(given).mergedInto()).isEqualTo(kept);
        assertThat(candidacies.find(candidacy).orElseThrow().identity().email()).isEqualTo("nour@exemple.fr");
        assertThat(known(one)).isEqualTo(kept);
        assertThat(known(other)).isEqualTo(kept);
        assertThat(history.of(kept)).extracting(line -> line.what()).contains(Person.What.MERGED);
        assertThatThrownBy(() -> candidacies.enrol(
                        cohort, new Enrolment(one, "training", null, LocalDate.of(2025, 9, 1), null), MANAGER))
                .isInstanceOf(Candidacies.AlreadyEnrolled.class);
        assertThat(candidacies.identityKeys(cohort)).contains(one.key(), other.key());
    }

    @Test
    void twoCandidaciesOfOneCohortHinderAMerge() {
        var cohort = jury.cohort();
        var one = identity("Gauthier" + unique(), "Lou", 7, null);
        var other = identity(one.birthName() + "s", "Lou", 7, null);
        for (var identity : List.of(one, other)) {
            candidacies.enrol(
                    cohort, new Enrolment(identity, "training", null, LocalDate.of(2025, 9, 1), null), MANAGER);
        }
        var kept = known(one);
        var given = known(other);

        var merged = merges.merge(
                kept,
                given,
                Set.of(),
                List.of(person(kept).revision(), person(given).revision()),
                MANAGER);

        assertThat(merged)
                .isInstanceOfSatisfying(
                        Merged.Hindered.class,
                        hindered -> assertThat(hindered.obstacles()).hasSize(1));
        assertThat(person(given).mergedInto()).isNull();
    }
}
