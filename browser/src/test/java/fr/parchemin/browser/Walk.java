package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Somebody who goes through the application by its pages alone, and what people do there again and again. */
final class Walk {

    private static final String PASSWORD = "bruyère-cobalt-sillon";
    private static final int DESKTOP = 1280;
    private static final int PHONE = 320;

    private final String story;
    private final Page page;

    private Walk(String story, Page page) {
        this.story = story;
        this.page = page;
    }

    /** Somebody whose page is signed in, in a story whose pictures bear its name. */
    static Walk of(String story, Page page) {
        return new Walk(story, page);
    }

    /** Somebody who was sent an invitation, chooses a password and signs in with it. */
    static Walk invited(String story, String email, String invitation) {
        Page page = Demo.started().visitor(false);
        page.navigate(invitation);
        page.fill("#chosen", PASSWORD);
        page.fill("#again", PASSWORD);
        page.click("main form button.button-primary");
        page.fill("#email", email);
        page.fill("#password", PASSWORD);
        page.click("button.button-primary");
        page.waitForURL(url -> !url.contains("/connexion"));
        return new Walk(story, page);
    }

    /** Somebody who comes in by a link that serves once. */
    static Walk byLink(String story, String link) {
        Page page = Demo.started().visitor(false);
        page.navigate(link);
        page.click("main button.button-primary");
        return new Walk(story, page);
    }

    Page page() {
        return page;
    }

    /** The path of the page in hand. */
    String here() {
        return URI.create(page.url()).getPath();
    }

