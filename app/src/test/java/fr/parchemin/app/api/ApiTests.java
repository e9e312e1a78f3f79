package fr.parchemin.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.ApiTokens;
import fr.parchemin.app.people.ApiTokens.Bounds;
import fr.parchemin.app.people.ApiTokens.Making;
import fr.parchemin.app.people.Organisation.Accreditation;
import fr.parchemin.app.people.Organisation.Description;
import fr.parchemin.app.people.Organisation.Kind;
import fr.parchemin.app.people.Organisation.OrganisationId;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.Reach.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParcheminTest
@Import(AJury.class)
class ApiTests {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String DESCRIPTION = text("/api/openapi.json");
    private static final String AWA = """
            {"birthName": "%s", "givenNames": "Awa", "sex": "F", "birthDate": "1987-11-23", "birthPlace": "Lyon",
             "route": "training", "enrolledOn": "2025-09-01"}""";

    @Autowired
    MockMvc web;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Organisations organisations;

    @Autowired
    AJury jury;

    @Autowired
    Deliberations deliberations;

    @Autowired
    Awards awards;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    private Actor manager = Actor.application();
    private String token = "";
    private CohortId cohort = new CohortId(0);
    private CandidacyId candidacy = new CandidacyId(0);

    @BeforeEach
    void aTokenAndACohort() {
        manager = account(Role.MANAGER, Scope.EVERYTHING, "");
        token = secret(manager, Scope.EVERYTHING, "", true);
        cohort = jury.cohort();
        candidacy = jury.passing(cohort, "Zerbib", "0.93");
    }

    private Actor account(Role role, Scope scope, String of) {
        return accounts.open(UUID.randomUUID() + "@parchemin.example", "Irène Vasseur", "secret", role, scope, of);
    }

    private String secret(Actor by, Scope scope, String of, boolean writes) {
        return made(by, scope, of, writes).secret();
    }

    private Making.Made made(Actor by, Scope scope, String of, boolean writes) {
        return (Making.Made) tokens.make(
                "Outil " + UUID.randomUUID(),
                new Bounds(scope, of, writes),
                LocalDate.now(clock).plusDays(30),
                by);
    }

    private MockHttpServletResponse get(String address, @Nullable String secret) throws Exception {
        return ask(HttpMethod.GET, address, secret, null, null);
    }

    private MockHttpServletResponse post(String address, String secret, String body, @Nullable String key)
            throws Exception {
        return ask(HttpMethod.POST, address, secret, body, key);
    }

