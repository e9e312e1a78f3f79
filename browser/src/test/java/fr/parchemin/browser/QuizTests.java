package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A candidate takes quizzes: without scripts, with them, and while the connection is lost. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuizTests {

    private static final Demo DEMO = Demo.started();

    private static void signIn(Page page) {
        page.navigate("/connexion");
        page.fill("#email", "candidat@parchemin.example");
        page.fill("#password", "demo-candidat");
        page.click("button.button-primary");
        page.waitForURL("**/");
    }

    /** The candidate's quizzes, from their home. */
    private static void quizzes(Page page) {
        page.locator("tbody th a")
                .filter(new Locator.FilterOptions().setHasText("Chargé de clientèle"))
                .first()
                .click();
        toQuizzes(page);
    }

    /** By the line of pages, which stands behind a word on a phone. */
    private static void toQuizzes(Page page) {
        Locator link = page.locator("main a[href$='/quiz']").first();
        if (!link.isVisible()) {
            page.locator("main summary:visible").first().click();
        }
        link.click();
    }

    private static void open(Page page, String title) {
        page.locator("tbody th a")
                .filter(new Locator.FilterOptions().setHasText(title))
                .click();
    }

    /** Answers every question in some way. */
    private static void answerAll(Page page) {
        for (Locator item : page.locator(".quiz-item").all()) {
            answer(item);
        }
    }

    private static void answer(Locator item) {
        switch (item.getAttribute("data-kind")) {
            case "NUMERIC" -> item.locator("input[type=text]").fill("12,5");
            case "ORDER" -> {
                int rank = 1;
                for (Locator select : item.locator("select").all()) {
                    select.selectOption(Integer.toString(rank++));
                }
            }
            default ->
                item.locator("input[type=radio], input[type=checkbox]").first().check();
        }
    }

    /** Does one thing to a question: the page may go away as soon as that is sent. */
    private static void touch(Locator item) {
        if ("ORDER".equals(item.getAttribute("data-kind"))) {
            item.locator("select").first().selectOption("1");
        } else {
            answer(item);
        }
    }

    @Test
    @Order(1)
    void aQuizIsTakenWithoutScripts() {
        Page page = DEMO.withoutScripts();
        signIn(page);
        quizzes(page);
        open(page, "handicap");
        page.click("main form button.button-primary");
        assertThat(page.locator(".quiz-item")).hasCount(6);

        answer(page.locator(".quiz-item").first());
        page.locator("button[name=vers]").first().click();
        assertThat(page.locator(".flash")).containsText("Vos réponses sont enregistrées");
        assertThat(page.url()).endsWith("/copie#q2");
        answerAll(page);
        page.click("button[name=remise]");
        assertThat(page.locator("main")).containsText("6 réponses sur 6");
        page.click("main form button.button-primary");

        assertThat(page.locator("main")).containsText("Vous avez remis votre copie");
        assertThat(page.locator("main")).containsText("pas encore publié");
    }

    @Test
    @Order(2)
    void aLostConnectionLosesNoAnswer() {
        Page page = DEMO.visitor(true);
        signIn(page);
        quizzes(page);
        List<String> faults = new ArrayList<>(Demo.faults(page));
        Demo.picture(page, "quiz-seats-phone");
        open(page, "crédit professionnel");
        faults.addAll(Demo.faults(page));
        Demo.picture(page, "quiz-start-phone");
        page.click("main form button.button-primary");
        faults.addAll(Demo.faults(page));
        var items = page.locator(".quiz-item");
        answer(items.first());
        assertThat(items.first().locator("[data-saved]")).containsText("enregistré à");

        page.context().setOffline(true);
        for (int i = 1; i < 4; i++) {
            answer(items.nth(i));
        }
        assertThat(page.locator("[data-trouble]")).containsText("La connexion est perdue");
        Demo.picture(page, "quiz-offline-phone");
        page.context().setOffline(false);

        for (int i = 1; i < 4; i++) {
            assertThat(items.nth(i).locator("[data-saved]")).containsText("enregistré à");
        }
        assertThat(page.locator("[data-trouble]")).isHidden();
        assertThat(page.locator("[data-left-words]")).containsText("Il vous reste");

        Page elsewhere = DEMO.visitor(false);
        signIn(elsewhere);
        quizzes(elsewhere);
        open(elsewhere, "crédit professionnel");
        elsewhere.click("main a.button-primary");
        for (int i = 0; i < 4; i++) {
            assertThat(elsewhere.locator(".quiz-item").nth(i).locator("[data-saved]"))
                    .containsText("enregistré à");
        }
        faults.addAll(Demo.faults(elsewhere));
        Demo.picture(elsewhere, "quiz-paper");
        elsewhere.click("button[name=remise]");
        assertThat(elsewhere.locator("main")).containsText("4 réponses sur 10");
        faults.addAll(Demo.faults(elsewhere));
        Demo.picture(elsewhere, "quiz-ending");
        elsewhere.click("main form button.button-primary");
        faults.addAll(Demo.faults(elsewhere));
        Demo.picture(elsewhere, "quiz-result");

        touch(page.locator(".quiz-item").nth(5));
        page.waitForURL(url -> !url.endsWith("/copie"));
        assertThat(page.locator("main")).containsText("4 réponses sur 10");
        assertThat(faults).isEmpty();
    }

    @Test
    @Order(3)
    void thePagesOfTheManagerAreAccessibleAndFit() {
        List<String> faults = new ArrayList<>();
        for (boolean phone : List.of(false, true)) {
            Page page = DEMO.manager(phone);
            var end = phone ? "-phone" : "";
            var bank = "/referentiels/cqp-charge-clientele-pro/questions";
            for (String path : List.of(
                    bank,
                    bank + "/nouvelle",
                    bank + "/nouvelle?type=SINGLE",
                    bank + "/nouvelle?type=NUMERIC",
                    bank + "/import",
                    bank + "/statistiques")) {
                assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
                Demo.picture(page, "quiz" + path.substring(bank.length()).replaceAll("\\W+", "-") + "-bank" + end);
                faults.addAll(Demo.faults(page));
            }
            page.navigate(bank);
            page.locator("tbody th a").first().click();
            faults.addAll(Demo.faults(page));
            Demo.picture(page, "quiz-question" + end);
            page.navigate("/cohortes");
            page.locator("tbody th a")
                    .filter(new Locator.FilterOptions().setHasText("quiz ouverts"))
                    .click();
            toQuizzes(page);
            faults.addAll(Demo.faults(page));
            Demo.picture(page, "quiz-list" + end);
            var list = page.url();
            page.navigate(list + "/nouveau?epreuve=B4.quiz-credit");
            faults.addAll(Demo.faults(page));
            Demo.picture(page, "quiz-open" + end);
            page.navigate(list);
            page.locator("tbody th a")
                    .filter(new Locator.FilterOptions().setHasText("Quiz global"))
                    .click();
            faults.addAll(Demo.faults(page));
            Demo.picture(page, "quiz-run" + end);
            page.locator("a[href*='/copies/']").first().click();
            faults.addAll(Demo.faults(page));
            Demo.picture(page, "quiz-review" + end);
        }
        assertThat(faults).isEmpty();
    }
}