    void go(String path) {
        page.navigate(path);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    Locator link(String name) {
        return page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    void press(String button) {
        button(button).first().click();
    }

    void follow(String link) {
        link(link).first().click();
    }

    /** The line of a table that says something. */
    Locator row(String text) {
        return page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    /** Reads a text on the page. */
    void reads(String text) {
        assertThat(page.locator("main")).containsText(text);
    }

    /** Reads what the application says of what was just done. */
    void isTold(String text) {
        assertThat(page.locator(".flash")).containsText(text);
    }

    /** Shows the results of an assessment to the candidates of a cohort. */
    void publishes(String cohort, String assessment, String picture) {
        go(cohort + "/publication");
        row(assessment).locator("a").click();
        look(picture);
        press("^Publier");
        assertThat(row(assessment).locator("a")).hasCount(0);
    }

    /** Keeps a picture of the page at a desktop and on a phone, and finds no fault with either. */
    void look(String name) {
        look(name, "", DESKTOP, 900);
        look(name, "-phone", PHONE, 640);
        page.setViewportSize(DESKTOP, 900);
    }

    private void look(String name, String end, int width, int height) {
        page.setViewportSize(width, height);
        Demo.picture(page, story + "-" + name + end);
        assertThat(Demo.faults(page)).isEmpty();
    }

    // --- what a manager does

    /** Opens a cohort and returns its path. */
    String opensCohort(String scheme, String name, String juryOn, String asOf) {
        go("/cohortes/nouvelle");
        page.selectOption("select[name=scheme]", scheme);
        page.fill("input[name=name]", name);
        page.fill("input[name=juryOn]", juryOn);
        page.fill("input[name=asOf]", asOf);
        press("Ouvrir la cohorte");
        assertThat(page.locator("h1")).containsText(name);
        return here();
    }

    /** Enrols a candidate; what is typed by the name of each field, {@code sex} among them. Returns the path of the dossier. */
    String enrols(String cohort, Map<String, String> candidate) {
        go(cohort + "/candidats/nouveau");
        candidate.forEach((field, text) -> {
            switch (field) {
                case "sex" -> page.check("input[name=sex][value=" + text + "]");
                case "route", "origin" -> page.selectOption("select[name=" + field + "]", text);
                case "centre" ->
                    page.selectOption(
                            "select[name=centre]", new com.microsoft.playwright.options.SelectOption().setLabel(text));
                default -> page.fill("input[name=" + field + "]", text);
            }
        });
        press("^Inscrire$");
        page.waitForURL("**/dossiers/*");
        return here();
    }

    /** Invites a candidate to their space, found by name; returns the path of the invitation. */
    String invitesCandidate(String name, String email) {
        return invites(name, email, "CANDIDATE", "PERSON");
    }

    /** Opens the space of the candidate whose dossier is open; returns the path of the invitation. */
    String opensSpace() {
        follow("Lui ouvrir son espace");
        return invitation();
    }

    private String invitation() {
        press("^Inviter$");
        return URI.create(page.locator("#address").inputValue()).getPath();
    }

    /** Gives somebody an account in a role; returns the path of the invitation. */
    String invites(String name, String email, String role, String scope) {
        go("/comptes/nouveau");
        page.fill("input[name=name]", name);
        page.fill("input[name=email]", email);
        page.check("input[name=language][value=fr]");
        page.selectOption("select[name=role]", role);
        page.selectOption("select[name=scope]", scope);
        if (scope.equals("PERSON")) {
            page.fill("input[name=person]", name);
            press("^Inviter$");
            page.locator("input[type=radio][name=person]").first().check();
        }
        return invitation();
    }

    /** Plans a sitting in the form that is open, or of the named assessment; returns its path. */
    String plans(String cohort, String what, String day, String from, String until, String place) {
        go(cohort + "/passages/nouveau");
        page.selectOption("select[name=what]", what);
        return plansThat(day, from, until, place);
    }

    /** Plans the sitting whose form is open. */
    String plansThat(String day, String from, String until, String place) {
        fillsIn(day, from, until, place);
        return planned();
    }

    /** Records the sitting whose form is open, which was held, and says so when asked. */
    String recordsThat(String day, String from, String until, String place) {
        fillsIn(day, from, until, place);
        press("Organiser ce passage");
        page.locator(".summary a[href='#past']").waitFor();
        page.check("#past");
        return planned();
    }

    private void fillsIn(String day, String from, String until, String place) {
        page.fill("input[name=day]", day);
        page.fill("input[name=from]", from);
        page.fill("input[name=until]", until);
        page.fill("input[name=place]", place);
    }

    /** Where the day is a Sunday or a public holiday, says that it is meant. */
    private String planned() {
        press("Organiser ce passage");
        page.locator(".flash, .summary").first().waitFor();
        if (page.locator("#holiday").count() > 0) {
            page.check("#holiday");
            press("Organiser ce passage");
        }
        page.waitForURL(Pattern.compile(".*/passages/\\d+"));
        return here();
    }

    /** Appoints somebody to assess at a sitting. */
    void appoints(String sitting, String name, String email, String capacity) {
        go(sitting + "/evaluateurs");
        page.fill("input[name=name]", name);
        page.fill("input[name=email]", email);
        page.check("input[name=capacity][value=" + capacity + "]");
        press("^Désigner$");
        isTold(name);
    }

    /** Makes a link for somebody who assesses at a sitting or reviews a quiz; returns its path. */
    String linksTo(String sitting, String name) {
        go(sitting + "/evaluateurs");
        row(name).locator("button").first().click();
        return URI.create(page.locator("#address").inputValue()).getPath();
    }

    /** Seats all who may sit there, which has begun: nobody is summoned any more. */
    void seatsAll(String sitting) {
        go(sitting);
        press("Placer tous ceux");
        assertThat(button("^Convoquer")).hasCount(0);
    }

    /** Seats all who may sit there, and summons them. */
    void seatsAndSummonsAll(String sitting) {
        go(sitting);
        press("Placer tous ceux");
        press("^Convoquer");
    }

    // --- what an assessor does

    /** Notes who came; the state by the name of each candidate. */
    void notes(String sitting, Map<String, String> presences) {
        go(sitting + "/emargement");
        presences.forEach((name, state) -> {
            row(name).locator("input[value=" + state + "]").check();
            if (state.equals("PRESENT")) {
                row(name).locator("select").selectOption("IDENTITY_CARD");
            }
        });
        press("Enregistrer les présences");
    }

    /** Opens the grid of a candidate. */
    void opensGrid(String sitting, String candidate) {
        go(sitting);
        row(candidate).locator("td a[href*='/grilles/']").click();
        page.locator(".grid-part").first().waitFor();
    }

    /** Gives every part of the open grid the same grade. */
    void grades(String grade) {
        for (Locator part : page.locator(".grid-part").all()) {
            part.locator(".grades label")
                    .filter(new Locator.FilterOptions().setHas(page.locator("input[value=" + grade + "]")))
                    .click();
        }
    }

    /** Gives every part of a candidate's grid the same grade and hands it in. */
    void marks(String sitting, String candidate, String grade) {
        opensGrid(sitting, candidate);
        grades(grade);
        press("Rendre la grille");
        isTold("est rendue et le résultat est au dossier");
    }

    // --- what a candidate hands in

    /** A report of so many pages. */
    static FilePayload report(String title, int pages) {
        try (var document = new PDDocument()) {
            for (int number = 1; number <= pages; number++) {
                write(document, title, number, pages);
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return new FilePayload("rapport.pdf", "application/pdf", bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDDocument document, String title, int number, int pages) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var text = new PDPageContentStream(document, page)) {
            text.beginText();
            text.setFont(new PDType1Font(FontName.TIMES_ROMAN), 20);
            text.newLineAtOffset(60, 760);
            text.showText(title + ", page " + number + " sur " + pages);
            text.endText();
        }
    }
}
