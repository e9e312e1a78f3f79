package fr.parchemin.app.api;

import fr.parchemin.app.api.Problem.Fault;
import fr.parchemin.app.api.Problem.Known;
import fr.parchemin.app.api.Requests.Answer;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Column;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.candidacy.EnrolmentCheck;
import fr.parchemin.app.candidacy.EnrolmentCheck.Checked;
import fr.parchemin.app.candidacy.EnrolmentCheck.Refusal;
import fr.parchemin.app.candidacy.KnownAlike;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Enrols one candidate, checked as on the page. */
@RestController
class EnrolmentApi {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final Catalog catalog;
    private final KnownAlike knownAlike;
    private final Organisations organisations;
    private final Requests requests;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;

    EnrolmentApi(
            Cohorts cohorts,
            Candidacies candidacies,
            Catalog catalog,
            KnownAlike knownAlike,
            Organisations organisations,
            Requests requests,
            MessageSource messages,
            JsonMapper json,
            Clock clock) {
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.catalog = catalog;
        this.knownAlike = knownAlike;
        this.organisations = organisations;
        this.requests = requests;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/api/v1/cohorts/{cohort}/candidacies")
    @Allows(Action.ENROL)
    ResponseEntity<String> enrol(
            @PathVariable long cohort,
            @RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Actor actor,
            Locale locale) {
        var found =
                cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        requireInForce(found, locale);
        var read = CandidateBody.read(body);
        var enrolment = checked(found, read, locale);
        var answer = key == null
                ? enrol(found, enrolment, read, actor, locale)
                : requests.once(
                        actor, known(key), digest(cohort, body), () -> enrol(found, enrolment, read, actor, locale));
        var response = ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.LOCATION, answer.location());
        return (answer.again() ? response.header("Idempotent-Replayed", "true") : response).body(answer.body());
    }

    private void requireInForce(Cohort cohort, Locale locale) {
        var force = cohorts.force(cohort);
        if (!force.holds()) {
            var labels = new Labels(catalog.edition(cohort.edition()).scheme(), messages, locale);
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "not-in-force",
                    "A cohort whose scheme is not in force",
                    force.why(labels, new Formats(locale)));
        }
    }

    private Answer enrol(Cohort cohort, Enrolment enrolment, CandidateBody read, Actor actor, Locale locale) {
        try {
            var id = candidacies.enrol(cohort.id(), decided(enrolment, read, actor, locale), actor);
            var number = candidacies.find(id).orElseThrow().number();
            return new Answer(
                    HttpStatus.CREATED.value(),
                    "/api/v1/dossiers/" + id.value(),
                    json.writeValueAsString(new Enrolled(id.value(), cohort.id().value(), number)),
                    false);
        } catch (Candidacies.NotAccredited e) {
            throw refused(List.of(Refusal.of(e.standing())), read, locale);
        } catch (Candidacies.AlreadyEnrolled _) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "already-enrolled",
                    "Somebody who is in the cohort",
                    messages.getMessage("candidacy.refusal.already-enrolled", null, locale));
        }
    }

    /** Whom it is, where people are known under nearly the same names, as whoever asks has said after seeing them. */
    private Enrolment decided(Enrolment enrolment, CandidateBody read, Actor actor, Locale locale) {
        var alike = knownAlike.alike(enrolment.identity(), actor);
        var numbers = alike.stream().map(one -> one.id().value()).toList();
        var same = read.same();
        if (same == null && read.others().containsAll(numbers)) {
            return enrolment;
        }
        if (same != null && numbers.contains(same)) {
            return enrolment.of(new PersonId(same));
        }
        if (alike.isEmpty()) {
            throw refused(
                    new Fault("/samePersonAs", "not-alike", messages.getMessage("api.refusal.not-alike", null, locale)),
                    locale);
        }
        throw new Problem(
                HttpStatus.CONFLICT,
                "known-alike",
                "Somebody who may be known already",
                messages.getMessage("api.known-alike", null, locale),
                List.of(),
                alike.stream().map(EnrolmentApi::known).toList());
    }

    private static Known known(Person person) {
        var identity = person.identity();
        return new Known(
                person.id().value(),
                identity.birthName(),
                identity.usageName(),
                identity.givenNames(),
                identity.birthDate(),
                identity.birthPlace());
    }

    private Problem refused(Fault fault, Locale locale) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "candidate-refused",
                "A candidate that cannot be enrolled as described",
                messages.getMessage("api.candidate-refused", null, locale),
                List.of(fault));
    }

    /** The same, presented by the centre of that number, SIRET or name. */
    private Enrolment presented(Enrolment enrolment, CandidateBody read, Locale locale) {
        var named = read.cells().getOrDefault(Column.CENTRE, "").strip();
        if (named.isEmpty()) {
            return enrolment;
        }
        return organisations
                .named(named)
                .map(centre -> enrolment.presentedBy(centre.id().value()))
                .orElseThrow(() -> refused(List.of(new Refusal(Column.CENTRE, "unknown", List.of())), read, locale));
    }

    private Enrolment checked(Cohort cohort, CandidateBody read, Locale locale) {
        var scheme = catalog.edition(cohort.edition()).scheme();
        return switch (EnrolmentCheck.of(scheme, cohort.day(LocalDate.now(clock)), read.cells())) {
            case Checked.Accepted(Enrolment enrolment, var _)
            when read.faults().isEmpty() -> presented(enrolment, read, locale);
            case Checked.Accepted _ -> throw refused(List.of(), read, locale);
            case Checked.Refused(List<Refusal> refusals, var _) -> throw refused(refusals, read, locale);
        };
    }

    private Problem refused(List<Refusal> refusals, CandidateBody read, Locale locale) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "candidate-refused",
                "A candidate that cannot be enrolled as described",
                messages.getMessage("api.candidate-refused", null, locale),
                read.with(
                        refusals,
                        locale,
                        (fault, arguments) -> new Fault(
                                fault.pointer(),
                                fault.code(),
                                messages.getMessage(fault.message(), arguments, locale))));
    }

    private static String known(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "key",
                    "A key that cannot be kept",
                    "Idempotency-Key: expected 1 to 200 visible ASCII characters");
        }
        return key;
    }

    private static byte[] digest(long cohort, JsonNode body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((cohort + "\n" + body).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    record Enrolled(long candidacy, long cohort, String number) {}
}
