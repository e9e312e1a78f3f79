package fr.parchemin.app.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.notice.Letter;
import fr.parchemin.app.notice.Outbox;
import fr.parchemin.app.notice.Stationery;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParcheminTest
@Import(AJury.class)
class SeatingTests {

    private static final LocalDate DAY = LocalDate.of(2096, 5, 18);

    @Autowired
    AJury jury;

    @Autowired
    Sittings sittings;

    @Autowired
    Summonses summonses;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Accounts accounts;

    @Autowired
    Outbox outbox;

    @Autowired
    Stationery stationery;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester web;

    private CohortId cohort = new CohortId(0);
    private String manager = "";

    @BeforeEach
    void aCohort() {
        cohort = jury.cohort();
        cohorts.plan(cohort, null, LocalDate.of(2026, 5, 1), AJury.MANAGER);
        manager = UUID.randomUUID() + "@parchemin.example";
        accounts.open(manager, "Hélène Caradec", "secret", Role.MANAGER);
    }

    private SittingId sitting(LocalDate day, @Nullable Integer capacity) {
        return sittings.plan(
                cohort,
                new Plan(
                        "B1.etude-de-cas",
                        false,
                        new When(day, LocalTime.of(9, 0), LocalTime.of(11, 0)),
                        new Where("Salle 12, Rennes", false),
                        capacity,
                        null),
                Set.of(),
                AJury.MANAGER);
    }

    private CandidacyId chloe() {
        var identity = new Identity(
                "Yılmaz",
                "Çelik",
                "Chloé " + UUID.randomUUID(),
                Identity.Sex.F,
                LocalDate.of(1998, 3, 1),
                "Lyon",
                "chloe@exemple.fr");
        return candidacies.enrol(
                cohort, new Enrolment(identity, "training", null, LocalDate.of(2025, 9, 1), null), AJury.MANAGER);
    }

    private MvcTestResult get(SittingId sitting, String more) {
        return web.get()
                .uri("/passages/" + sitting.value() + more)
                .with(user(accounts.loadUserByUsername(manager)))
                .exchange();
    }

    private MvcTestResult post(SittingId sitting, String more, String name, String... values) {
        return web.post()
                .uri("/passages/" + sitting.value() + more)
                .param(name, values)
                .with(csrf())
                .with(user(accounts.loadUserByUsername(manager)))
                .exchange();
    }

    private static String id(CandidacyId candidacy) {
        return Long.toString(candidacy.value());
    }

    private String told(MvcTestResult answer) {
        assertThat(answer).hasStatus(302);
        var flash = (Flash)
                Objects.requireNonNull(answer.getMvcResult().getFlashMap().get(Flash.NAME));
        return Objects.requireNonNull(messages.getMessage(flash.key(), flash.args(), Locale.FRENCH));
    }

    @Test
    void whoIsSeatedIsNamedAsTheyAreCalled() {
        var sitting = sitting(DAY, null);

        assertThat(told(post(sitting, "/candidats", "candidature", id(chloe()))))
                .isEqualTo("Placement enregistré\u202f: Chloé Çelik.");
        assertThat(get(sitting, "")).bodyText().contains("ÇELIK Chloé").doesNotContain("Yılmaz", "YILMAZ");
    }

    @Test
    void whoSitsElsewhereIsNotOfferedAndItIsSaidWhereAndWhy() {
        var first = sitting(DAY, null);
        var chloe = chloe();
        sittings.seat(first, List.of(chloe), AJury.MANAGER);
        var second = sitting(DAY.plusDays(7), 1);
        var here = jury.candidate(cohort, "Diallo");
        var waiting = jury.candidate(cohort, "Moreau");

        assertThat(get(second, ""))
                .bodyText()
                .contains(
                        "Un candidat n’est pas proposé",
                        "ÇELIK Chloé a déjà une place pour la même épreuve, le 18 mai 2096",
                        "href=\"/passages/" + first.value() + "\"",
                        "value=\"" + id(here) + "\"")
                .doesNotContain("value=\"" + id(chloe) + "\"");
        assertThat(told(post(second, "/candidats", "tous", "true")))
                .isEqualTo("Placement enregistré\u202f: Awa Diallo. 2 candidats ne sont pas placés ici\u202f:"
                        + " un passe ailleurs, un faute de place.");
        assertThat(sittings.seats(second, AJury.MANAGER))
                .extracting(Seat::candidacy)
                .containsExactly(here)
                .doesNotContain(waiting);
    }

