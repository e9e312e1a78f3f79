package fr.parchemin.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Certifications;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Invitations;
import fr.parchemin.app.people.Invitations.Given;
import fr.parchemin.app.people.OpenidLinks;
import fr.parchemin.app.people.OpenidLinks.Shown;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.People.Newcomer;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Person;
import fr.parchemin.app.people.Reach.Scope;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who enters with what a provider of identities says, and who does not. */
@ParcheminTest
class OpenidTests {

    private static final String PASSWORD = "navire tiède grammaire";
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final AProvider PROVIDER = new AProvider();

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry settings) throws IOException {
        provider(settings, "proconnect", PROVIDER.issuer(), "ProConnect");
        provider(settings, "agents", PROVIDER.issuer(), "Agents");
        settings.add("parchemin.openid.agents.trust-email", () -> true);
        settings.add("parchemin.openid.agents.acr", () -> "eidas2");
        settings.add("parchemin.openid.agents.second-factor", () -> "mfa,eidas3");
        settings.add("parchemin.openid.agents.accepts", () -> "eidas2,eidas3");
        provider(settings, "franceconnect", PROVIDER.issuer(), "FranceConnect");
        settings.add("parchemin.openid.franceconnect.kind", () -> "identity");
        try (var unused = new ServerSocket(0)) {
            provider(settings, "arrete", "http://127.0.0.1:" + unused.getLocalPort(), "Arrêté");
        }
    }

    private static void provider(DynamicPropertyRegistry settings, String name, String issuer, String label) {
        settings.add("parchemin.openid." + name + ".issuer", () -> issuer);
        settings.add("parchemin.openid." + name + ".client-id", () -> AProvider.CLIENT);
        settings.add("parchemin.openid." + name + ".client-secret", () -> AProvider.SECRET);
        settings.add("parchemin.openid." + name + ".label", () -> label);
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    Invitations invitations;

    @Autowired
    OpenidLinks links;

    @Autowired
    People people;

    @Autowired
    Certifications certifications;

    @Autowired
    JdbcClient jdbc;

    private final String email = UUID.randomUUID() + "@exemple.fr";
    private final String subject = UUID.randomUUID().toString();
    private Actor helene;
    private String candidateEmail = "";
    private @Nullable PersonId person;

    @BeforeEach
    void anAccount() {
        helene = accounts.open(email, "Hélène Caradec", PASSWORD, Role.MANAGER);
    }

    private Visitor visitor() {
        return new Visitor(web, "203.0.113." + ADDRESSES.incrementAndGet());
    }

    private Map<String, Object> claims(Object... more) {
        Map<String, Object> claims = new HashMap<>(Map.of("sub", subject, "email", email, "email_verified", true));
        for (int i = 0; i < more.length; i += 2) {
            claims.put((String) more[i], more[i + 1]);
        }
        return claims;
    }

    private static String sentTo(Visitor visitor, String provider) {
        var answer = visitor.see("/connexion/openid/" + provider);
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private static MvcTestResult enter(Visitor visitor, String provider, Map<String, Object> claims) {
        return visitor.see(PROVIDER.letIn(sentTo(visitor, provider), claims));
    }

    private long deeds(String what) {
        return jdbc.sql("select count(*) from journal.entry where what = :what")
                .param("what", what)
                .query(Long.class)
                .single();
    }

    @Test
    void whoeverTheProviderVouchesForEntersTheirAccountAndIsKnownByNumberFromThenOn() throws Exception {
        long linked = deeds("openid-linked");
        var desk = visitor();
        desk.see("/connexion");
        var before = desk.cookie().getValue();

        assertThat(enter(desk, "proconnect", claims())).redirectedUrl().isEqualTo("/");

        assertThat(desk.cookie().getValue()).isNotEqualTo(before);
        assertThat(desk.see("/compte")).hasStatusOk().bodyText().contains(email, "Firefox sous Linux");
        assertThat(deeds("openid-linked")).isEqualTo(linked + 1);
        var again = visitor();
        assertThat(enter(again, "proconnect", claims("email", "autre@exemple.fr", "email_verified", false)))
                .redirectedUrl()
                .isEqualTo("/");
        assertThat(again.see("/compte")).bodyText().contains(email);
        assertThat(deeds("openid-linked")).isEqualTo(linked + 1);
    }

    @Test
    void informationThatIsNotSignedEntersToo() {
        var desk = visitor();
        assertThat(enter(desk, "proconnect", claims("plain", true)))
                .redirectedUrl()
                .isEqualTo("/");
        assertThat(desk.isIn()).isTrue();
    }

    @Test
    void onesWayLeadsOnToThePageThatWasAskedFor() {
        var desk = visitor();
        desk.see("/compte/cles");

        assertThat(enter(desk, "proconnect", claims())).redirectedUrl().endsWith("/compte/cles?continue");
    }

    private void isRefused(Visitor visitor, MvcTestResult answer) {
        assertThat(answer)
                .hasStatus(403)
                .bodyText()
                .contains("n’a mené à aucun compte")
                .doesNotContain(email);
        assertThat(visitor.isIn()).isFalse();
    }

    @Test
    void anEmailThatTheProviderDoesNotVouchForLeadsNowhere() {
        long refused = deeds("sign-in-refused");
        for (var claims :
                List.of(claims("email_verified", false), claims("email", UUID.randomUUID() + "@exemple.fr"))) {
            var desk = visitor();
            isRefused(desk, enter(desk, "proconnect", claims));
        }
        assertThat(deeds("sign-in-refused")).isEqualTo(refused + 2);
        assertThat(links.of(helene)).isEmpty();
    }

    @Test
    void aSettingVouchesForTheEmailsOfAProvider() {
        var desk = visitor();
        assertThat(enter(desk, "agents", claims("email_verified", false, "acr", "eidas2")))
                .redirectedUrl()
                .isEqualTo("/");
    }

    @Test
    void aClosedAccountIsNotEntered() {
        enter(visitor(), "proconnect", claims());
        invitations.close(accounts.open("o@exemple.fr", "Paul Morvan", PASSWORD, Role.MANAGER), helene.account());

        var desk = visitor();
        isRefused(desk, enter(desk, "proconnect", claims()));
        var other = visitor();
        isRefused(
                other,
                enter(other, "proconnect", claims("sub", UUID.randomUUID().toString())));
    }

    @Test
    void anotherSubjectDoesNotTakeAnAccountThatIsLinked() {
        enter(visitor(), "proconnect", claims());

        var desk = visitor();
        isRefused(
                desk, enter(desk, "proconnect", claims("sub", UUID.randomUUID().toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience", "nonce", "expired", "forged", "of another", "forged information"})
    void aTokenThatIsNotRightLeadsNowhere(String fault) {
        UnaryOperator<JWTClaimsSet> twist = switch (fault) {
            case "issuer" ->
                token -> new JWTClaimsSet.Builder(token)
                        .issuer("https://ailleurs.example")
                        .build();
            case "audience" ->
                token -> new JWTClaimsSet.Builder(token).audience("autre").build();
            case "nonce" ->
                token -> new JWTClaimsSet.Builder(token).claim("nonce", "autre").build();
            case "expired" ->
                token -> new JWTClaimsSet.Builder(token)
                        .issueTime(Date.from(Instant.now().minusSeconds(900)))
                        .expirationTime(Date.from(Instant.now().minusSeconds(600)))
                        .build();
            case "of another" ->
                token -> new JWTClaimsSet.Builder(token)
                        .subject("quelqu’un d’autre")
                        .build();
            default -> token -> token;
        };
        var claims = fault.equals("forged information") ? claims("forged", true) : claims();
        var desk = visitor();

        isRefused(desk, desk.see(PROVIDER.letIn(sentTo(desk, "proconnect"), claims, twist, fault.equals("forged"))));
    }

    @Test
    void whoDidNotLeaveFromHereDoesNotComeBack() {
        var attacker = visitor();
        var back = PROVIDER.letIn(sentTo(attacker, "proconnect"), claims());
        var victim = visitor();

        isRefused(victim, victim.see(back));
        isRefused(victim, victim.see("/connexion/openid/proconnect/retour?error=access_denied"));
        isRefused(attacker, attacker.see(back.replace("proconnect", "agents")));
        isRefused(attacker, attacker.see(back + "&iss=https://ailleurs.example"));
    }

    @Test
    void aCodeServesOnce() {
        var desk = visitor();
        var back = PROVIDER.letIn(sentTo(desk, "proconnect"), claims());
        assertThat(desk.see(back)).redirectedUrl().isEqualTo("/");

        assertThat(desk.see(back)).hasStatus(403);
    }

    @Test
    void whatIsAskedOfTheProviderMustBeAnswered() {
        var desk = visitor();
        assertThat(sentTo(desk, "agents"))
                .contains("acr_values=eidas2", "claims=", "code_challenge_method=S256", "nonce=", "state=");

        isRefused(desk, enter(desk, "agents", claims("acr", "eidas1")));
        isRefused(desk, enter(desk, "agents", claims()));
        assertThat(enter(desk, "agents", claims("acr", "eidas3")))
                .redirectedUrl()
                .endsWith("/compte?continue");
    }

    @Test
    void aCodeIsStillAskedUnlessTheProviderAskedForOne() {
        jdbc.sql(
                        "insert into people.second_factor (account, secret, added_at, last_step) values (:a, '\\x00', now(), 0)")
                .param("a", helene.account())
                .update();
        var desk = visitor();
        enter(desk, "agents", claims("acr", "eidas2"));
        assertThat(desk.see("/compte")).redirectedUrl().isEqualTo("/connexion/code");

        var strong = visitor();
        enter(strong, "agents", claims("acr", "eidas2", "amr", new String[] {"pwd", "mfa"}));
        assertThat(strong.isIn()).isTrue();
    }

    @Test
    void aProviderThatDoesNotAnswerHindersNobody() {
        var desk = visitor();
        assertThat(desk.see("/connexion"))
                .hasStatusOk()
                .bodyText()
                .contains("Continuer avec ProConnect", "Continuer avec Arrêté");
        assertThat(desk.see("/connexion/openid/arrete"))
                .hasStatus(503)
                .bodyText()
                .contains("Arrêté ne répond pas");

        desk.signedIn(email, PASSWORD);
        assertThat(desk.isIn()).isTrue();
    }

    @Test
    void whatIsNotSetDoesNotExist() {
        assertThat(visitor().see("/connexion/openid/autre")).hasStatus(404);
        assertThat(visitor().see("/connexion/openid/autre/retour?code=1&state=1"))
                .hasStatus(404);
    }

    @Test
    void whoComesBackInVainOftenWaits() {
        var desk = visitor();
        for (int i = 0; i <= 20; i++) {
            assertThat(desk.see("/connexion/openid/proconnect/retour?code=1&state=" + i))
                    .hasStatus(403);
        }
        assertThat(desk.see("/connexion/openid/proconnect/retour?code=1&state=1"))
                .hasStatus(429);
        assertThat(desk.see("/connexion/openid/proconnect")).hasStatus(429);
    }

    @Test
    void anIdentityIsLinkedAndUnlinkedByItsOwnerAfterALook() throws Exception {
        var desk = visitor().signedIn(email, PASSWORD);
        var claims = claims("email", "perso@exemple.fr");
        var sent = Objects.requireNonNull(
                desk.see("/compte/identites/proconnect/lier").getResponse().getRedirectedUrl());
        assertThat(desk.see(PROVIDER.letIn(sent, claims))).redirectedUrl().isEqualTo("/compte/identites/confirmer");
        assertThat(links.of(helene)).isEmpty();
        assertThat(desk.see("/compte/identites/confirmer")).bodyText().contains("perso@exemple.fr");
        assertThat(desk.sendWithoutToken("/compte/identites/confirmer")).hasStatus(403);
        assertThat(desk.send("/compte/identites/confirmer")).redirectedUrl().isEqualTo("/compte/identites");
        assertThat(desk.see("/compte/identites")).bodyText().contains("ProConnect", "liée le");
        var elsewhere = visitor();
        assertThat(enter(elsewhere, "proconnect", claims)).redirectedUrl().isEqualTo("/");

        long unlinked = deeds("openid-unlinked");
        var link = "/compte/identites/" + links.of(helene).getFirst().id() + "/retrait";
        assertThat(desk.see(link)).hasStatusOk();
        assertThat(desk.send(link)).redirectedUrl().isEqualTo("/compte/identites");
        assertThat(deeds("openid-unlinked")).isEqualTo(unlinked + 1);
        var after = visitor();
        isRefused(after, enter(after, "proconnect", claims()));
    }

    @Test
    void theOnlyWayInIsNotUnlinked() {
        var desk = visitor().signedIn(email, PASSWORD);
        enter(visitor(), "proconnect", claims());
        jdbc.sql("update people.account set password_hash = null where id = :id")
                .param("id", helene.account())
                .update();
        var link = "/compte/identites/" + links.of(helene).getFirst().id() + "/retrait";

        assertThat(desk.send(link)).redirectedUrl().isEqualTo("/compte/identites");

        assertThat(desk.see("/compte/identites")).bodyText().contains("votre seul moyen d’entrer");
        assertThat(links.of(helene)).hasSize(1);
    }

    @Test
    void nobodyLinksOrUnlinksForAnother() {
        enter(visitor(), "proconnect", claims());
        var link = "/compte/identites/" + links.of(helene).getFirst().id() + "/retrait";
        var otherEmail = UUID.randomUUID() + "@exemple.fr";
        var other = accounts.open(otherEmail, "Paul Morvan", PASSWORD, Role.MANAGER);
        var paul = visitor().signedIn(otherEmail, PASSWORD);

        assertThat(paul.see(link)).hasStatus(404);
        assertThat(paul.send(link)).hasStatus(404);
        assertThat(links.of(helene)).hasSize(1);
        assertThat(paul.send("/compte/identites/confirmer")).hasStatus(404);
        var sent = Objects.requireNonNull(
                paul.see("/compte/identites/proconnect/lier").getResponse().getRedirectedUrl());
        paul.see(PROVIDER.letIn(sent, claims()));
        paul.send("/compte/identites/confirmer");
        assertThat(links.of(other)).isEmpty();
        assertThat(links.isOf(helene, new Shown(PROVIDER.issuer(), subject, "ProConnect")))
                .isTrue();
    }

    @Test
    void whoStartedToLinkAndLeftLinksNobodyElse() {
        var desk = visitor().signedIn(email, PASSWORD);
        var sent = Objects.requireNonNull(
                desk.see("/compte/identites/proconnect/lier").getResponse().getRedirectedUrl());
        jdbc.sql("update people.account set closed_at = now() where id = :id")
                .param("id", helene.account())
                .update();

        desk.see(PROVIDER.letIn(sent, claims()));
        assertThat(desk.send("/compte/identites/confirmer").getResponse().getStatus())
                .isIn(302, 404);
        assertThat(jdbc.sql("select count(*) from people.openid_link where subject = :s")
                        .param("s", subject)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anInvitationThatWasOpenedLinksWhoeverComesBackAndConfirms() {
        var guest = UUID.randomUUID() + "@exemple.fr";
        var today = LocalDate.now(ZoneId.of("Europe/Paris"));
        var outcome = invitations.invite(
                helene,
                guest,
                "Salima Benhaddou",
                "fr",
                new Given(Role.AUDITOR, Scope.EVERYTHING, "", today, today.plusMonths(6)));
        var link = ((Invitations.Outcome.Handed) outcome).address().replaceFirst("^https?://[^/]+", "");
        var desk = visitor();
        assertThat(desk.see(link)).hasStatusOk().bodyText().contains("Continuer avec ProConnect");

        assertThat(enter(desk, "proconnect", claims("email_verified", false)))
                .redirectedUrl()
                .isEqualTo("/invitation/identite");
        assertThat(desk.see("/invitation/identite")).hasStatusOk().bodyText().contains(guest, "Salima Benhaddou");
        assertThat(visitor().see("/invitation/identite")).hasStatus(404);
        assertThat(visitor().send("/invitation/identite")).hasStatus(404);
        assertThat(desk.send("/invitation/identite")).redirectedUrl().isEqualTo("/");

        assertThat(desk.see("/compte")).bodyText().contains(guest);
        assertThat(desk.see("/invitation/identite")).hasStatus(404);
        assertThat(visitor().see(link)).hasStatus(404);
    }

    @Test
    void signingOutEndsHereFirstAndThenThere() throws Exception {
        var desk = visitor();
        enter(desk, "proconnect", claims());

        assertThat(desk.send("/deconnexion")).redirectedUrl().isEqualTo("/connexion/depart");
        assertThat(desk.isIn()).isFalse();
        var page = desk.see("/connexion/depart");
        assertThat(page.getResponse().getHeader("Refresh"))
                .startsWith("0; url=" + PROVIDER.issuer() + "/logout?id_token_hint=ey")
                .contains("post_logout_redirect_uri=http", "au-revoir", "state=");
        assertThat(desk.see("/connexion/depart")).bodyText().contains("Vous êtes déconnecté");
        assertThat(desk.see("/connexion/depart").getResponse().getHeader("Refresh"))
                .isNull();
        assertThat(visitor().signedIn(email, PASSWORD).send("/deconnexion"))
                .redirectedUrl()
                .isEqualTo("/connexion?au-revoir");
    }

    private Map<String, Object> civil(String birth, Object... more) {
        var claims = claims(
                "family_name", birth.toUpperCase(Locale.FRENCH),
                "given_name", "Awa Zoé",
                "gender", "female",
                "birthdate", "1994-03-07",
                "birthplace", "29232",
                "birthcountry", "99100");
        for (int i = 0; i < more.length; i += 2) {
            claims.put((String) more[i], more[i + 1]);
        }
        return claims;
    }

    /** A candidate with an account, who is signed in. */
    private Visitor candidate(String birth) {
        var identity = new Identity(
                birth, null, "Awa", Identity.Sex.F, LocalDate.of(1994, 3, 7), "Quimper", "29232", "awa@exemple.fr");
        person = people.register(List.of(new Newcomer(identity, Person.Contact.NONE)), helene)
                .values()
                .iterator()
                .next();
        candidateEmail = UUID.randomUUID() + "@exemple.fr";
        accounts.open(candidateEmail, "Awa", PASSWORD, Role.CANDIDATE, Scope.PERSON, Long.toString(person.value()));
        return visitor().signedIn(candidateEmail, PASSWORD);
    }

    private MvcTestResult link(Visitor awa, Map<String, Object> claims) {
        var sent = Objects.requireNonNull(
                awa.see("/compte/identites/franceconnect/lier").getResponse().getRedirectedUrl());
        awa.see(PROVIDER.letIn(sent, claims));
        return awa.send("/compte/identites/confirmer");
    }

    private Person known() {
        return people.find(Objects.requireNonNull(person)).orElseThrow();
    }

    private MvcTestResult takeOver(Visitor awa, String... more) {
        List<String> fields = new ArrayList<>(List.of("seen", Long.toString(known().revision())));
        fields.addAll(List.of(more));
        return awa.send("/compte/identite", fields.toArray(String[]::new));
    }

    @Test
    void theEmailOfAProviderOfIdentitiesLeadsToNobody() {
        var desk = visitor();
        isRefused(desk, enter(desk, "franceconnect", civil("Caradec")));
    }

    @Test
    void aCandidateComparesAndTakesOverWhatIsProvenUntilSomebodyCorrectsIt() {
        var birth = "Le Goff" + (char) ('a' + ADDRESSES.incrementAndGet() % 26);
        var awa = candidate(birth);

        assertThat(link(awa, civil(birth))).redirectedUrl().isEqualTo("/compte/identite");
        assertThat(awa.see("/compte/identite"))
                .hasStatusOk()
                .bodyText()
                .contains("Awa Zoé", birth, "identique", "différent")
                .doesNotContain(birth.toUpperCase(Locale.FRENCH));
        assertThat(takeOver(awa)).redirectedUrl().isEqualTo("/compte");

        assertThat(known().identity().givenNames()).isEqualTo("Awa Zoé");
        assertThat(known().identity().birthName()).isEqualTo(birth);
        assertThat(known().identity().email()).isEqualTo("awa@exemple.fr");
        assertThat(awa.see("/compte")).bodyText().contains("certifié par FranceConnect le");
        var desk = visitor().signedIn(email, PASSWORD);
        var page = "/personnes/" + known().id().value();
        assertThat(desk.see(page))
                .bodyText()
                .contains("Identité certifiée par FranceConnect le", "État civil certifié");
        assertThat(desk.see(page + "/rectifier")).bodyText().contains("retire la mention");

        people.correct(
                known().id(),
                known().identity(),
                new Person.Contact("0298000000", null, null, null, null),
                "Téléphone",
                known().revision(),
                helene);
        assertThat(certifications.of(known().id())).isPresent();
        people.correct(
                known().id(),
                new Identity(birth, null, "Awa", Identity.Sex.F, LocalDate.of(1994, 3, 7), "Quimper", "29232", null),
                known().contact(),
                "Erreur",
                known().revision(),
                helene);
        assertThat(certifications.of(known().id())).isEmpty();
    }

    @Test
    void aTownAbroadThatIsNotGivenIsAskedFor() {
        var birth = "Ben" + (char) ('a' + ADDRESSES.incrementAndGet() % 26) + "li";
        var awa = candidate(birth);
        link(awa, civil(birth, "birthplace", "", "birthcountry", "99352"));

        assertThat(awa.see("/compte/identite")).bodyText().contains("Ville de naissance");
        assertThat(takeOver(awa)).hasStatus(422);
        assertThat(takeOver(awa, "town", "Oran")).redirectedUrl().isEqualTo("/compte");
        assertThat(known().identity().birthPlace()).isEqualTo("Oran (Algérie)");
        assertThat(known().identity().birthCode()).isEqualTo("99352");
    }

    @Test
    void theIdentityOfAnotherIsNotTakenOver() {
        var birth = "Kerviel" + (char) ('a' + ADDRESSES.incrementAndGet() % 26);
        var awa = candidate(birth);
        link(awa, civil("Zwartenberg", "birthdate", "1960-01-01", "given_name", "Otto"));

        assertThat(awa.see("/compte/identite")).bodyText().contains("ne semblent pas être de la même personne");
        takeOver(awa);
        assertThat(known().identity().birthName()).isEqualTo(birth);
        assertThat(certifications.of(known().id())).isEmpty();
        assertThat(visitor().signedIn(email, PASSWORD).see("/compte/identite")).hasStatus(404);
    }
}
