package fr.parchemin.app.quiz.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.quiz.Papers;
import fr.parchemin.app.quiz.Question.Content;
import fr.parchemin.app.quiz.Questions;
import fr.parchemin.app.quiz.Questions.Draft;
import fr.parchemin.app.quiz.Quiz.QuizId;
import fr.parchemin.app.quiz.Quizzes;
import fr.parchemin.app.quiz.Quizzes.Opening;
import fr.parchemin.app.quiz.Quizzes.Plan;
import fr.parchemin.app.quiz.Reviewers;
import fr.parchemin.app.quiz.Task;
import fr.parchemin.app.quiz.Themes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of a quiz, for its candidate and its manager, and closed to all others. */
@ParcheminTest
class TakingPagesTests {

    private static final String SCHEME = "cqp-charge-clientele-pro";

    @Autowired
    MockMvcTester pages;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalog catalog;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Themes themes;

    @Autowired
    Questions questions;

    @Autowired
    Quizzes quizzes;

    @Autowired
    Papers papers;

    @Autowired
    Reviewers reviewers;

    UserDetails manager;
    UserDetails awa;
    UserDetails ben;
    CandidacyId hers;
    CandidacyId his;
    QuizId quiz;
    String seat = "";

    @BeforeEach
    void anOpenQuiz() {
        var actor = accounts.open("quiz@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        manager = accounts.loadUserByUsername("quiz@parchemin.example");
        var edition = catalog.current(SCHEME).orElseThrow();
        var id = cohorts.open(
                edition.id(), "Promotion " + UUID.randomUUID(), null, null, "P" + UUID.randomUUID(), actor);
        hers = candidacies.enrol(id, enrolment("Awa"), actor);
        his = candidacies.enrol(id, enrolment("Ben"), actor);
        awa = account(hers);
        ben = account(his);
        var theme = themes.open(SCHEME, "Thème " + UUID.randomUUID(), List.of("B4.quiz-credit"), actor)
                .orElseThrow();
        for (Task task : List.of(
                new Task.Single(List.of("bleu", "rouge", "vert"), 2),
                new Task.Multiple(List.of("un", "deux"), Set.of(1)),
                new Task.Numeric(new BigDecimal("12.5"), BigDecimal.ZERO),
                new Task.Order(List.of("tôt", "tard")))) {
            questions.write(
                    SCHEME,
                    List.of(new Draft(null, theme.id(), new Content("Quoi ?", task, "secret du correcteur"))),
                    actor);
        }
        var plan = new Plan(
                "B4.quiz-credit",
                Instant.now().minusSeconds(60),
                Instant.now().plus(Duration.ofDays(1)),
                20,
                false,
                false,
                Map.of(theme.id(), 4));
        quiz = ((Opening.Opened) quizzes.open(cohorts.find(id).orElseThrow(), edition.scheme(), plan, actor)).quiz();
        seat = "/dossiers/" + hers.value() + "/quiz/"
                + papers.seats(hers).getFirst().id();
    }

    private static Enrolment enrolment(String given) {
        var identity = new Identity(
                "Diallo",
                null,
                given + " " + UUID.randomUUID().toString().substring(0, 8),
                Identity.Sex.F,
                LocalDate.of(1999, 2, 3),
                "Niort",
                null);
        return new Enrolment(identity, "training", null, LocalDate.of(2025, 9, 1), null);
    }

    private UserDetails account(CandidacyId candidacy) {
        var email = UUID.randomUUID() + "@parchemin.example";
        long person = candidacies.find(candidacy).orElseThrow().person().value();
        accounts.open(email, "Candidat", "secret", Role.CANDIDATE, Scope.PERSON, Long.toString(person));
        return accounts.loadUserByUsername(email);
    }

    private MvcTestResult get(UserDetails who, String address) {
        return pages.get().uri(address).with(user(who)).exchange();
    }

    private MvcTestResult post(UserDetails who, String address, String... fields) {
        var post = pages.post().uri(address).with(user(who)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    private void publish() {
        var page = "/cohortes/" + candidacies.find(hers).orElseThrow().cohort().value() + "/publication";
        assertThat(post(manager, page, "assessment", "B4.quiz-credit", "attempt", "1"))
                .hasStatus3xxRedirection();
    }

    @Test
    void whoeverIsAppointedReviewsThisQuizAndNoOther() {
        var run = "/quiz/" + quiz.value();
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Paul Rivière", "secret", Role.ASSESSOR);
        var assessor = accounts.loadUserByUsername(email);
        assertThat(get(assessor, run)).hasStatus(404);
        assertThat(get(assessor, "/quiz")).hasStatusOk().bodyText().contains("Aucun quiz à relire");

        assertThat(get(manager, run + "/evaluateurs"))
                .hasStatusOk()
                .bodyText()
                .contains("«\u202fQuiz sur le crédit professionnel du bloc 4\u202f»");
        assertThat(post(manager, run + "/evaluateurs", "name", " ", "email", "x"))
                .hasStatus(422)
                .bodyText()
                .contains("Écrivez le nom", "comme nom@exemple.fr");
        assertThat(post(manager, run + "/evaluateurs", "name", "Irène", "email", "quiz@parchemin.example"))
                .hasStatus(422)
                .bodyText()
                .contains("qui désigne ne relit pas");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post(manager, run + "/evaluateurs", "name", "Paul Rivière", "email", email))
                    .hasStatus3xxRedirection();
        }
        assertThat(reviewers.of(quiz)).hasSize(1);

        post(awa, seat);
        post(awa, seat + "/remise");
        assertThat(get(assessor, "/quiz")).bodyText().contains("crédit professionnel");
        assertThat(get(assessor, run))
                .hasStatusOk()
                .bodyText()
                .contains("DIALLO", "Paul Rivière")
                .doesNotContain("/dossiers/", "Ajouter des candidats", "/cohortes/", "Retirer");
        assertThat(get(assessor, run + "/copies/" + hers.value())).hasStatusOk();
        assertThat(post(assessor, run + "/resultats")).hasStatus3xxRedirection();
        assertThat(post(assessor, run + "/candidats/" + his.value() + "/retrait"))
                .hasStatus(404);
        assertThat(get(assessor, run + "/evaluateurs")).hasStatus(404);
        assertThat(get(assessor, "/dossiers/" + hers.value())).hasStatus(404);

        long account = reviewers.of(quiz).getFirst().account();
        assertThat(post(manager, run + "/evaluateurs/" + account + "/lien"))
                .hasStatusOk()
                .bodyText()
                .contains("Elle n’ouvre que le quiz");
        assertThat(post(manager, run + "/evaluateurs/" + account + "/retrait")).hasStatus3xxRedirection();
        assertThat(get(assessor, run)).hasStatus(404);
    }

    @Test
    void aCandidateBeginsAnswersAndHandsIn() {
        assertThat(get(awa, seat)).hasStatusOk().bodyText().contains("20 minutes", "Commencer", "60\u202f%");
        assertThat(post(awa, seat)).hasStatus3xxRedirection();
        assertThat(get(awa, seat + "/copie"))
                .hasStatusOk()
                .bodyText()
                .contains("bleu", "tôt")
                .doesNotContain("secret du correcteur", "12.5");
        assertThat(post(awa, seat + "/reponses", "page", "p", "seen1", "0", "q1", "2"))
                .hasStatusOk()
                .bodyText()
                .contains("\"state\":\"kept\"");
        assertThat(post(awa, seat + "/copie", "page", "p", "seen3", "0", "q3", "douze", "vers", "4"))
                .hasStatus3xxRedirection();
        assertThat(get(awa, seat + "/copie")).bodyText().contains("Ce n’est pas un nombre", "douze", "enregistré à");
        assertThat(get(awa, seat + "/remise")).bodyText().contains("2 questions sont sans réponse");
        assertThat(post(awa, seat + "/remise")).hasStatus3xxRedirection();
        assertThat(get(awa, seat))
                .bodyText()
                .contains("pas encore publié")
                .doesNotContain("25\u202f%", "n’est pas atteint");
        assertThat(get(awa, "/dossiers/" + hers.value() + "/quiz"))
                .bodyText()
                .contains("pas encore publié", "remis")
                .doesNotContain("25\u202f%");
        publish();
        assertThat(get(awa, seat)).bodyText().contains("Votre résultat", "25\u202f%", "n’est pas atteint");
        assertThat(post(awa, seat + "/reponses", "page", "p", "seen1", "0", "q1", "0"))
                .bodyText()
                .contains("\"state\":\"closed\"");
        assertThat(get(awa, "/dossiers/" + hers.value() + "/quiz")).bodyText().contains("25\u202f%", "remis");
        assertThat(get(awa, "/dossiers/" + hers.value() + "/donnees.json"))
                .hasStatusOk()
                .bodyText()
                .contains("douze");
        var run = "/quiz/" + quiz.value();
        assertThat(get(manager, run)).hasStatusOk().bodyText().contains("inscrit", "25\u202f%", "pas commencé");
        assertThat(get(manager, run + "/copies/" + hers.value()))
                .hasStatusOk()
                .bodyText()
                .contains("vert", "douze", "sans réponse");
        assertThat(get(manager, "/referentiels/" + SCHEME + "/questions/statistiques"))
                .hasStatusOk();
        assertThat(get(manager, "/referentiels/" + SCHEME + "/questions/statistiques.csv"))
                .hasStatusOk()
                .bodyText()
                .contains("Discrimination");
    }

    @Test
    void twoPagesThatAnswerOtherwiseAreToldApart() {
        post(awa, seat);
        post(awa, seat + "/copie", "page", "one", "seen1", "0", "q1", "0");

        assertThat(post(awa, seat + "/copie", "page", "two", "seen1", "0", "q1", "1"))
                .hasStatus(409)
                .bodyText()
                .contains("Une autre fenêtre a enregistré une autre réponse");
        assertThat(post(awa, seat + "/copie", "page", "two", "seen1", "x", "q1", "99"))
                .as("no choice of the question")
                .hasStatus(400);
    }

    @Test
    void nobodyElseSeesOrTakesIt() {
        post(awa, seat);
        for (String path : List.of("", "/copie", "/remise")) {
            assertThat(get(ben, seat + path)).as(path).hasStatus(404);
            assertThat(get(manager, seat + path)).as(path).hasStatus(404);
            assertThat(post(ben, seat + path, "page", "p", "seen1", "0", "q1", "0"))
                    .as(path)
                    .hasStatus(404);
        }
        var through = seat.replace("/" + hers.value() + "/", "/" + his.value() + "/");
        assertThat(get(ben, through)).hasStatus(404);
        assertThat(post(ben, through + "/reponses", "page", "p", "seen1", "0", "q1", "0"))
                .hasStatus(404);
        for (String path : List.of("/quiz/" + quiz.value(), "/quiz/" + quiz.value() + "/copies/" + hers.value())) {
            assertThat(get(awa, path)).as(path).hasStatus(404);
        }
        accounts.open("loin@parchemin.example", "Loin", "secret", Role.MANAGER, Scope.SCHEME, "ccs-exemple");
        var far = accounts.loadUserByUsername("loin@parchemin.example");
        assertThat(get(far, "/quiz/" + quiz.value())).hasStatus(404);
        assertThat(post(far, "/quiz/" + quiz.value() + "/neutralisation", "motive", "x"))
                .hasStatus(404);
    }
}
