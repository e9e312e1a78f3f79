package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The fourth block of the certification of those who advise professional clients (document 001): the tutor marks by a link
 * that serves once, three quizzes each have their threshold; Maëlle passes them, Corentin misses one and the block with it.
 */
class ProfessionalClientsBlockTests {

    private static final String STORY = "clients";
    private static final String MAELLE = "KERVELLA";
    private static final String CORENTIN = "ABGRALL";
    private static final String MAELLE_WRITES = "maelle.kervella@exemple.fr";
    private static final String CORENTIN_WRITES = "corentin.abgrall@exemple.fr";
    private static final String EXPERT = "Azenor Guillou";
    private static final String TUTOR = "Rozenn Le Dantec";
    private static final List<String> QUIZZES = List.of("crédit professionnel", "risques", "handicap");
    private static final Map<String, NamedCsvRecord> BANK = bank();

    private final LocalDate today = Demo.today();
    private final Walk manager = Walk.of(STORY, Demo.started().manager(false));
    private String cohort = "";
    private String maelle = "";
    private String corentin = "";

    /** What the bank of the example holds, by question: candidates of this story have learnt it, or not. */
    private static Map<String, NamedCsvRecord> bank() {
        var file = Objects.requireNonNull(Demo.class.getClassLoader().getResourceAsStream("demo/questions.csv"));
        Map<String, NamedCsvRecord> bank = new HashMap<>();
        try (var rows = CsvReader.builder()
                .fieldSeparator(';')
                .ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            rows.forEach(row -> bank.put(spaced(row.getField("énoncé")), row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bank;
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
    }

    @Test
    void theTutorAndThreeQuizzesMakeTheBlock() {
        theBlockIsPresented();
        theTutorMarksByALink();
        threeQuizzesAreOpened();
        var successful = maelleTakesThem();
        var unlucky = corentinMissesOne();
        anExpertReviewsAQuiz();
        theResultsArePublished(successful, unlucky);
        theProposalsFollow();
    }

    private void theBlockIsPresented() {
        cohort = manager.opensCohort(
                "cqp-charge-clientele-pro",
                "Chargés de clientèle, bloc 4",
                today.plusMonths(2).toString(),
                "");
        maelle = enrol("Kervella", "Maëlle", "F", "1998-07-21", MAELLE_WRITES);
        corentin = enrol("Abgrall", "Corentin", "M", "1997-03-02", CORENTIN_WRITES);
        manager.look("01-dossier");
    }

    private String enrol(String name, String given, String sex, String born, String email) {
        return manager.enrols(
                cohort,
                Map.of(
                        "birthName", name,
                        "givenNames", given,
                        "sex", sex,
                        "birthDate", born,
                        "birthPlace", "Brest",
                        "email", email,
                        "route", "training",
                        "enrolledOn", today.minusMonths(8).toString(),
                        "presentedBlocks", "B4"));
    }

    // --- the tutor

    private void theTutorMarksByALink() {
        var sitting = manager.plans(cohort, "B4.tuteur", today.toString(), "23:30", "23:59", "Agence de Brest-Siam");
        manager.appoints(sitting, TUTOR, "rozenn.ledantec@exemple.fr", "TUTOR");
        manager.seatsAndSummonsAll(sitting);
        var tutor = Walk.byLink(STORY, manager.linksTo(sitting, TUTOR));
        assertThat(tutor.here()).isEqualTo(sitting);
        tutor.look("02-tutor-sitting");
        tutor.notes(sitting, Map.of(MAELLE, "PRESENT", CORENTIN, "PRESENT"));
        tutor.look("03-tutor-attendance");
        tutor.opensGrid(sitting, MAELLE);
        tutor.grades("acquis");
        tutor.page()
                .locator(".look-point")
                .first()
                .locator(".segments label")
                .first()
                .click();
        tutor.page().locator("textarea").first().fill("Choisit la garantie avant l’offre, sans aide depuis mars.");
        assertThat(tutor.page().locator("[data-kept]")).containsText("Enregistré à");
        tutor.look("04-tutor-grid");
        tutor.press("Rendre la grille");
        tutor.isTold("est rendue et le résultat est au dossier");
        tutor.marks(sitting, CORENTIN, "acquis");
        tutor.look("05-tutor-done");
    }

    // --- the quizzes

    private void threeQuizzesAreOpened() {
        opens("B4.quiz-credit", Map.of("Garanties du crédit", 6, "Dossiers de crédit", 4));
        opens("B4.quiz-risques", Map.of("Surveillance des risques", 6, "Réclamations", 2));
        opens("B4.quiz-handicap", Map.of("Handicap et accessibilité", 6));
        manager.go(cohort + "/quiz");
        manager.look("07-quizzes");
    }

    private void opens(String assessment, Map<String, Integer> sizes) {
        manager.go(cohort + "/quiz/nouveau?epreuve=" + assessment);
        sizes.forEach((theme, size) -> manager.page().getByLabel(theme).fill(Integer.toString(size)));
        manager.page().fill("input[name=minutes]", "20");
        var now = Demo.now();
        manager.page().fill("input[name=opensAt]", now.minusHours(1).toString());
        manager.page().fill("input[name=closesAt]", now.plusDays(3).toString());
        manager.look("06-open-" + assessment);
        manager.press("Ouvrir le quiz");
        manager.page().waitForURL("**/quiz/*");
    }

    private Walk invited(String dossier, String email) {
        manager.go(dossier);
        return Walk.invited(STORY, email, manager.opensSpace());
    }

    private Walk maelleTakesThem() {
        var candidate = invited(maelle, MAELLE_WRITES);
        candidate.look("08-space");
        candidate.page().locator("main a[href$='/quiz']").first().click();
        candidate.look("09-my-quizzes");
        for (String quiz : QUIZZES) {
            takes(candidate, maelle, quiz, true);
            candidate.look("11-handed-in-" + quiz.split(" ")[0]);
        }
        return candidate;
    }

    private Walk corentinMissesOne() {
        var candidate = invited(corentin, CORENTIN_WRITES);
        takes(candidate, corentin, "crédit professionnel", true);
        takes(candidate, corentin, "risques", false);
        return candidate;
    }

    private void anExpertReviewsAQuiz() {
        manager.go(cohort + "/quiz");
        manager.follow("risques");
        var quiz = manager.here();
        manager.follow("Désigner ou retirer");
        manager.page().fill("input[name=name]", EXPERT);
        manager.page().fill("input[name=email]", "azenor.guillou@exemple.fr");
        manager.press("^Désigner$");
        manager.isTold(EXPERT);
        manager.look("12-reviewers");
        var expert = Walk.byLink(STORY, manager.linksTo(quiz, EXPERT));
        assertThat(expert.page()).hasURL(Pattern.compile(".*" + quiz + "$"));
        expert.look("12-reviewed");
        expert.row(CORENTIN).locator("td a").first().click();
        expert.reads("Réponse donnée");
        expert.look("12-paper");
        expert.go("/quiz");
        expert.look("12-reviews");
    }

    private void theResultsArePublished(Walk successful, Walk unlucky) {
        for (String quiz : QUIZZES) {
            manager.publishes(cohort, quiz, "12-publication-" + quiz.split(" ")[0]);
        }
        for (String quiz : QUIZZES) {
            reads(successful, maelle, quiz, "Le seuil est atteint");
        }
        successful.look("12-reached");
        reads(unlucky, corentin, "risques", "Le seuil n’est pas atteint");
        unlucky.look("12-missed");
    }

    private static void reads(Walk candidate, String dossier, String quiz, String outcome) {
        candidate.go(dossier + "/quiz");
        candidate.follow(quiz);
        candidate.reads("Votre résultat");
        candidate.reads("60");
        candidate.reads(outcome);
    }

    private static void takes(Walk candidate, String dossier, String quiz, boolean right) {
        candidate.go(dossier + "/quiz");
        candidate.follow(quiz);
        candidate.press("^Commencer");
        candidate.page().locator(".quiz-item").first().waitFor();
        for (Locator item : candidate.page().locator(".quiz-item").all()) {
            answer(item, right);
        }
        if (quiz.startsWith("risques")) {
            candidate.look("10-paper");
        }
        candidate.page().click("button[name=remise]");
        candidate.page().locator("main form button.button-primary").click();
        candidate.reads("pas encore publié");
        assertThat(candidate.page().locator("main")).not().containsText("est atteint");
    }

    private static void answer(Locator item, boolean right) {
        var question = Objects.requireNonNull(
                BANK.get(spaced(String.join(" ", item.locator(".quiz-prompt").allTextContents()))));
        var answer = question.getField("réponse");
        switch (question.getField("type")) {
            case "nombre" -> item.locator("input[type=text]").fill(right ? answer : "1");
            case "ordre" -> order(item, question, right);
            case "vrai ou faux" -> check(item, right == answer.equals("vrai") ? "Vrai" : "Faux");
            case "choix multiple" -> {
                for (String number : right ? answer.split(", ") : new String[] {wrong(answer)}) {
                    check(item, question.getField("choix " + number));
                }
            }
            default -> check(item, question.getField("choix " + (right ? answer : wrong(answer))));
        }
    }

    private static String wrong(String answer) {
        return answer.contains("1") ? "3" : "1";
    }

    private static void check(Locator item, String label) {
        item.locator("label.choice").all().stream()
                .filter(choice -> spaced(choice.textContent()).equals(spaced(label)))
                .findFirst()
                .orElseThrow()
                .locator("input")
                .check();
    }

    private static void order(Locator item, NamedCsvRecord question, boolean right) {
        var things = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> spaced(question.getField("choix " + number)))
                .filter(thing -> !thing.isEmpty())
                .toList();
        for (Locator line : item.locator("li").all()) {
            int rank = things.indexOf(spaced(line.locator("label").textContent())) + 1;
            line.locator("select").selectOption(Integer.toString(right ? rank : things.size() + 1 - rank));
        }
    }

    // --- what is proposed

    private void theProposalsFollow() {
        manager.go(maelle);
        manager.look("13-acquired");
        assertThat(manager.page().locator("aside .lines")).containsText("validé");
        assertThat(manager.page().locator("aside .lines")).not().containsText("non validé");
        manager.go(corentin);
        manager.look("14-not-acquired");
        assertThat(manager.page().locator("aside .lines")).containsText("non validé");
    }
}
