package fr.parchemin.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Door;
import fr.parchemin.app.people.Invitations;
import fr.parchemin.app.people.Organisation;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.Reach.Scope;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Accounts given by letters that a real mail server takes. */
@ParcheminTest
@Import(AJury.class)
class InvitationTests {

    private static final String PASSWORD = "navire tiède grammaire";
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/(?:mot-de-passe|acces)/[\\w-]+)");
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @DynamicPropertySource
    static void aMailServer(DynamicPropertyRegistry settings) {
        POST.start();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> POST.getSmtp().getPort());
        settings.add("parchemin.mail.from", () -> "certification@exemple.fr");
    }

    @AfterAll
    static void closeThePost() {
        POST.stop();
    }

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    AJury jury;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Organisations organisations;

    @Autowired
    Invitations invitations;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private final String guest = UUID.randomUUID() + "@exemple.fr";
    private Visitor manager;

    @BeforeEach
    void aManager() {
        manager = as(Role.MANAGER, Scope.EVERYTHING, "");
    }

    private Visitor visitor() {
        return new Visitor(web, "198.51.100." + ADDRESSES.incrementAndGet());
    }

    private Visitor as(Role role, Scope scope, String of) {
        var email = UUID.randomUUID() + "@exemple.fr";
        accounts.open(email, "Paul Morvan", PASSWORD, role, scope, of);
        return visitor().signedIn(email, PASSWORD);
    }

    private MvcTestResult invite(Visitor by, String email, String role, String scope, String... more) {
        var fields =
                new String[] {"email", email, "name", "Salima Benhaddou", "language", "fr", "role", role, "scope", scope
                };
        var end = role.equals("AUDITOR") && !List.of(more).contains("until")
                ? new String[] {"until", LocalDate.now(clock).plusMonths(1).toString()}
                : new String[0];
        return by.send(
                "/comptes", Stream.of(fields, end, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private MimeMessage letter(String to) {
        await().until(() -> Arrays.stream(POST.getReceivedMessages()).anyMatch(one -> isTo(one, to)));
        return Arrays.stream(POST.getReceivedMessages())
                .filter(one -> isTo(one, to))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static boolean isTo(MimeMessage letter, String to) {
        return GreenMailUtil.getAddressList(recipients(letter)).contains(to);
    }

    private static jakarta.mail.Address[] recipients(MimeMessage letter) {
        try {
            return letter.getAllRecipients();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String link(MimeMessage letter) {
        var found = LINK.matcher(GreenMailUtil.getWholeMessage(letter).replace("=\r\n", ""));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private MvcTestResult choose(String link, String password) {
        return visitor().send(link, "chosen", password, "again", password);
    }

    @Test
    void whoIsInvitedChoosesAPasswordOnce() throws Exception {
        assertThat(invite(manager, guest, "AUDITOR", "SCHEME:certification-jnac"))
                .redirectedUrl()
                .startsWith("/comptes/");

        var letter = letter(guest);
        assertThat(letter.getSubject()).isEqualTo("Votre compte Parchemin");
        assertThat(letter.getFrom()[0]).hasToString("certification@exemple.fr");
        var link = link(letter);
        var secret = link.substring(link.lastIndexOf('/') + 1);
        assertThat(jdbc.sql("select count(*) from event_publication where strpos(serialized_event, :secret) > 0")
                        .param("secret", secret)
                        .query(Long.class)
                        .single())
                .as("the secret is in no record")
                .isZero();
        assertThat(visitor().see(link)).hasStatusOk().bodyText().contains("Salima Benhaddou");
        assertThat(visitor().see(link)).hasStatusOk();
        assertThat(choose(link, "court")).hasStatus(422);
        assertThat(visitor().sendWithoutToken(link, "chosen", PASSWORD, "again", PASSWORD))
                .hasStatus(403);
        assertThat(choose(link, PASSWORD)).redirectedUrl().isEqualTo("/connexion");
        assertThat(choose(link, "quatre ponts sous la pluie"))
                .hasStatus(404)
                .bodyText()
                .contains("ne sert plus");
        assertThat(visitor().see(link)).hasStatus(404);
        var salima = visitor().signedIn(guest, PASSWORD);
        assertThat(salima.see("/cohortes")).hasStatusOk();
    }

    @Test
    void aLinkThatIsOldTamperedOrReplacedGivesNothing() {
        invite(manager, guest, "AUDITOR", "EVERYTHING");
        var link = link(letter(guest));
        long account = accounts.find(guest).orElseThrow();

        assertThat(visitor().see(link.substring(0, link.length() - 1))).hasStatus(404);
        assertThat(visitor().see(link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A")))
                .hasStatus(404);
        assertThat(visitor().see(link.replace("mot-de-passe", "acces"))).hasStatus(404);
        jdbc.sql("update people.token set expires_at = now() - interval '1 second' where account = :account")
                .param("account", account)
                .update();
        assertThat(visitor().see(link)).hasStatus(404);
        assertThat(choose(link, PASSWORD)).hasStatus(404);

        int before = POST.getReceivedMessages().length;
        manager.send("/comptes/" + account + "/lien");
        await().until(() -> POST.getReceivedMessages().length > before);
        var next = link(letter(guest));
        assertThat(next).isNotEqualTo(link);
        assertThat(visitor().see(next)).hasStatusOk();
    }

    @Test
    void aForgottenPasswordTellsNothingOfAccounts() throws Exception {
        var known = UUID.randomUUID() + "@exemple.fr";
        accounts.open(known, "Hélène Caradec", PASSWORD, Role.MANAGER);

        var forKnown = visitor().send("/mot-de-passe-oublie", "email", known);
        var forUnknown = visitor().send("/mot-de-passe-oublie", "email", UUID.randomUUID() + "@exemple.fr");
        assertThat(withoutTokens(forKnown)).isEqualTo(withoutTokens(forUnknown));
        assertThat(forKnown).hasStatusOk();

        var desk = visitor().signedIn(known, PASSWORD);
        assertThat(choose(link(letter(known)), "quatre ponts sous la pluie"))
                .redirectedUrl()
                .isEqualTo("/connexion");
        assertThat(desk.isIn()).as("other sessions end").isFalse();
        visitor().signedIn(known, "quatre ponts sous la pluie");
    }

    private static String withoutTokens(MvcTestResult page) throws Exception {
        return page.getResponse().getContentAsString().replaceAll("value=\"[\\w-]{40,}\"", "");
    }

    @Test
    void lettersAreNotSentWithoutEnd() throws Exception {
        var known = UUID.randomUUID() + "@exemple.fr";
        accounts.open(known, "Hélène Caradec", PASSWORD, Role.MANAGER);
        for (int i = 0; i < 8; i++) {
            assertThat(visitor().send("/mot-de-passe-oublie", "email", known)).hasStatusOk();
        }
        letter(known);
        Thread.sleep(500);
        assertThat(Arrays.stream(POST.getReceivedMessages()).filter(one -> isTo(one, known)))
                .hasSizeLessThanOrEqualTo(4);
        var insistent = visitor();
        for (int i = 0; i < 11; i++) {
            assertThat(insistent.send("/mot-de-passe-oublie", "email", i + "@exemple.fr"))
                    .hasStatusOk();
        }
        assertThat(insistent.send("/mot-de-passe-oublie", "email", "x@exemple.fr"))
                .hasStatus(429);
    }

    @Test
    void aManagerGivesNothingWiderThanTheirOwn() {
        var scoped = as(Role.MANAGER, Scope.SCHEME, "certification-jnac");

        assertThat(invite(manager, guest, "OPERATOR", "EVERYTHING")).hasStatus(422);
        for (String[] refused : new String[][] {
            {"OPERATOR", "EVERYTHING"},
            {"MANAGER", "EVERYTHING"},
            {"AUDITOR", "EVERYTHING"},
            {"MANAGER", "SCHEME:ccs-exemple"},
            {"AUDITOR", "COHORT:987654321"},
            {"CENTRE_MANAGER", "CENTRE:1"},
            {"CANDIDATE", "PERSON:1"},
            {"JUROR", "EVERYTHING"},
            {"MANAGER", "OPENED"},
            {"", ""},
            {"MANAGER", "NONSENSE"},
            {"NONSENSE", "EVERYTHING"}
        }) {
            assertThat(invite(scoped, guest, refused[0], refused[1]))
                    .as(refused[0])
                    .hasStatus(422);
        }
        assertThat(invite(scoped, guest, "JUROR", "OPENED", "until", "demain")).hasStatus(422);
        assertThat(accounts.find(guest)).isEmpty();
        assertThat(invite(scoped, guest, "MANAGER", "SCHEME:certification-jnac"))
                .redirectedUrl()
                .startsWith("/comptes/");
        assertThat(invite(as(Role.OPERATOR, Scope.EVERYTHING, ""), guest, "OPERATOR", "EVERYTHING"))
                .redirectedUrl()
                .startsWith("/comptes/");
    }

    private Organisation.OrganisationId centre(String name) {
        return organisations.register(
                new Organisation.Description(
                        name, Set.of(Organisation.Kind.PREPARES), null, null, null, null, "Brest", null, null),
                AJury.MANAGER);
    }

    @Test
    void aCentreIsChosenAndShownByItsName() {
        var name = "Centre de la Penfeld " + UUID.randomUUID();
        var centre = "CENTRE:" + centre(name).value();
        var scoped = as(Role.MANAGER, Scope.SCHEME, "certification-jnac");

        assertThat(manager.see("/comptes/nouveau")).bodyText().contains(centre, name);
        assertThat(scoped.see("/comptes/nouveau")).bodyText().doesNotContain(name, "\"PERSON\"");
        assertThat(invite(scoped, guest, "CENTRE_MANAGER", centre))
                .as("it has candidates of other schemes")
                .hasStatus(422);
        assertThat(invite(manager, guest, "CENTRE_MANAGER", "CENTRE:987654321")).hasStatus(422);
        assertThat(invite(manager, guest, "AUDITOR", centre)).hasStatus(422);
        assertThat(accounts.find(guest)).isEmpty();

        assertThat(invite(manager, guest, "CENTRE_MANAGER", centre))
                .redirectedUrl()
                .startsWith("/comptes/");
        assertThat(manager.see("/comptes?q=" + guest)).bodyText().contains(name);
        assertThat(manager.see("/comptes/" + accounts.find(guest).orElseThrow()))
                .bodyText()
                .contains(name);
    }

    @Test
    void aCandidateIsLookedForByNameOrNumberAndGetsTheirOwnSpace() {
        var name = "Kermarrec" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var cohort = jury.cohort();
        var person =
                candidacies.find(jury.candidate(cohort, name)).orElseThrow().person();
        var number = Long.toString(person.value());
        var scoped = as(Role.MANAGER, Scope.SCHEME, "certification-jnac");
        var operator = as(Role.OPERATOR, Scope.EVERYTHING, "");

        assertThat(invite(manager, guest, "CANDIDATE", "PERSON")).hasStatus(422);
        assertThat(invite(manager, guest, "CANDIDATE", "PERSON", "person", "personne de ce nom"))
                .hasStatus(422)
                .bodyText()
                .contains("Indiquez le candidat");
        assertThat(invite(manager, guest, "CANDIDATE", "PERSON", "person", "987654321"))
                .hasStatus(422);
        assertThat(invite(manager, guest, "AUDITOR", "PERSON", "person", number))
                .hasStatus(422);
        for (var other : new Visitor[] {scoped, operator}) {
            assertThat(invite(other, guest, "CANDIDATE", "PERSON", "person", name))
                    .hasStatus(422)
                    .bodyText()
                    .doesNotContain("type=\"radio\" id=\"person\"");
            assertThat(invite(other, guest, "CANDIDATE", "PERSON", "person", number))
                    .hasStatus(422);
            assertThat(invite(other, guest, "CANDIDATE", "PERSON:" + number)).hasStatus(422);
        }
        assertThat(invite(manager, guest, "CANDIDATE", "PERSON", "person", name))
                .hasStatus(422)
                .bodyText()
                .contains(name.toUpperCase(java.util.Locale.ROOT), "value=\"" + number + "\"", "type=\"radio\"");
        assertThat(accounts.find(guest)).isEmpty();

        assertThat(invite(manager, guest, "CANDIDATE", "PERSON", "person", number))
                .redirectedUrl()
                .startsWith("/comptes/");
        assertThat(accounts.grants(accounts.find(guest).orElseThrow()))
                .singleElement()
                .satisfies(grant -> assertThat(grant.of()).isEqualTo(number));
    }

    @Test
    void anAuditorIsGivenACohortOfTheManagersOwnScheme() {
        var scoped = as(Role.MANAGER, Scope.SCHEME, "certification-jnac");
        var elsewhere = as(Role.MANAGER, Scope.SCHEME, "ccs-exemple");
        var cohort = "COHORT:" + jury.cohort().value();

        assertThat(elsewhere.see("/comptes/nouveau")).bodyText().doesNotContain("\"" + cohort + "\"");
        assertThat(invite(elsewhere, guest, "AUDITOR", cohort)).hasStatus(422);
        assertThat(scoped.see("/comptes/nouveau")).bodyText().contains("\"" + cohort + "\"");
        assertThat(invite(scoped, guest, "AUDITOR", cohort)).redirectedUrl().startsWith("/comptes/");
    }

    @Test
    void aManagerDoesNotStandInForSomebodyWhoGoesFurther() {
        var email = UUID.randomUUID() + "@exemple.fr";
        long operator = accounts.open(email, "Yann Le Bihan", PASSWORD, Role.OPERATOR, Scope.EVERYTHING, "")
                .account();

        manager.send("/comptes/" + operator + "/lien");
        manager.send("/comptes/" + operator + "/fermeture");
        manager.send(
                "/comptes/" + operator + "/roles/fin",
                "grant",
                Long.toString(accounts.grants(operator).getFirst().id()));

        assertThat(accounts.roles(operator)).containsExactly(Role.OPERATOR);
        assertThat(jdbc.sql("select count(*) from people.token where account = :account")
                        .param("account", operator)
                        .query(Long.class)
                        .single())
                .isZero();
        visitor().signedIn(email, PASSWORD);
    }

    @Test
    void whatAFormDoesNotAskForChangesNothing() {
        invite(
                manager,
                guest,
                "AUDITOR",
                "EVERYTHING",
                "id",
                "1",
                "account",
                "1",
                "password_hash",
                "x",
                "passwordHash",
                "x",
                "closed_at",
                "2026-01-01",
                "grants[0].role",
                "OPERATOR",
                "by",
                "1");
        long account = accounts.find(guest).orElseThrow();

        assertThat(accounts.roles(account)).containsExactly(Role.AUDITOR);
        assertThat(visitor().signIn(guest, "x")).redirectedUrl().isEqualTo("/connexion?refus");
    }

    @Test
    void aGrantHasDaysAndAnEnd() {
        invite(manager, guest, "AUDITOR", "EVERYTHING", "from", "2020-01-01", "until", "2020-12-31");
        long account = accounts.find(guest).orElseThrow();
        assertThat(accounts.roles(account)).isEmpty();

        assertThat(manager.send(
                        "/comptes/" + account + "/roles",
                        "role",
                        "AUDITOR",
                        "scope",
                        "EVERYTHING",
                        "until",
                        LocalDate.now(clock).plusMonths(1).toString()))
                .redirectedUrl()
                .isNotNull();
        assertThat(accounts.roles(account)).containsExactly(Role.AUDITOR);
        assertThat(manager.send(
                        "/comptes/" + account + "/roles",
                        "role",
                        "JUROR",
                        "scope",
                        "OPENED",
                        "from",
                        "2026-02-01",
                        "until",
                        "2026-01-01"))
                .hasStatus(422);
        manager.send(
                "/comptes/" + account + "/roles/fin",
                "grant",
                Long.toString(accounts.grants(account).getFirst().id()));
        assertThat(accounts.roles(account)).isEmpty();
    }

    @Test
    void whoeverLeavesIsOutAtOnce() {
        var email = UUID.randomUUID() + "@exemple.fr";
        long account = accounts.open(email, "Agnès Tessier", PASSWORD, Role.AUDITOR, Scope.EVERYTHING, "")
                .account();
        var agnes = visitor().signedIn(email, PASSWORD);
        assertThat(agnes.isIn()).isTrue();

        manager.send("/comptes/" + account + "/fermeture");

        assertThat(agnes.isIn()).isFalse();
        assertThat(visitor().signIn(email, PASSWORD)).redirectedUrl().isEqualTo("/connexion?refus");
        assertThat(manager.see("/comptes/" + account)).hasStatusOk().bodyText().contains("fermé");
    }

    @Test
    void accountsAreListedAndFound() {
        invite(manager, guest, "JUROR", "OPENED");

        assertThat(manager.see("/comptes?q=salima " + guest.substring(0, 8)))
                .hasStatusOk()
                .bodyText()
                .contains(guest, "Membre de jury, ce qui lui est ouvert", "invité");
        assertThat(manager.see("/comptes?q=%25%25nobody_"))
                .hasStatusOk()
                .bodyText()
                .contains("Aucun compte");
        assertThat(manager.see("/comptes/nouveau")).hasStatusOk();
        assertThat(as(Role.MANAGER, Scope.SCHEME, "ccs-exemple").see("/comptes"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(guest);
    }

    @Test
    void aOneTimeLinkOpensTheJuryOnce() {
        accounts.open(guest, "Salima Benhaddou", PASSWORD, Role.JUROR);
        long account = accounts.find(guest).orElseThrow();
        accounts.grant(account, Role.MANAGER, Scope.EVERYTHING, "", null, Actor.application());
        var cohort = jury.cohort();
        jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);
        jdbc.sql("update jury.member set account = :account where session = :session and place = 2")
                .param("account", account)
                .param("session", session.value())
                .update();
        var asked = manager.send("/jurys/" + session.value() + "/membres", "place", "2");
        assertThat(asked).redirectedUrl().isEqualTo("/jurys/" + session.value() + "/membres");
        assertThat(manager.see("/jurys/" + session.value() + "/membres"))
                .bodyText()
                .as("who has a mail server is shown no link")
                .contains(guest)
                .doesNotContain("/acces/");
        var link = link(letter(guest));
        var salima = visitor();
        salima.see("/connexion");
        var before = salima.cookie().getValue();

        assertThat(visitor().see(link)).hasStatusOk().bodyText().contains("Salima Benhaddou");
        assertThat(visitor().see(link)).hasStatusOk();
        assertThat(visitor().sendWithoutToken(link)).hasStatus(403);
        assertThat(salima.send(link)).redirectedUrl().isEqualTo("/jurys/" + session.value());
        assertThat(salima.cookie().getValue()).isNotEqualTo(before);
        assertThat(salima.see("/jurys")).hasStatusOk();
        assertThat(salima.see("/cohortes")).as("as a member of a jury only").hasStatus(404);
        assertThat(salima.send("/compte/role", "role", "MANAGER"))
                .redirectedUrl()
                .isEqualTo("/");
        assertThat(salima.see("/cohortes")).hasStatus(404);
        managesNothing(salima, account);
        assertThat(visitor().send(link)).hasStatus(404).bodyText().contains("ne sert plus");
        assertThat(visitor().see(link)).hasStatus(404);
    }

    /** Nothing of the account is seen or changed by a link, so that it does not become the whole account. */
    private void managesNothing(Visitor byLink, long account) {
        var desk = visitor().signedIn(guest, PASSWORD);
        assertThat(byLink.see("/compte"))
                .hasStatusOk()
                .bodyText()
                .contains("par un lien")
                .doesNotContain("/compte/cles", "/compte/mot-de-passe", "/compte/sessions", "Firefox");
        for (String page : List.of(
                "/compte/second-facteur",
                "/compte/cles",
                "/compte/mot-de-passe",
                "/compte/identites",
                "/compte/jetons")) {
            assertThat(byLink.see(page)).as(page).hasStatus(404);
        }
        assertThat(byLink.send("/compte/sessions/fermer", "session", "x")).hasStatus(404);
        assertThat(byLink.send("/compte/sessions/fermer-toutes")).hasStatus(404);
        assertThat(byLink.send(
                        "/compte/mot-de-passe", "present", PASSWORD, "chosen", PASSWORD + "s", "again", PASSWORD + "s"))
                .hasStatus(404);
        assertThat(byLink.send("/webauthn/register/options")).hasStatus(403);
        assertThat(desk.isIn()).isTrue();
        assertThat(accounts.hasPassword(account, PASSWORD)).isTrue();
    }

    @Test
    void aLinkSaysWhatItOpens() throws Exception {
        long account = accounts.open(guest, "Salima Benhaddou", PASSWORD, Role.ASSESSOR)
                .account();
        invitations.link(AJury.MANAGER, account, new Door(Role.ASSESSOR, Thing.of(Kind.SITTING, 987_654)));

        var letter = letter(guest);

        assertThat(letter.getSubject()).isEqualTo("Votre accès au passage à évaluer");
        var link = link(letter);
        assertThat(visitor().see(link))
                .bodyText()
                .contains("le passage que vous évaluez")
                .doesNotContain("jury");
        assertThat(visitor().send(link)).redirectedUrl().isEqualTo("/passages/987654");
    }

    @Test
    void anAuditHasAnEndWithinAYear() {
        var today = LocalDate.now(clock);
        for (String until : List.of("", today.plusYears(1).plusDays(2).toString())) {
            assertThat(invite(manager, guest, "AUDITOR", "EVERYTHING", "until", until))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Un audit a une fin");
        }
        assertThat(accounts.find(guest)).isEmpty();

        assertThat(invite(
                        manager,
                        guest,
                        "AUDITOR",
                        "EVERYTHING",
                        "until",
                        today.plusYears(1).toString()))
                .redirectedUrl()
                .startsWith("/comptes/");
    }

    private long told(String what, long account) {
        return jdbc.sql("""
                        select count(*) from journal.entry e join journal.entry_thing t on t.place = e.place
                        where e.what = :what and t.kind = 'ACCOUNT' and t.id = :account""")
                .param("what", what)
                .param("account", Long.toString(account))
                .query(Long.class)
                .single();
    }

    @Test
    void aBoundManagerLooksAfterWhatTheyOpenedThemselves() {
        var theirs = as(Role.MANAGER, Scope.SCHEME, "ccs-exemple");
        var other = as(Role.MANAGER, Scope.SCHEME, "certification-jnac");
        invite(theirs, guest, "JUROR", "OPENED");
        letter(guest);
        long account = accounts.find(guest).orElseThrow();
        var opened = accounts.grants(account).getFirst();

        invite(other, guest, "JUROR", "OPENED", "until", LocalDate.now(clock).toString());
        invite(other, guest, "AUDITOR", "SCHEME:certification-jnac");
        assertThat(other.see("/comptes/" + account)).hasStatusOk();
        other.send("/comptes/" + account + "/lien");
        other.send("/comptes/" + account + "/fermeture");
        other.send("/comptes/" + account + "/roles/fin", "grant", Long.toString(opened.id()));

        assertThat(accounts.grants(account)).contains(opened).hasSize(2);
        assertThat(accounts.named(account)).isPresent();
        assertThat(told("account-invited", account)).isOne();
        theirs.send("/comptes/" + account + "/roles/fin", "grant", Long.toString(opened.id()));
        assertThat(accounts.roles(account)).containsExactly(Role.AUDITOR);
    }

    @Test
    void anAccountThatIsClosedKeepsNoWayIn() {
        long account =
                accounts.open(guest, "Agnès Tessier", PASSWORD, Role.JUROR).account();
        jdbc.sql("""
                        insert into people.passkey (account, credential, public_key, signature_count, verified, transports,
                                                    backup_eligible, backed_up, attestation, client_data, label, added_at,
                                                    used_at)
                        values (:account, :credential, '\\x00', 0, true, '{}', false, false, '', '', 'Clé', now(), now())""")
                .param("account", account)
                .param("credential", guest.getBytes(StandardCharsets.UTF_8))
                .update();
        jdbc.sql("""
                        insert into people.openid_link (account, issuer, subject, label, way, linked_at, used_at)
                        values (:account, 'https://exemple.fr', :subject, 'ProConnect', 'OWNER', now(), now())""").param("account", account).param("subject", guest).update();

        jdbc.sql(
                        "insert into people.second_factor (account, secret, added_at, last_step) values (:account, '\\x00', now(), 0)")
                .param("account", account)
                .update();

        manager.send("/comptes/" + account + "/fermeture");
        var bound = as(Role.MANAGER, Scope.SCHEME, "certification-jnac");
        assertThat(invite(bound, guest, "JUROR", "OPENED")).hasStatus(422);
        assertThat(accounts.named(account)).as("not opened by who is bound").isEmpty();
        invite(manager, guest, "JUROR", "OPENED");

        assertThat(accounts.named(account)).as("opened again").isPresent();
        assertThat(jdbc.sql("""
                        select (select count(*) from people.passkey where account = :account)
                             + (select count(*) from people.second_factor where account = :account)
                             + (select count(*) from people.openid_link where account = :account and ended_at is null)""").param("account", account).query(Long.class).single())
                .isZero();
    }

    @Test
    void whoTriesManyLinksWaits() {
        var insistent = visitor();
        for (int i = 0; i < 21; i++) {
            assertThat(insistent.see("/acces/" + i)).hasStatus(404);
        }
        insistent.see("/acces/x");
        assertThat(insistent.see("/acces/y")).hasStatus(429);
    }
}
