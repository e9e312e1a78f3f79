package fr.parchemin.app.quiz.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.quiz.Questions;
import fr.parchemin.app.quiz.Questions.Filter;
import fr.parchemin.app.quiz.Task;
import fr.parchemin.app.quiz.Themes;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How the bank of a scheme is filled by hand. */
@ParcheminTest
class BankPagesTests {

    private static final String SCHEME = "cqp-charge-clientele-pro";
    private static final String BANK = "/referentiels/" + SCHEME + "/questions";

    @Autowired
    MockMvcTester pages;

    @Autowired
    Accounts accounts;

    @Autowired
    Questions questions;

    @Autowired
    Themes themes;

    UserDetails manager;
    long theme;

    @BeforeEach
    void aTheme() {
        var actor = accounts.open("banque@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        manager = accounts.loadUserByUsername("banque@parchemin.example");
        theme = themes.open(SCHEME, "Garanties " + UUID.randomUUID(), List.of("B4.quiz-credit"), actor)
                .orElseThrow()
                .id();
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

    private MvcTestResult write(String... fields) {
        var all = new java.util.ArrayList<>(List.of("theme", Long.toString(theme)));
        all.addAll(List.of(fields));
        return post(BANK, all.toArray(String[]::new));
    }

    private String written() {
        var found = questions.list(new Filter(SCHEME, "", theme, null, null), 0, 10);
        return BANK + "/" + found.getLast().id().value();
    }

    @Test
    void aQuestionOfEachKindIsWrittenAndSeenAsItsCandidatesWill() {
        assertThat(write(
                        "kind",
                        "SINGLE",
                        "prompt",
                        "Laquelle ?",
                        "choices",
                        "La une",
                        "choices",
                        "",
                        "choices",
                        "La deux",
                        "right",
                        "2"))
                .hasStatus3xxRedirection();
        assertThat(get(written())).hasStatusOk().bodyText().contains("Laquelle ?", "La une", "La deux");
        assertThat(write(
                        "kind",
                        "MULTIPLE",
                        "prompt",
                        "Lesquelles ?",
                        "choices",
                        "x",
                        "choices",
                        "y",
                        "right",
                        "0",
                        "right",
                        "1"))
                .hasStatus3xxRedirection();
        assertThat(get(written())).hasStatusOk().bodyText().contains("Lesquelles ?");
        assertThat(write("kind", "TRUE_FALSE", "prompt", "Est-ce vrai ?", "right", "0"))
                .hasStatus3xxRedirection();
        assertThat(get(written())).hasStatusOk().bodyText().contains("Vrai", "Faux");
        assertThat(write("kind", "NUMERIC", "prompt", "Combien ?", "value", "1 200,50", "tolerance", "0,5"))
                .hasStatus3xxRedirection();
        assertThat(get(written())).hasStatusOk().bodyText().contains("1\u202f200,5, à 0,5 près");
        assertThat(write(
                        "kind",
                        "ORDER",
                        "prompt",
                        "Dans quel ordre ?",
                        "choices",
                        "un",
                        "choices",
                        "deux",
                        "choices",
                        "trois"))
                .hasStatus3xxRedirection();
        assertThat(get(written())).hasStatusOk().bodyText().contains("de 1 à 3");

        var kinds = questions.list(new Filter(SCHEME, "", theme, null, null), 0, 10).stream()
                .map(question -> question.task().kind())
                .toList();
        assertThat(kinds).containsExactly(Task.Kind.values());
        assertThat(((Task.Single) questions
                                .list(new Filter(SCHEME, "laquelle", theme, null, null), 0, 1)
                                .getFirst()
                                .task())
                        .right())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidBesideWhatWasTyped() {
        assertThat(write("kind", "SINGLE", "prompt", "Laquelle ?", "choices", "Seule", "choices", "", "right", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("La ligne 2 est cochée et vide.", "Un seul choix est donné", "Seule");
        assertThat(write("kind", "NUMERIC", "prompt", "", "value", "douze", "tolerance", "-1"))
                .hasStatus(422)
                .bodyText()
                .contains("Écrivez l’énoncé.", "douze", "«\u202f-1\u202f» n’est pas une tolérance");
        assertThat(write("kind", "MULTIPLE", "prompt", "Lesquelles ?", "choices", "a", "choices", "a"))
                .hasStatus(422)
                .bodyText()
                .contains("Deux choix disent la même chose.", "Cochez au moins une bonne réponse.");
    }

    @Test
    void linesAreAddedWithoutLosingWhatWasTyped() {
        assertThat(write("kind", "SINGLE", "prompt", "Laquelle ?", "choices", "Une", "choices", "Deux", "lignes", "1"))
                .hasStatusOk()
                .bodyText()
                .contains("Laquelle ?", "Une", "Deux", "Ligne 4");
    }

    @Test
    void aCorrectionIsAVersionMoreAndNeedsAReason() {
        write("kind", "TRUE_FALSE", "prompt", "Est-ce vrai ?", "right", "0");
        var address = written();
        var theme = Long.toString(this.theme);

        assertThat(post(
                        address + "/correction",
                        "kind",
                        "TRUE_FALSE",
                        "theme",
                        theme,
                        "prompt",
                        "Est-ce faux ?",
                        "right",
                        "1",
                        "seen",
                        "1"))
                .hasStatus(422)
                .bodyText()
                .contains("Dites pourquoi.");
        assertThat(post(
                        address + "/correction",
                        "kind",
                        "TRUE_FALSE",
                        "theme",
                        theme,
                        "prompt",
                        "Est-ce faux ?",
                        "right",
                        "1",
                        "seen",
                        "1",
                        "motive",
                        "Négation ambiguë"))
                .hasStatus3xxRedirection();
        assertThat(get(address)).bodyText().contains("Est-ce vrai ?", "Est-ce faux ?", "Négation ambiguë", "Version 2");
        assertThat(post(
                        address + "/correction",
                        "kind",
                        "TRUE_FALSE",
                        "theme",
                        theme,
                        "prompt",
                        "Encore ?",
                        "right",
                        "1",
                        "seen",
                        "1",
                        "motive",
                        "Trop tard"))
                .hasStatus(422)
                .bodyText()
                .contains("corrigé cette question entre-temps");
        assertThat(post(address + "/retrait", "motive", "Hors programme")).hasStatus3xxRedirection();
        assertThat(get(BANK + "?etat=en-service&theme=" + theme)).bodyText().contains("Aucune question");
        assertThat(get(BANK + "?etat=retirees&q=FAUX&theme=" + theme))
                .bodyText()
                .contains("Est-ce faux ?", "retirée");
    }

    @Test
    void theBankOfAnotherSchemeIsClosed() {
        accounts.open(
                "autre@parchemin.example",
                "Autre",
                "secret",
                Role.MANAGER,
                fr.parchemin.app.people.Reach.Scope.SCHEME,
                "ccs-exemple");
        var other = user(accounts.loadUserByUsername("autre@parchemin.example"));
        write("kind", "TRUE_FALSE", "prompt", "Est-ce vrai ?", "right", "0");

        assertThat(pages.get().uri(written()).with(other).exchange()).hasStatus(404);
        assertThat(pages.get().uri(BANK).with(other).exchange()).hasStatus(404);
        assertThat(get("/referentiels/certification-jnac/questions/" + written().replaceAll(".*/", "")))
                .hasStatus(404);
    }
}