    @Test
    void aFullSittingSaysSoAndOffersAnother() {
        var sitting = sitting(DAY, 1);
        assertThat(get(sitting, "")).bodyText().contains("aucune prise sur 1");
        sittings.seat(sitting, List.of(chloe()), AJury.MANAGER);
        var other = jury.candidate(cohort, "Moreau");

        assertThat(get(sitting, ""))
                .bodyText()
                .contains(
                        "Complet\u202f: 1 place sur 1",
                        "Un candidat attend une place",
                        "/passages/nouveau?epreuve=B1.etude-de-cas")
                .doesNotContain("Placer tous ceux");
        assertThat(post(sitting, "/candidats", "candidature", id(other)))
                .hasStatus(422)
                .bodyText()
                .contains("1 candidat pour aucune place libre", "<main");
        assertThat(post(sitting, "/candidats", "tous", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("un faute de place");
        assertThat(web.get()
                        .uri("/cohortes/" + cohort.value() + "/passages")
                        .with(user(accounts.loadUserByUsername(manager)))
                        .exchange())
                .bodyText()
                .contains("1 sur 1", "complet");
    }

    @Test
    void nobodyOfAnotherCohortIsSeated() {
        var sitting = sitting(DAY, 5);
        var elsewhere = jury.candidate(jury.cohort(), "Diallo");

        for (String forged : List.of(id(elsewhere), "999999999", "-1")) {
            assertThat(post(sitting, "/candidats", "candidature", forged))
                    .hasStatus(422)
                    .bodyText()
                    .contains("<main", "n’a pas droit à ce passage");
        }
        assertThat(post(sitting, "/candidats", "candidature", "personne")).hasStatus(400);
        assertThat(sittings.seats(sitting, AJury.MANAGER)).isEmpty();
    }

    @Test
    void whoIsTakenOutIsAskedAboutCalledOffAndSeatedAgain() {
        var sitting = sitting(DAY, 5);
        var chloe = chloe();
        sittings.seat(sitting, List.of(chloe), AJury.MANAGER);
        var leaving = "/candidats/" + id(chloe) + "/retrait";

        assertThat(get(sitting, "")).bodyText().contains("href=\"/passages/" + sitting.value() + leaving);
        assertThat(get(sitting, leaving)).bodyText().contains("Retirer Chloé Çelik", "Aucune convocation");
        summonses.summon(sitting, null, AJury.MANAGER);
        assertThat(get(sitting, leaving)).bodyText().contains("un courrier d’annulation part aussitôt");
        assertThat(letters(chloe)).containsExactly("SUMMONS");
        assertThat(told(post(sitting, leaving, "unused", ""))).isEqualTo("Retrait enregistré\u202f: Chloé Çelik.");

        assertThat(letters(chloe)).containsExactly("SUMMONS", "SUMMONS_CANCELLED");
        assertThat(told(post(sitting, "/candidats", "candidature", id(chloe), id(chloe))))
                .as("seated again, though named twice")
                .contains("Chloé Çelik");
        assertThat(get(sitting, "/candidats/" + id(jury.candidate(cohort, "Moreau")) + "/retrait"))
                .hasStatus(404);
    }

    @Test
    void officialDocumentsBearTheBirthNameInBracketsAndListsDoNot() {
        var sitting = sitting(DAY, 5);
        var chloe = chloe();
        sittings.seat(sitting, List.of(chloe), AJury.MANAGER);
        summonses.summon(sitting, null, AJury.MANAGER);

        assertThat(get(sitting, "/feuille")).bodyText().contains("ÇELIK Chloé (YILMAZ)");
        assertThat(get(sitting, "/emargement"))
                .bodyText()
                .contains("ÇELIK Chloé")
                .doesNotContain("YILMAZ");
        var letters = outbox.of(chloe);
        assertThat(letters).extracting(Letter::name).containsExactly("ÇELIK Chloé");
        assertThat(stationery.write(letters.getFirst()).orElseThrow().paragraphs())
                .contains("Bonjour Chloé Çelik,")
                .anyMatch(sentence -> sentence.startsWith("Votre dossier\u202f: ÇELIK Chloé (YILMAZ), "));
    }

    @Test
    void aSittingIsCancelledForAReasonThatIsAskedAtItsField() {
        var sitting = sitting(DAY, 5);

        assertThat(get(sitting, "/deplacement")).hasStatusOk().bodyText().contains("Motif de l’annulation");
        assertThat(post(sitting, "/annulation", "motive", " "))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "href=\"#motive\"",
                        "aria-describedby=\"motive-error\"",
                        "Dites pourquoi le passage est annulé",
                        "Salle 12, Rennes");
        assertThat(post(sitting, "/annulation", "motive", "x".repeat(301)))
                .hasStatus(422)
                .bodyText()
                .contains("x".repeat(301), "300 signes");
        assertThat(sittings.find(sitting).orElseThrow().isOn()).isTrue();
        assertThat(told(post(sitting, "/annulation", "motive", "Salle inondée")))
                .contains("annulé");
        assertThat(sittings.find(sitting).orElseThrow().cancelled()).isEqualTo("Salle inondée");
    }

    @Test
    void nobodyIsCalledOffFromWhatHasBegun() {
        var sitting = sitting(DAY, 5);
        var chloe = chloe();
        sittings.seat(sitting, List.of(chloe), AJury.MANAGER);
        summonses.summon(sitting, null, AJury.MANAGER);
        jdbc.sql("update sitting.sitting set day = '2026-05-18' where id = :id")
                .param("id", sitting.value())
                .update();

        assertThat(get(sitting, "/candidats/" + id(chloe) + "/retrait"))
                .bodyText()
                .contains("aucun courrier ne part");
        assertThat(sittings.release(sitting, chloe, AJury.MANAGER)).isTrue();
        assertThat(letters(chloe)).containsExactly("SUMMONS");
    }

    private List<String> letters(CandidacyId candidacy) {
        return jdbc.sql("select kind from notice.letter where candidacy = :id order by id")
                .param("id", candidacy.value())
                .query(String.class)
                .list();
    }
}
