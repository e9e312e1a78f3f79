package fr.parchemin.app.shell;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Access;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Granting;
import fr.parchemin.app.people.Invitations.Given;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Organisation;
import fr.parchemin.app.people.Organisation.Kind;
import fr.parchemin.app.people.Organisation.OrganisationId;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Person;
import fr.parchemin.app.people.PersonList;
import fr.parchemin.app.people.Reach.Scope;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a role may cover: in words, and among what somebody who gives one chooses. */
@Component
class Scopes {

    private static final int CHOICES = 200;
    private static final int PERSONS = 20;

    private final Granting granting;
    private final Access access;
    private final Catalog catalog;
    private final Cohorts cohorts;
    private final Organisations organisations;
    private final People people;
    private final PersonList persons;
    private final MessageSource messages;

    Scopes(
            Granting granting,
            Access access,
            Catalog catalog,
            Cohorts cohorts,
            Organisations organisations,
            People people,
            PersonList persons,
            MessageSource messages) {
        this.granting = granting;
        this.access = access;
        this.catalog = catalog;
        this.cohorts = cohorts;
        this.organisations = organisations;
        this.people = people;
        this.persons = persons;
        this.messages = messages;
    }

    /** What a grant covers, by its name. */
    String words(Scope scope, String of, Locale locale) {
        return switch (scope) {
            case EVERYTHING, OPENED -> say("account.scope." + scope, locale);
            case SCHEME ->
                catalog.current(of)
                        .map(edition -> edition.scheme().title().in(locale))
                        .orElse(of);
            case COHORT ->
                Numbers.of(of)
                        .flatMap(number -> cohorts.find(new CohortId(number)))
                        .map(Cohort::name)
                        .orElse(of);
            case CENTRE ->
                Numbers.of(of)
                        .flatMap(number -> organisations.find(new OrganisationId(number)))
                        .map(one -> one.description().name())
                        .orElse(of);
            case PERSON -> say("account.scope.PERSON", locale, of);
        };
    }

    /** What somebody may give a role for, by the value of the form; whom a candidate is, they look for. */
    Map<String, String> choices(Actor by, Locale locale) {
        Map<String, String> scopes = new LinkedHashMap<>();
        scopes.put("OPENED", say("account.scope.OPENED", locale));
        if (granting.mayGive(by, Role.AUDITOR, Scope.EVERYTHING, "")) {
            scopes.put("EVERYTHING", say("account.scope.EVERYTHING", locale));
        }
        for (Edition edition : catalog.schemes()) {
            var scheme = edition.scheme();
            if (granting.mayGive(by, Role.AUDITOR, Scope.SCHEME, scheme.id())) {
                scopes.put(
                        "SCHEME:" + scheme.id(),
                        say("account.scope.SCHEME", locale, scheme.title().in(locale)));
            }
        }
        organisations.seen(by).stream()
                .filter(Scopes::presents)
                .filter(centre -> granting.mayGive(by, Role.CENTRE_MANAGER, Scope.CENTRE, number(centre)))
                .forEach(centre -> scopes.put(
                        "CENTRE:" + number(centre),
                        say("account.scope.CENTRE", locale, centre.description().name())));
        var manager = new Actor(by.account(), by.name(), Role.MANAGER, by.reach(), by.from());
        cohorts.latest(manager, null, CHOICES)
                .forEach(cohort -> scopes.put(
                        "COHORT:" + cohort.id().value(), say("account.scope.COHORT", locale, cohort.name())));
        if (looksForPersons(by)) {
            scopes.put("PERSON", say("account.scope.PERSON.choose", locale));
        }
        return scopes;
    }

    /** Whether somebody may open the space of a candidate: they see people, and have no bounds. */
    private boolean looksForPersons(Actor by) {
        return Action.SEE_PERSONS.allows(by.role()) && granting.mayGive(by, Role.CANDIDATE, Scope.PERSON, "");
    }

    private static boolean presents(Organisation one) {
        var of = one.description();
        return of.closedOn() == null
                && (of.kinds().contains(Kind.PREPARES) || of.kinds().contains(Kind.EXAMINES));
    }

    private static String number(Organisation one) {
        return Long.toString(one.id().value());
    }

    /** Who may be meant by a name, a number or an e-mail, by their number; only whom the one who asks sees. */
    Map<String, String> persons(Actor by, String search, Locale locale) {
        Map<String, String> found = new LinkedHashMap<>();
        if (looksForPersons(by) && !search.isBlank()) {
            var formats = new Formats(locale);
            persons.page(by, search, null, PERSONS)
                    .forEach(person -> found.put(
                            Long.toString(person.id().value()),
                            messages.getMessage(
                                    "account.scope.person.found",
                                    new Object[] {
                                        person.identity().listedName(),
                                        formats.day(person.identity().birthDate()),
                                        Long.toString(person.id().value())
                                    },
                                    locale)));
        }
        return found;
    }

    /** The person of that number, if whoever asks may open the space of a candidate to them. */
    Optional<Person> candidate(Actor by, String number) {
        return looksForPersons(by) && access.allows(by, Action.SEE_PERSON, number)
                ? Numbers.of(number).flatMap(found -> people.find(new PersonId(found)))
                : Optional.empty();
    }

    /** Whether there is what a role is given for, and whoever gives it may know. */
    boolean exists(Given given, Actor by) {
        return switch (given.scope()) {
            case EVERYTHING, OPENED -> true;
            case SCHEME -> catalog.current(given.of()).isPresent();
            case COHORT ->
                Numbers.of(given.of())
                        .flatMap(number -> cohorts.find(new CohortId(number)))
                        .isPresent();
            case CENTRE ->
                Numbers.of(given.of())
                        .flatMap(number -> organisations.find(new OrganisationId(number)))
                        .filter(Scopes::presents)
                        .isPresent();
            case PERSON ->
                access.allows(by, Action.SEE_PERSON, given.of())
                        && Numbers.of(given.of())
                                .flatMap(number -> people.find(new PersonId(number)))
                                .filter(person -> person.mergedInto() == null)
                                .isPresent();
        };
    }

    private String say(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, locale));
    }
}
