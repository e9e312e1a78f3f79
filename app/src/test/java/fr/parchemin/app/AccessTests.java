package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.candidacy.Imports;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.people.Access;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.ApiTokens;
import fr.parchemin.app.people.ApiTokens.Bounds;
import fr.parchemin.app.people.ApiTokens.Making;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Door;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Organisation.Accreditation;
import fr.parchemin.app.people.Organisation.Description;
import fr.parchemin.app.people.Organisation.Kind;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.people.Subject;
import fr.parchemin.app.sitting.Doubt;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every route of the application as every role: what the rules do not open is closed. */
@ParcheminTest
@Import(AJury.class)
class AccessTests {

    /** What every answer carries, whatever the route and whoever asks. */
    private static final List<String> HEADERS = List.of(
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Cache-Control");

    private static final Path TABLE = Path.of("..", "docs", "access.md");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvc web;

    @Autowired
    AJury jury;

    @Autowired
    Accounts accounts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Deliberations deliberations;

    @Autowired
    Awards awards;

    @Autowired
    Imports imports;

    @Autowired
    Sittings sittings;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Organisations organisations;

    @Autowired
    Access access;

    @Autowired
    JdbcClient jdbc;

    private final Map<Subject, String> existing = new EnumMap<>(Subject.class);
    private final Map<String, String> secrets = new HashMap<>();
    private String secret = "";

    /** A handler as it is asked for, with the rule it names. */
    private record Route(
            HttpMethod method, String pattern, @Nullable Action action) {

        boolean isForMachines() {
            return pattern.startsWith("/api/");
        }

        boolean isAbout(Subject subject) {
            return action != null && subject.equals(action.subject());
        }

        /** Whether the address names, beside what the action is about, something that this test does not make. */
        boolean namesSomethingElse() {
            return pattern.indexOf('{') != pattern.lastIndexOf('{');
        }

        String address(Map<Subject, String> things) {
            var address = pattern;
            for (var thing : things.entrySet()) {
                address = address.replaceAll("\\{" + thing.getKey().variable() + "(:[^}]*)?}", thing.getValue());
            }
            return address.replaceAll("\\{[^}]*}", "1");
        }

        @Override
        public String toString() {
            return method + " " + pattern + " (" + action + ")";
        }
    }

    private List<Route> routes() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("fr.parchemin"))
                .flatMap(entry -> {
                    var allows = entry.getValue().getMethodAnnotation(Allows.class);
                    var method = entry.getKey().getMethodsCondition().getMethods().stream()
                            .findFirst()
                            .orElseThrow()
                            .asHttpMethod();
                    return Objects.requireNonNull(entry.getKey().getPathPatternsCondition()).getPatternValues().stream()
                            .map(pattern -> new Route(method, pattern, allows == null ? null : allows.value()));
                })
                .sorted(Comparator.comparing(Route::toString))
                .toList();
    }

    @BeforeEach
    void somethingOfEachKind() {
        jury.mentions();
        secret = "Zwartenberg" + UUID.randomUUID().toString().substring(0, 4);
        var cohort = jury.cohort();
        CandidacyId candidacy = jury.passing(cohort, secret, "0.9");
        SessionId session = jury.session(cohort);
        jury.followAll(session);
        deliberations.close(session, AJury.MANAGER);
        existing.put(Subject.SCHEME, "certification-jnac");
        existing.put(Subject.COHORT, Long.toString(cohort.value()));
        existing.put(Subject.DOSSIER, Long.toString(candidacy.value()));
        existing.put(Subject.SESSION, Long.toString(session.value()));
        existing.put(
                Subject.CERTIFICATE,
                awards.of(AJury.MANAGER, session).getFirst().number());
        existing.put(Subject.ACCOUNT, Long.toString(AJury.MANAGER.account()));
        existing.put(Subject.ORGANISATION, "1");
        existing.put(Subject.SITTING, Long.toString(sitting(cohort, null).value()));
        existing.put(Subject.QUIZ, Long.toString(quiz(cohort)));
        existing.put(
                Subject.PERSON,
                Long.toString(candidacies.find(candidacy).orElseThrow().person().value()));
    }

    private long quiz(CohortId cohort) {
        return jdbc.sql("""
                        insert into quiz.quiz (cohort, assessment, opens_at, closes_at, minutes, shuffled, partial_credit,
                            automatic, opened_at, opened_by, opened_name)
                        values (:cohort, 'B1.quiz', now(), now() + interval '1 day', 20, true, true, true, now(), 1, 'Paul')
                        returning id""").param("cohort", cohort.value()).query(Long.class).single();
    }

    private SittingId sitting(CohortId cohort, @Nullable Long centre) {
        var plan = new Plan(
                "B1.etude-de-cas",
                false,
                new When(AJury.DAY, LocalTime.of(9, 0), LocalTime.of(11, 0)),
                new Where("Salle 12", false),
                null,
                centre);
        return sittings.plan(cohort, plan, Set.of(Doubt.Kind.PAST), AJury.MANAGER);
    }

    private String account(Role role, Scope scope, String of) {
        var email = UUID.randomUUID() + "@parchemin.example";
        var actor = accounts.open(email, "Personne " + role, "secret", role, scope, of);
        var everything = new Bounds(Scope.EVERYTHING, "", true);
        var made = tokens.make("Tout", everything, tokens.latest(), actor);
        secrets.put(email, ((Making.Made) made).secret());
        return email;
    }

    private MockHttpServletResponse ask(Route route, @Nullable String email) throws Exception {
        var request = request(route.method(), route.address(existing));
        if (!route.isForMachines()) {
            request.with(csrf());
        }
        if (email != null && route.isForMachines()) {
            request.header("Authorization", "Bearer " + secrets.get(email));
        } else if (email != null) {
            request.with(user(accounts.loadUserByUsername(email)));
        }
        var response = web.perform(request).andReturn().getResponse();
        assertThat(HEADERS)
                .as("headers of %s", route)
                .allSatisfy(name -> assertThat(response.getHeader(name)).isNotNull());
        return response;
    }

    @Test
    void everyHandlerNamesItsRuleAndWhatItIsAbout() {
        assertThat(routes()).isNotEmpty().allSatisfy(route -> {
            assertThat(route.action()).as("rule of %s", route).isNotNull();
            var subject = Objects.requireNonNull(route.action()).subject();
            if (subject != null) {
                assertThat(route.pattern()).contains("{" + subject.variable());
            }
        });
    }

    @Test
    void whoeverIsNotSignedInIsAskedToSignIn() throws Exception {
        for (Route route : routes()) {
            var response = ask(route, null);
            if (Objects.requireNonNull(route.action()).isPublic()) {
                assertThat(response.getRedirectedUrl()).as("%s", route).isNull();
            } else if (route.isForMachines()) {
                assertThat(response.getStatus()).as("%s", route).isEqualTo(401);
                assertThat(response.getHeader("WWW-Authenticate")).startsWith("Bearer");
            } else {
                assertThat(response.getStatus() + " " + response.getRedirectedUrl())
                        .as("%s", route)
                        .satisfiesAnyOf(
                                answer -> assertThat(answer).startsWith("302").endsWith("/connexion"),
                                answer -> assertThat(answer).startsWith("401"));
            }
        }
    }

    @Test
    void aRoleGetsNothingOfWhatItIsNotAllowed() throws Exception {
        for (Role role : Role.values()) {
            var email = account(role, Scope.EVERYTHING, "");
            for (Route route : routes()) {
                if (!Objects.requireNonNull(route.action()).allows(role)) {
                    assertThat(ask(route, email).getStatus())
                            .as("%s as %s", route, role)
                            .isEqualTo(404);
                }
            }
        }
    }

    @Test
    void aRoleGetsNothingOfWhatItDoesNotReach() throws Exception {
        for (Role role : Role.values()) {
            for (String email : List.of(
                    account(role, Scope.OPENED, ""),
                    account(role, Scope.SCHEME, "ccs-exemple"),
                    account(role, Scope.CENTRE, "987654321"),
                    account(role, Scope.COHORT, "987654321"),
                    account(role, Scope.PERSON, "987654321"))) {
                for (Route route : routes()) {
                    var response = ask(route, email);
                    var action = Objects.requireNonNull(route.action());
                    if (action.subject() != null && action.subject() != Subject.ACCOUNT) {
                        assertThat(response.getStatus())
                                .as("%s as %s", route, role)
                                .isEqualTo(404);
                    }
                    assertThat(response.getContentAsString())
                            .as("%s as %s", route, role)
                            .doesNotContainIgnoringCase(secret);
                }
            }
        }
    }

    @Test
    void aSecondCentreInTheCohortGetsNothingOfTheFirstOnesCandidates() throws Exception {
        var cohort = new CohortId(Long.parseLong(Objects.requireNonNull(existing.get(Subject.COHORT))));
        var first = centre();
        var second = centre();
        secret = "Quintrec" + UUID.randomUUID().toString().substring(0, 4);
        var theirs = presented(cohort, secret, first);
        presented(cohort, "Voisin", second);
        existing.put(Subject.DOSSIER, Long.toString(theirs.value()));
        existing.put(
                Subject.PERSON,
                Long.toString(candidacies.find(theirs).orElseThrow().person().value()));
        existing.put(Subject.SITTING, Long.toString(sitting(cohort, first).value()));
        var email = account(Role.CENTRE_MANAGER, Scope.CENTRE, Long.toString(second));
        for (Route route : routes()) {
            var response = ask(route, email);
            if (Stream.of(
                            Subject.DOSSIER,
                            Subject.PERSON,
                            Subject.CERTIFICATE,
                            Subject.SESSION,
                            Subject.SITTING,
                            Subject.QUIZ)
                    .anyMatch(route::isAbout)) {
                assertThat(response.getStatus()).as("%s", route).isEqualTo(404);
            }
            assertThat(response.getContentAsString()).as("%s", route).doesNotContainIgnoringCase(secret);
        }
    }

    private long centre() {
        var id = organisations.register(
                new Description(
                        "Centre " + UUID.randomUUID(),
                        Set.of(Kind.PREPARES),
                        null,
                        null,
                        null,
                        null,
                        "Brest",
                        null,
                        null),
                AJury.MANAGER);
        for (Purpose purpose : Purpose.values()) {
            organisations.accredit(
                    id,
                    new Accreditation(
                            0, "certification-jnac", purpose, null, null, LocalDate.of(2020, 1, 1), AJury.DAY),
                    AJury.MANAGER);
        }
        return id.value();
    }

    private CandidacyId presented(CohortId cohort, String name, long centre) {
        var identity = new Identity(
                name, null, "Lou " + UUID.randomUUID(), Identity.Sex.F, LocalDate.of(1998, 3, 1), "Lyon", null);
        return candidacies.enrol(
                cohort,
                new Enrolment(identity, "training", null, LocalDate.of(2025, 9, 1), null).presentedBy(centre),
                AJury.MANAGER);
    }

    @Test
    void whoCameByALinkToOneSessionGetsNothingOfAnother() {
        var open = jury.cohort();
        jury.passing(open, "Diallo", "0.9");
        var other = jury.session(open);
        var email = account(Role.JUROR, Scope.OPENED, "");
        long account = accounts.find(email).orElseThrow();
        var here = new SessionId(Long.parseLong(Objects.requireNonNull(existing.get(Subject.SESSION))));
        seat(account, here);
        seat(account, other);
        var byPassword = accounts.actor(account, Role.JUROR, null).orElseThrow();
        var byLink = accounts.actor(account, new Door(Role.JUROR, Thing.of(Deed.Kind.SESSION, other.value())), null)
                .orElseThrow();

        assertThat(access.allows(byPassword, Action.SEE_SESSION, existing.get(Subject.SESSION)))
                .isTrue();
        assertThat(access.allows(byLink, Action.SEE_SESSION, Long.toString(other.value())))
                .isTrue();
        for (Action action : Action.values()) {
            var id = action.subject() == null ? null : existing.get(action.subject());
            if (id != null) {
                assertThat(access.allows(byLink, action, id)).as("%s", action).isFalse();
            }
        }
    }

    private void seat(long account, SessionId session) {
        jdbc.sql("update jury.member set account = :account where session = :session and place = 2")
                .param("account", account)
                .param("session", session.value())
                .update();
    }

    @Test
    void aManagerOfTheSchemeReachesEverythingOfIt() throws Exception {
        var email = account(Role.MANAGER, Scope.SCHEME, "certification-jnac");
        for (Route route : routes()) {
            if (route.method().equals(HttpMethod.GET)
                    && Objects.requireNonNull(route.action()).allows(Role.MANAGER)
                    && Stream.of(Subject.COHORT, Subject.DOSSIER, Subject.SESSION, Subject.CERTIFICATE)
                            .anyMatch(route::isAbout)
                    && !route.namesSomethingElse()) {
                assertThat(ask(route, email).getStatus()).as("%s", route).isLessThan(400);
            }
        }
    }

    @Test
    void whatAFormNamesIsWithinReachToo() throws Exception {
        var email = account(Role.MANAGER, Scope.SCHEME, "ccs-exemple");
        var stranger = user(accounts.loadUserByUsername(email));
        var cohort = web.perform(post("/cohortes")
                        .with(csrf())
                        .with(stranger)
                        .param("scheme", "certification-jnac")
                        .param("name", "Ailleurs"))
                .andReturn()
                .getResponse();
        assertThat(cohort.getStatus()).isEqualTo(422);
        assertThat(cohort.getContentAsString()).doesNotContain("value=\"certification-jnac\"");
        var open = jury.cohort();
        jury.passing(open, "Diallo", "0.9");
        assertThat(web.perform(post("/jurys")
                                .with(csrf())
                                .with(stranger)
                                .param("cohort", Long.toString(open.value()))
                                .param("heldOn", "2026-07-10")
                                .param("place", "Rennes")
                                .param("chair", "0")
                                .param("names", "Hervé Auffret", "Salima Benhaddou")
                                .param("capacities", "directeur", "gérante"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
        assertThat(deliberations.latest(AJury.MANAGER, null, 1000))
                .noneMatch(session -> session.cohort().equals(open));
    }

    @Test
    void aCentreSeesTheFilesItSentOnly() {
        var cohort = jury.cohort();
        var file = """
                nom de naissance;prénoms;sexe;date de naissance;lieu de naissance;voie;date d'inscription
                Zwartenberg;Lou;F;04/03/1999;Quimper;formation;01/09/2025
                """;
        var looked = (Imports.Upload.Looked)
                imports.look(cohort, "candidats.csv", file.getBytes(StandardCharsets.UTF_8), AJury.MANAGER);
        var centre = new Actor(-5, "Centre", Role.CENTRE_MANAGER);
        assertThat(imports.find(looked.preview(), AJury.MANAGER)).isPresent();
        assertThat(imports.find(looked.preview(), centre)).isEmpty();
    }

    @Test
    void whatWasTakenBackIsClosedAtOnce() throws Exception {
        var email = account(Role.MANAGER, Scope.SCHEME, "certification-jnac");
        var dossiers = routes().stream()
                .filter(route -> Action.SEE_DOSSIER.equals(route.action()))
                .filter(route -> route.method().equals(HttpMethod.GET))
                .toList();
        assertThat(dossiers).hasSizeGreaterThan(1);
        for (Route dossier : dossiers) {
            assertThat(ask(dossier, email).getStatus()).as("%s", dossier).isEqualTo(200);
        }
        long account = accounts.find(email).orElseThrow();
        accounts.end(accounts.grants(account).getFirst().id(), AJury.MANAGER);
        for (Route dossier : dossiers) {
            assertThat(ask(dossier, email).getStatus())
                    .as("%s", dossier)
                    .isEqualTo(dossier.isForMachines() ? 401 : 404);
        }
    }

    @Test
    void theTableOfTheDocumentationIsTheOneThatIsApplied() throws IOException {
        var documented = Files.readString(TABLE);
        assertThat(documented)
                .as("docs/access.md holds this table:\n%s", table())
                .contains(table());
    }

    private static String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| action | on | "
                + Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(" | ")) + " |");
        lines.add("|---|---|" + ":-:|".repeat(Role.values().length));
        for (Action action : Action.values()) {
            var subject = action.subject();
            lines.add("| `" + action + "` | "
                    + (action.isPublic()
                            ? "open to all"
                            : subject == null ? "" : subject.name().toLowerCase(java.util.Locale.ROOT))
                    + " | "
                    + Arrays.stream(Role.values())
                            .map(role -> action.allows(role) ? "x" : " ")
                            .collect(Collectors.joining(" | "))
                    + " |");
        }
        return String.join("\n", lines);
    }
}