    private MockHttpServletResponse ask(
            HttpMethod method, String address, @Nullable String secret, @Nullable String body, @Nullable String key)
            throws Exception {
        var request = MockMvcRequestBuilders.request(method, java.net.URI.create("/api/v1/" + address));
        if (secret != null) {
            request.header("Authorization", "Bearer " + secret);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        var response = web.perform(request).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private JsonNode tree(MockHttpServletResponse response) throws Exception {
        return json.readTree(response.getContentAsString());
    }

    private static String text(String resource) {
        try (InputStream stream = Objects.requireNonNull(ApiTests.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A problem as RFC 9457 wants it, of that status. */
    private JsonNode problem(MockHttpServletResponse response, int status) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        follows(response, "Problem");
        assertThat(tree(response).get("status").asInt()).isEqualTo(status);
        return tree(response);
    }

    private static void follows(MockHttpServletResponse response, String schema) throws Exception {
        var location = "https://parchemin.example/" + schema;
        var described = JsonMapper.shared().readTree(DESCRIPTION);
        var wanted = JsonMapper.shared().createObjectNode().put("$ref", "#/components/schemas/" + schema);
        wanted.set("components", described.get("components"));
        var errors = SCHEMAS.getSchema(SchemaLocation.of(location), wanted.toString(), InputFormat.JSON)
                .validate(response.getContentAsString(), InputFormat.JSON);
        assertThat(errors)
                .as("%s against %s", response.getContentAsString(), schema)
                .isEmpty();
    }

    @Test
    void theDescriptionIsValidOpenApi() {
        var schema = SCHEMAS.getSchema(text("/openapi/openapi-3.1.schema.json"));

        assertThat(schema.validate(DESCRIPTION, InputFormat.JSON)).isEmpty();
    }

    @Test
    void theDescriptionNamesNothingThatItDoesNotDescribe() {
        var described = json.readTree(DESCRIPTION);
        assertThat(described.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                described.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void theDescriptionNamesEachRouteAndNoOther() {
        var described = json.readTree(DESCRIPTION).get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(one -> one.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        var routes = handlers.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/"))
                        .flatMap(pattern ->
                                info.getMethodsCondition().getMethods().stream().map(method -> method + " " + pattern)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(routes);
    }

    @Test
    void theDescriptionIsServedToAnybody() throws Exception {
        var response = get("openapi.json", null);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(tree(response)).isEqualTo(json.readTree(DESCRIPTION));
    }

    @Test
    void whoeverShowsNoTokenIsToldHow() throws Exception {
        for (String address : List.of("schemes", "cohorts", "dossiers/" + candidacy.value(), "nothing")) {
            var response = get(address, null);
            problem(response, 401);
            assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"Parchemin\"");
            assertThat(response.getCookies()).isEmpty();
        }
        var unknown = get("schemes", ApiTokens.PREFIX + "unknown");
        problem(unknown, 401);
        assertThat(unknown.getHeader("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void aRefusedTokenIsInTheJournalWithTheAccountItWasOf() throws Exception {
        var ended = made(manager, Scope.EVERYTHING, "", false);
        tokens.end(ended.token().id(), manager);
        long before = refused(manager.account());
        problem(get("schemes", ended.secret()), 401);
        assertThat(refused(manager.account())).isEqualTo(before + 1);
        for (int i = 0; i < 60; i++) {
            problem(get("schemes", ended.secret()), 401);
        }
        assertThat(refused(manager.account())).as("a flood is not told").isLessThan(before + 30);
        assertThat(get("schemes", token).getStatus()).as("nobody else waits").isEqualTo(200);
    }

    private long refused(long account) {
        return jdbc.sql("""
                        select count(*) from journal.entry e join journal.entry_thing t on t.place = e.place
                        where e.what = 'token-refused' and t.kind = 'ACCOUNT' and t.id = :account""")
                .param("account", Long.toString(account))
                .query(Long.class)
                .single();
    }

    @Test
    void everyErrorIsAProblem() throws Exception {
        problem(get("nothing", token), 404);
        problem(get("cohorts/abc", token), 404);
        problem(get("cohorts/987654321", token), 404);
        problem(get("cohorts?limit=0", token), 400);
        assertThat(problem(get("cohorts?limit=many", token), 400).get("detail").asString())
                .contains("limit", "many");
        problem(get("dossiers/" + candidacy.value() + "?asOf=yesterday", token), 400);
        problem(get("verify/ABC", null), 400);
        problem(ask(HttpMethod.DELETE, "schemes", token, null, null), 405);
        assertThat(ask(HttpMethod.DELETE, "schemes", token, null, null).getHeader("Allow"))
                .contains("GET");
        var candidacies = "cohorts/" + cohort.value() + "/candidacies";
        problem(post(candidacies, token, "{", null), 400);
        problem(post(candidacies, token, "[1]", null), 400);
        problem(post(candidacies, token, "", null), 400);
        problem(
                web.perform(MockMvcRequestBuilders.post("/api/v1/" + candidacies)
                                .header("Authorization", "Bearer " + token)
                                .contentType(MediaType.TEXT_PLAIN)
                                .content("x"))
                        .andReturn()
                        .getResponse(),
                415);
        problem(
                web.perform(MockMvcRequestBuilders.get("/api/v1/cohorts")
                                .header("Authorization", "Bearer " + token)
                                .accept(MediaType.TEXT_HTML))
                        .andReturn()
                        .getResponse(),
                406);
    }

    @Test
    void theSchemesAreThoseOfTheCommandLine() throws Exception {
        follows(get("schemes", token), "Schemes");
        var scheme = get("schemes/certification-jnac", token);
        follows(scheme, "Scheme");
        assertThat(tree(scheme).get("blocks").size()).isEqualTo(4);
        problem(get("schemes/unknown", token), 404);
    }

    @Test
    void aCohortShowsTheWindowsOfItsResits() throws Exception {
        var shown = tree(get("cohorts/" + cohort.value(), token)).path("windows");

        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).path("window").asString()).isEqualTo("etudes-de-cas");
        assertThat(shown.get(0).path("assessments").toString())
                .isEqualTo("[\"B1.etude-de-cas\",\"B3.etude-de-cas\",\"B4.etude-de-cas\"]");
        assertThat(shown.get(0).path("from").asString()).isEqualTo("2026-06-29");
        assertThat(shown.get(0).path("until").asString()).isEqualTo("2026-07-01");
    }

    @Test
    void everyVersionOfASchemeIsToldAndCanBeRead() throws Exception {
        var schemes = tree(get("schemes", token)).path("items");
        assertThat(schemes).isNotEmpty();
        for (var scheme : schemes) {
            assertThat(scheme.path("versions")).hasSize(1);
            var version = scheme.path("versions").get(0);
            assertThat(version.path("inForce").asBoolean()).isTrue();
            var address = "schemes/" + scheme.path("scheme").asString() + "?version=";
            assertThat(tree(get(address + version.path("version").asString(), token))
                            .path("version"))
                    .isEqualTo(version.path("version"));
            problem(get(address + "none", token), 404);
        }
    }

    @Test
    void aListIsReadPageByPageToItsEnd() throws Exception {
        jury.candidate(cohort, "Abadie");
        jury.candidate(cohort, "Morel");

        var names = new java.util.ArrayList<String>();
        var next = "/api/v1/cohorts/" + cohort.value() + "/dossiers?limit=2";
        while (next != null) {
            var response = get(next.substring("/api/v1/".length()), token);
            follows(response, "Dossiers");
            var page = tree(response);
            page.get("items")
                    .forEach(one -> names.add(one.at("/identity/birthName").asString()));
            next = page.has("next") ? page.get("next").asString() : null;
            assertThat(response.getHeader("Link")).isEqualTo(next == null ? null : "<" + next + ">; rel=\"next\"");
        }
        assertThat(names).containsExactly("Abadie", "Morel", "Zerbib");

        var first = get("cohorts?limit=1", token);
        follows(first, "Cohorts");
        assertThat(tree(first).get("items").size()).isEqualTo(1);
        assertThat(tree(first).at("/items/0/cohort").asLong()).isEqualTo(cohort.value());
        follows(get("cohorts/" + cohort.value(), token), "Cohort");
    }

    @Test
    void aDossierAndItsProposalAreTheLinesOfTheCommandLine() throws Exception {
        var dossier = get("dossiers/" + candidacy.value(), token);
        follows(dossier, "Dossier");
        assertThat(tree(dossier).at("/dossier/attendance").asDouble()).isEqualTo(0.93);
        assertThat(tree(dossier).at("/identity/birthName").asString()).isEqualTo("Zerbib");
        jdbc.sql(
                        "update people.person set birth_code = '69123' where id = (select person from candidacy.candidacy where id = :id)")
                .param("id", candidacy.value())
                .update();
        assertThat(tree(get("dossiers/" + candidacy.value(), token))
                        .at("/identity/birthCode")
                        .asString())
                .isEqualTo("69123");

        var proposal = get("dossiers/" + candidacy.value() + "/proposal", token);
        follows(proposal, "Proposal");
        assertThat(tree(proposal).get("outcome").asString()).isEqualTo("AWARD");

        var earlier = get("dossiers/" + candidacy.value() + "/proposal?asOf=2026-05-01", token);
        assertThat(tree(earlier).get("asOf").asString()).isEqualTo("2026-05-01");
        assertThat(tree(earlier).get("outcome").asString()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void whoMayNotKnowWhoItIsSeesTheDossierWithoutTheIdentity() throws Exception {
        var session = jury.session(cohort);
        var chair = account(Role.CHAIR, Scope.EVERYTHING, "");
        assertThat(session.value()).isPositive();

        var dossier = get("dossiers/" + candidacy.value(), secret(chair, Scope.EVERYTHING, "", false));

        follows(dossier, "Dossier");
        assertThat(tree(dossier).has("identity")).isFalse();
        assertThat(dossier.getContentAsString()).doesNotContain("Zerbib");
    }

    @Test
    void aCandidateIsEnrolledOnceForAKey() throws Exception {
        var address = "cohorts/" + cohort.value() + "/candidacies";
        var first = post(address, token, AWA.formatted("Diallo"), "k1");
        var again = post(address, token, AWA.formatted("Diallo"), "k1");

        assertThat(first.getStatus()).isEqualTo(201);
        follows(first, "Enrolled");
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(again.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        assertThat(again.getHeader("Idempotent-Replayed")).isEqualTo("true");
        follows(
                get(Objects.requireNonNull(first.getHeader("Location")).substring("/api/v1/".length()), token),
                "Dossier");

        problem(post(address, token, AWA.formatted("Morel"), "k1"), 422);
        problem(post(address, token, AWA.formatted("Diallo"), null), 409);
        problem(post(address, token, AWA.formatted("Morel"), "é"), 400);
        assertThat(enrolled("Diallo") + enrolled("Morel")).isEqualTo(1);
    }

    @Test
    void requestsOfOneKeyThatComeTogetherEnrolOnce() throws Exception {
        Callable<MockHttpServletResponse> request =
                () -> post("cohorts/" + cohort.value() + "/candidacies", token, AWA.formatted("Ensemble"), "together");
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(List.of(request, request, request, request))) {
                assertThat(answer.get().getStatus()).isEqualTo(201);
            }
        }
        assertThat(enrolled("Ensemble")).isEqualTo(1);
    }

    @Test
    void aRefusedCandidateMayBeCorrectedUnderTheSameKey() throws Exception {
        var address = "cohorts/" + cohort.value() + "/candidacies";
        var refused = problem(post(address, token, """
                        {"birthName": "Roux", "givenNames": 3, "sex": "X", "birthDate": "hier", "birthPlace": "Lyon",
                         "route": "training", "enrolledOn": "2025-09-01", "a/b": 1, "presentedBlocks": ["B9"]}""", "k2"), 422);

        assertThat(refused.get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString() + " "
                                + error.get("code").asString()))
                .containsExactlyInAnyOrder(
                        "/givenNames not-a-text",
                        "/a~1b unknown-field",
                        "/sex not-a-sex",
                        "/birthDate not-a-date",
                        "/presentedBlocks unknown-block");
        assertThat(post(address, token, AWA.formatted("Roux"), "k2").getStatus())
                .isEqualTo(201);
    }

    private long enrolled(String name) {
        return jdbc.sql("select count(*) from candidacy.file where cohort = :cohort and birth_name = :name")
                .param("cohort", cohort.value())
                .param("name", name)
                .query(Long.class)
                .single();
    }

    @Test
    void aCertificateIsReadByItsNumberAndVerifiedByAnybody() throws Exception {
        jury.mentions();
        var session = jury.session(cohort);
        jury.followAll(session);
        deliberations.close(session, AJury.MANAGER);
        var certificate = awards.of(AJury.MANAGER, session).getFirst();

        var read = get("certificates/" + certificate.number(), token);
        follows(read, "Certificate");
        assertThat(tree(read).get("birthDate").asString()).isEqualTo("1998-03-01");

        var verified = get("verify/" + certificate.code().grouped(), null);
        follows(verified, "VerifiedCertificate");
        assertThat(tree(verified).get("status").asString()).isEqualTo("VALID");
        assertThat(verified.getContentAsString()).doesNotContain("1998", "candidacy");
        assertThat(verified.getHeader("Cache-Control")).contains("no-store");

        awards.revoke(certificate, "Erreur", AJury.MANAGER);
        assertThat(tree(get("verify/" + certificate.code().characters(), null))
                        .get("status")
                        .asString())
                .isEqualTo("REVOKED");
        problem(get("verify/2222-2222-2222-2222-2222", null), 404);
    }

    @Test
    void whoTriesManyCodesWaits() throws Exception {
        for (int i = 0; i <= 20; i++) {
            assertThat(unknownCode().getStatus()).isEqualTo(404);
        }

        var waits = unknownCode();

        problem(waits, 429);
        assertThat(Integer.parseInt(Objects.requireNonNull(waits.getHeader("Retry-After"))))
                .isBetween(1, 900);
    }

    private MockHttpServletResponse unknownCode() throws Exception {
        return web.perform(MockMvcRequestBuilders.get("/api/v1/verify/2222-2222-2222-2222-2222")
                        .with(asked -> {
                            asked.setRemoteAddr("192.0.2.240");
                            return asked;
                        }))
                .andReturn()
                .getResponse();
    }

    @Test
    void aTokenForReadingChangesNothing() throws Exception {
        var reader = secret(manager, Scope.EVERYTHING, "", false);

        var response = post("cohorts/" + cohort.value() + "/candidacies", reader, AWA.formatted("Diallo"), null);

        problem(response, 403);
        assertThat(response.getHeader("WWW-Authenticate")).contains("insufficient_scope");
        assertThat(enrolled("Diallo")).isZero();
    }

    @Test
    void aTokenReachesWhatItIsBoundTo() throws Exception {
        var other = jury.cohort();
        var bound = secret(manager, Scope.COHORT, Long.toString(cohort.value()), true);

        assertThat(get("cohorts/" + cohort.value(), bound).getStatus()).isEqualTo(200);
        assertThat(get("dossiers/" + candidacy.value(), bound).getStatus()).isEqualTo(200);
        problem(get("cohorts/" + other.value(), bound), 404);
        assertThat(tree(get("cohorts", bound)).get("items").size()).isEqualTo(1);

        var elsewhere = secret(manager, Scope.SCHEME, "ccs-exemple", true);
        problem(get("cohorts/" + cohort.value(), elsewhere), 404);
        assertThat(get("cohorts", bound).getContentAsString()).contains("certification-jnac");
        assertThat(get("cohorts", elsewhere).getContentAsString()).doesNotContain("certification-jnac");
    }

    @Test
    void nobodyMakesATokenThatReachesFurtherThanThey() {
        var bounded = account(Role.MANAGER, Scope.SCHEME, "ccs-exemple");
        var tomorrow = LocalDate.now(clock).plusDays(1);

        for (Bounds wide : List.of(
                new Bounds(Scope.SCHEME, "certification-jnac", false),
                new Bounds(Scope.COHORT, Long.toString(cohort.value()), false),
                new Bounds(Scope.COHORT, "abc", false),
                new Bounds(Scope.PERSON, "1", false))) {
            assertThat(tokens.make("Large", wide, tomorrow, bounded)).isInstanceOf(Making.TooWide.class);
        }
        assertThat(tokens.make("Juste", new Bounds(Scope.SCHEME, "ccs-exemple", false), tomorrow, bounded))
                .isInstanceOf(Making.Made.class);
        assertThat(tokens.make("Juste", new Bounds(Scope.EVERYTHING, "", false), tomorrow, bounded))
                .isInstanceOf(Making.NameTaken.class);
    }

    @Test
    void aTokenEndsWithItsDayWithItsMakersGrantAndWhenItIsEnded() throws Exception {
        var past = made(manager, Scope.EVERYTHING, "", false);
        jdbc.sql("update people.api_token set made_on = made_on - 60, valid_until = current_date - 1 where id = :id")
                .param("id", past.token().id())
                .update();
        problem(get("schemes", past.secret()), 401);

        var ended = made(manager, Scope.EVERYTHING, "", false);
        assertThat(get("schemes", ended.secret()).getStatus()).isEqualTo(200);
        assertThat(tokens.end(ended.token().id(), account(Role.MANAGER, Scope.EVERYTHING, "")))
                .as("by somebody else")
                .isEmpty();
        assertThat(tokens.end(ended.token().id(), manager)).isPresent();
        problem(get("schemes", ended.secret()), 401);

        assertThat(get("schemes", token).getStatus()).isEqualTo(200);
        accounts.end(accounts.grants(manager.account()).getFirst().id(), AJury.MANAGER);
        problem(get("schemes", token), 401);
    }

    @Test
    void onlyTheDigestOfASecretIsKept() {
        assertThat(token).matches("prch_[A-Za-z0-9_-]{43}");
        var rows = jdbc.sql("select t::text from people.api_token t")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token.substring(5)));
        var tables = jdbc.sql("select table_name from information_schema.columns where column_name ~ 'secret'")
                .query(String.class)
                .list();
        assertThat(tables).doesNotContain("api_token");
    }

    @Test
    void theDayOfLastUseIsKept() throws Exception {
        assertThat(tokens.of(manager).getFirst().lastUsedOn()).isNull();
        get("schemes", token);
        assertThat(tokens.of(manager).getFirst().lastUsedOn()).isEqualTo(LocalDate.now(clock));
    }

    @Test
    void whatATokenDidBearsItsName() throws Exception {
        var response = post("cohorts/" + cohort.value() + "/candidacies", token, AWA.formatted("Diallo"), null);
        assertThat(response.getStatus()).isEqualTo(201);

        var by = jdbc.sql("select created_by from candidacy.candidacy where id = :id")
                .param("id", tree(response).get("candidacy").asLong())
                .query(String.class)
                .single();
        assertThat(by).startsWith("Irène Vasseur (Outil ");
    }

    @Test
    void noTokenOpensAPageAndNoSessionOpensTheApi() throws Exception {
        var page = web.perform(MockMvcRequestBuilders.get("/cohortes").header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse();
        assertThat(page.getRedirectedUrl()).endsWith("/connexion");
        assertThat(Stream.of(get("schemes", token).getHeaderNames().toArray())).doesNotContain("Set-Cookie");
        assertThat(Map.of("count", tokens.of(manager).size())).containsEntry("count", 1);
    }

    private String with(String name, String more) {
        return AWA.formatted(name).replace("}", ", " + more + "}");
    }

    @Test
    void whoMayBeKnownAlreadyIsAskedFor() throws Exception {
        var address = "cohorts/" + cohort.value() + "/candidacies";
        assertThat(post("cohorts/" + jury.cohort().value() + "/candidacies", token, AWA.formatted("Kerbrat"), null)
                        .getStatus())
                .isEqualTo(201);

        var asked = problem(post(address, token, AWA.formatted("Kerbrad"), null), 409);
        assertThat(asked.get("type").asString()).endsWith("known-alike");
        var known = asked.at("/known/0");
        assertThat(known.get("birthName").asString()).isEqualTo("Kerbrat");
        assertThat(known.get("birthDate").asString()).isEqualTo("1987-11-23");
        long person = known.get("person").asLong();
        assertThat(enrolled("Kerbrad")).isZero();

        problem(post(address, token, with("Kerbrad", "\"otherThan\": [1]"), null), 409);
        problem(post(address, token, with("Kerbrad", "\"samePersonAs\": 1"), null), 409);
        assertThat(problem(post(address, token, with("Kerbrad", "\"samePersonAs\": \"x\""), null), 422)
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/samePersonAs");
        assertThat(problem(post(address, token, with("Kerbrad", "\"otherThan\": 1"), null), 422)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("not-persons");
        assertThat(problem(post(address, token, with("Ezquerra", "\"samePersonAs\": " + person), null), 422)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("not-alike");

        var body = with("Kerbrad", "\"samePersonAs\": " + person);
        assertThat(post(address, token, body, "same").getStatus()).isEqualTo(201);
        assertThat(post(address, token, body, "same").getHeader("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(persons("Kerbrad")).as("no second record").isZero();
        var other = "cohorts/" + jury.cohort().value() + "/candidacies";
        assertThat(post(other, token, with("Kerbrad", "\"otherThan\": [" + person + "]"), null)
                        .getStatus())
                .isEqualTo(201);
        assertThat(persons("Kerbrad")).isOne();
    }

    private long persons(String name) {
        return jdbc.sql("select count(*) from people.person where birth_name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    @Test
    void whoMayNotSeeSomebodyIsNotAskedAboutThem() throws Exception {
        post("cohorts/" + cohort.value() + "/candidacies", token, AWA.formatted("Guivarch"), null);
        var centre = presenting(LocalDate.of(2099, 12, 31));
        var nadia = account(Role.CENTRE_MANAGER, Scope.CENTRE, Long.toString(centre.value()));
        accounts.grant(
                nadia.account(), Role.CENTRE_MANAGER, Scope.COHORT, Long.toString(cohort.value()), null, manager);
        var theirs = accounts.actor(nadia.account(), Role.CENTRE_MANAGER, null).orElseThrow();

        assertThat(post(
                                "cohorts/" + cohort.value() + "/candidacies",
                                secret(theirs, Scope.EVERYTHING, "", true),
                                AWA.formatted("Guivarcq"),
                                null)
                        .getStatus())
                .isEqualTo(201);
    }

    private OrganisationId presenting(LocalDate until) {
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
                manager);
        organisations.accredit(
                id,
                new Accreditation(
                        0, "certification-jnac", Purpose.PREPARE, null, null, LocalDate.of(2020, 1, 1), until),
                manager);
        return id;
    }

    @Test
    void aCentreWhoseAccreditationEndedEnrolsNobody() throws Exception {
        var address = "cohorts/" + cohort.value() + "/candidacies";
        var late = presenting(LocalDate.of(2025, 8, 31));
        var fine = presenting(LocalDate.of(2025, 9, 1));

        var refused = problem(post(address, token, with("Tanguy", "\"centre\": \"" + late.value() + "\""), null), 422);
        assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/centre");
        assertThat(refused.at("/errors/0/message").asString()).contains("s’est terminée le 31 août 2025");
        assertThat(problem(post(address, token, with("Tanguy", "\"centre\": \"Nulle part\""), null), 422)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("unknown");
        assertThat(enrolled("Tanguy")).isZero();
        var nadia = account(Role.CENTRE_MANAGER, Scope.CENTRE, Long.toString(late.value()));
        accounts.grant(
                nadia.account(), Role.CENTRE_MANAGER, Scope.COHORT, Long.toString(cohort.value()), null, manager);
        var theirs = accounts.actor(nadia.account(), Role.CENTRE_MANAGER, null).orElseThrow();
        assertThat(problem(
                                post(
                                        address,
                                        secret(theirs, Scope.EVERYTHING, "", true),
                                        with("Tanguy", "\"centre\": \"" + fine.value() + "\""),
                                        null),
                                422)
                        .at("/errors/0/code")
                        .asString())
                .as("a centre enrols for itself only")
                .isEqualTo("unknown");
        assertThat(problem(
                                post(
                                        address,
                                        secret(theirs, Scope.EVERYTHING, "", true),
                                        AWA.formatted("Tanguy"),
                                        null),
                                422)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("ended");

        assertThat(post(address, token, with("Tanguy", "\"centre\": \"" + fine.value() + "\""), null)
                        .getStatus())
                .isEqualTo(201);
    }

    @Test
    void whoEnrolsForCentresHasOneAndNamesItAmongSeveral() throws Exception {
        var address = "cohorts/" + cohort.value() + "/candidacies";
        var nadia = account(Role.CENTRE_MANAGER, Scope.COHORT, Long.toString(cohort.value()));
        assertThat(problem(post(address, secret(nadia, Scope.EVERYTHING, "", true), AWA.formatted("Riou"), null), 422)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("no-centre");
        var one = presenting(LocalDate.of(2099, 12, 31));
        var other = presenting(LocalDate.of(2099, 12, 31));
        for (var centre : List.of(one, other)) {
            accounts.grant(
                    nadia.account(), Role.CENTRE_MANAGER, Scope.CENTRE, Long.toString(centre.value()), null, manager);
        }
        var theirs = accounts.actor(nadia.account(), Role.CENTRE_MANAGER, null).orElseThrow();
        var secret = secret(theirs, Scope.EVERYTHING, "", true);
        assertThat(problem(post(address, secret, AWA.formatted("Riou"), null), 422)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("several-centres");
        assertThat(enrolled("Riou")).isZero();

        assertThat(post(address, secret, with("Riou", "\"centre\": \"" + other.value() + "\""), null)
                        .getStatus())
                .isEqualTo(201);
        assertThat(jdbc.sql("""
                                select c.centre from candidacy.candidacy c join people.person p on p.id = c.person
                                where p.birth_name = 'Riou' and c.cohort = :cohort""")
                        .param("cohort", cohort.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(other.value());
    }
}
