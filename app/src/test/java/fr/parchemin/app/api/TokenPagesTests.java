package fr.parchemin.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.ApiTokens;
import fr.parchemin.app.people.Reach.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParcheminTest
class TokenPagesTests {

    private static final Pattern SECRET = Pattern.compile("prch_[A-Za-z0-9_-]{43}");

    @Autowired
    MockMvcTester pages;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Clock clock;

    private Actor auditor = Actor.application();
    private UserDetails signedIn;

    @BeforeEach
    void anAuditor() {
        var email = UUID.randomUUID() + "@parchemin.example";
        auditor = accounts.open(email, "Agnès Tessier", "secret", Role.AUDITOR, Scope.EVERYTHING, "");
        signedIn = accounts.loadUserByUsername(email);
    }

    private MvcTestResult make(String name, String bounds, LocalDate until) {
        return pages.post()
                .uri("/compte/jetons")
                .param("name", name)
                .param("bounds", bounds)
                .param("until", until.toString())
                .with(user(signedIn))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult list() {
        return pages.get().uri("/compte/jetons").with(user(signedIn)).exchange();
    }

    @Test
    void aSecretIsShownOnce() {
        var made = make("Paie", "SCHEME:ccs-exemple", LocalDate.now(clock).plusDays(7));

        assertThat(made).hasStatusOk().bodyText().containsPattern(SECRET);
        assertThat(made.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(list()).hasStatusOk().bodyText().contains("Paie").doesNotContainPattern(SECRET);
    }

    @Test
    void aTokenThatWasEndedIsNoLongerListed() {
        make("Paie", "EVERYTHING", LocalDate.now(clock).plusDays(7));
        long token = tokens.of(auditor).getFirst().id();

        assertThat(pages.post()
                        .uri("/compte/jetons/{token}/fin", token)
                        .with(user(signedIn))
                        .with(csrf()))
                .hasStatus3xxRedirection();

        assertThat(tokens.of(auditor)).isEmpty();
        assertThat(pages.post()
                        .uri("/compte/jetons/{token}/fin", token)
                        .with(user(signedIn))
                        .with(csrf()))
                .hasStatus(404);
    }

    @Test
    void whatIsNotInOrderIsSaidInTheForm() {
        var today = LocalDate.now(clock);
        assertThat(make("", "EVERYTHING", today)).hasStatus(422).bodyText().contains("Le nom manque");
        assertThat(make("Paie", "", today)).hasStatus(422).bodyText().contains("Dites ce qu’il voit");
        assertThat(make("Paie", "PERSON:1", today)).hasStatus(422).bodyText().contains("Vous ne voyez pas");
        assertThat(make("Paie", "COHORT:1x", today)).hasStatus(422).bodyText().contains("Vous ne voyez pas");
        assertThat(make("Paie", "EVERYTHING", today.minusDays(1))).hasStatus(422);
        assertThat(make("Paie", "EVERYTHING", today.plusYears(1).plusDays(1)))
                .hasStatus(422)
                .bodyText()
                .contains("Le dernier jour doit être");
        assertThat(make("Paie", "EVERYTHING", today.plusYears(1))).hasStatusOk();
        assertThat(make("Paie", "EVERYTHING", today)).hasStatus(422).bodyText().contains("de ce nom");
    }
}
