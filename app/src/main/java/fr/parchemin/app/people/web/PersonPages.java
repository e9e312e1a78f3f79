package fr.parchemin.app.people.web;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Birthplaces;
import fr.parchemin.app.people.Birthplaces.Town;
import fr.parchemin.app.people.Certifications;
import fr.parchemin.app.people.CivilField;
import fr.parchemin.app.people.IdentityCheck;
import fr.parchemin.app.people.IdentityCheck.Finding;
import fr.parchemin.app.people.IdentityCheck.Outcome;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Person;
import fr.parchemin.app.people.PersonList;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** People: their list, what is known of each, and how it is corrected. */
@Controller
class PersonPages {

    private static final int SIZE = 50;

    private final People people;
    private final PersonList list;
    private final Certifications certifications;
    private final MessageSource messages;
    private final Clock clock;

    PersonPages(People people, PersonList list, Certifications certifications, MessageSource messages, Clock clock) {
        this.certifications = certifications;
        this.people = people;
        this.list = list;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/personnes")
    @Allows(Action.SEE_PERSONS)
    String list(
            @RequestParam(name = "q", defaultValue = "") String search,
            @RequestParam(name = "apres", required = false) @Nullable Long after,
            Actor actor,
            Model model,
            Locale locale) {
        var found = list.page(actor, search, after == null ? null : new PersonId(after), SIZE + 1);
        var shown = found.size() > SIZE ? found.subList(0, SIZE) : found;
        var days = new Days(locale);
        model.addAttribute(
                "persons", shown.stream().map(one -> Row.of(one, days)).toList());
        model.addAttribute("search", search);
        model.addAttribute("count", list.count(actor, search));
        model.addAttribute("next", found.size() > SIZE ? next(search, shown.getLast()) : null);
        return "people/persons";
    }

    /** One line of the list. */
    record Row(
            long id,
            String name,
            String names,
            String born,
            String place,
            boolean coded,
            @Nullable String email) {

        static Row of(Person person, Days days) {
            var identity = person.identity();
            return new Row(
                    person.id().value(),
                    identity.listedName(),
                    identity.birthName() + ", " + identity.givenNames(),
                    days.day(identity.birthDate()),
                    identity.birthPlace(),
                    identity.birthCode() != null,
                    identity.email());
        }
    }

    private static String next(String search, Person last) {
        return UriComponentsBuilder.fromPath("/personnes")
                .queryParam("q", "{q}")
                .queryParam("apres", last.id().value())
                .encode()
                .buildAndExpand(search)
                .toUriString();
    }

    @GetMapping("/personnes/{person}")
    @Allows(Action.SEE_PERSON)
    String show(@PathVariable long person, Actor actor, Model model, Locale locale) {
        var found = person(person);
        if (found.mergedInto() != null) {
            return "redirect:/personnes/" + found.mergedInto().value();
        }
        var days = new Days(locale);
        model.addAttribute("id", person);
        model.addAttribute("name", found.identity().spokenName());
        model.addAttribute("coded", found.identity().birthCode() != null);
        model.addAttribute("certified", certified(found, days));
        model.addAttribute("facts", facts(found.values(), days, locale));
        boolean whole = !isPartOnly(found, actor);
        model.addAttribute("ties", list.ties(found.id(), actor));
        model.addAttribute(
                "history",
                list.history(found.id()).stream()
                        .map(line -> told(line, found.id(), days, locale))
                        .map(past -> whole ? past : past.bare())
                        .toList());
        model.addAttribute(
                "alike",
                people.alike(List.of(found.identity())).values().stream()
                        .flatMap(List::stream)
                        .map(one -> Row.of(one, days))
                        .toList());
        return "people/person";
    }

    /** Who vouches for an identity, and since when. */
    record Certified(String source, String day) {}

    private @Nullable Certified certified(Person person, Days days) {
        return certifications
                .of(person.id())
                .map(found -> new Certified(
                        found.source(), days.day(found.at().atZone(Days.PARIS).toLocalDate())))
                .orElse(null);
    }

    /** A label and what is known. */
    record Fact(String label, String text) {}

    private List<Fact> facts(Map<CivilField, String> values, Days days, Locale locale) {
        return values.entrySet().stream()
                .map(one -> new Fact(say("people.field." + one.getKey(), locale), shown(one, days, locale)))
                .toList();
    }

    private String shown(Map.Entry<CivilField, String> value, Days days, Locale locale) {
        return switch (value.getKey()) {
            case SEX -> say("people.field.SEX." + value.getValue(), locale);
            case BIRTH_DATE -> days.day(LocalDate.parse(value.getValue()));
            case BIRTH_CODE ->
                Birthplaces.nameOf(value.getValue())
                        .map(name -> value.getValue() + " – " + name)
                        .orElse(value.getValue());
            default -> value.getValue();
        };
    }

    /** A line of the history. */
    record Past(
            String words,
            @Nullable String motive,
            String who,
            List<Change> changes,
            @Nullable Long other,
            @Nullable String erased) {

        /** That something changed, without what and why. */
        Past bare() {
            return new Past(words, null, who, List.of(), other, erased);
        }
    }

    /** What a field was, and is. */
    record Change(String label, String before, String after) {}

    private Past told(Person.Line line, PersonId shown, Days days, Locale locale) {
        var changes = Stream.of(CivilField.values())
                .filter(field -> !line.after().isEmpty())
                .filter(field ->
                        !Objects.equals(line.before().get(field), line.after().get(field)))
                .map(field -> new Change(
                        say("people.field." + field, locale),
                        value(line.before(), field, days, locale),
                        value(line.after(), field, days, locale)))
                .toList();
        var other = line.person().equals(shown) ? line.other() : line.person();
        return new Past(
                say("people.history." + line.what(), locale),
                line.motive(),
                say("people.history.who", locale, days.moment(line.at()), line.by()),
                changes,
                other == null ? null : other.value(),
                line.erasedOn() == null ? null : days.day(line.erasedOn()));
    }

    private String value(Map<CivilField, String> values, CivilField field, Days days, Locale locale) {
        var value = values.get(field);
        return value == null ? say("people.history.nothing", locale) : shown(Map.entry(field, value), days, locale);
    }

    @GetMapping("/personnes/{person}/rectifier")
    @Allows(Action.EDIT_PERSON)
    ModelAndView correct(@PathVariable long person, Actor actor, RedirectAttributes redirect) {
        var found = person(person);
        if (isPartOnly(found, actor)) {
            return beyond(found, redirect);
        }
        return form(found, HttpStatus.OK).addObject("form", PersonForm.of(found));
    }

    @PostMapping("/personnes/{person}/rectifier")
    @Allows(Action.EDIT_PERSON)
    ModelAndView correct(
            @PathVariable long person,
            @ModelAttribute("form") PersonForm form,
            BindingResult errors,
            Actor actor,
            RedirectAttributes redirect) {
        var found = person(person);
        if (isPartOnly(found, actor)) {
            return beyond(found, redirect);
        }
        var motive = Objects.requireNonNullElse(form.motive(), "").strip();
        if (motive.isEmpty()) {
            errors.rejectValue("motive", "people.refusal.missing-motive");
        }
        return switch (IdentityCheck.of(form.typed(found), LocalDate.now(clock))) {
            case Outcome.Refused(List<Finding> refusals, List<Town> towns) -> {
                refusals.forEach(refusal -> reject(errors, refusal));
                yield form(found, HttpStatus.UNPROCESSABLE_CONTENT).addObject("towns", choices(towns));
            }
            case Outcome.Accepted accepted ->
                errors.hasErrors()
                        ? form(found, HttpStatus.UNPROCESSABLE_CONTENT)
                        : correct(found, accepted, form, errors, actor, redirect);
        };
    }

    /** A centre knows the candidacies that it presents; who has others is corrected by the awarding body. */
    private boolean isPartOnly(Person person, Actor actor) {
        return actor.role() == Actor.Role.CENTRE_MANAGER && !list.reachesAll(person.id(), actor);
    }

    private static ModelAndView beyond(Person person, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Told.warning("people.correct.beyond"));
        return new ModelAndView("redirect:/personnes/" + person.id().value());
    }

    private ModelAndView correct(
            Person person,
            Outcome.Accepted accepted,
            PersonForm form,
            BindingResult errors,
            Actor actor,
            RedirectAttributes redirect) {
        try {
            people.correct(
                    person.id(),
                    accepted.identity(),
                    accepted.contact(),
                    Objects.requireNonNullElse(form.motive(), ""),
                    Objects.requireNonNullElse(form.seen(), 0L),
                    actor);
            redirect.addFlashAttribute(
                    "flash",
                    Told.good("people.flash.corrected", accepted.identity().spokenName()));
            return new ModelAndView("redirect:/personnes/" + person.id().value());
        } catch (People.ChangedMeanwhile _) {
            errors.reject("people.refusal.changed-meanwhile");
        } catch (People.KnownElsewhere _) {
            errors.rejectValue("birthName", "people.refusal.known-elsewhere");
        }
        return form(person, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static void reject(BindingResult errors, Finding finding) {
        errors.rejectValue(
                finding.field().field(),
                "people.refusal." + finding.reason(),
                finding.arguments().toArray(),
                finding.reason());
    }

    private ModelAndView form(Person person, HttpStatus status) {
        var view = new ModelAndView("people/person-form");
        view.addObject("id", person.id().value());
        view.addObject("name", person.identity().spokenName());
        view.addObject(
                "source",
                certifications
                        .of(person.id())
                        .map(Certifications.Certification::source)
                        .orElse(null));
        view.addObject("towns", List.of());
        view.addObject("countries", Birthplaces.countries());
        view.setStatus(status);
        return view;
    }

    private static List<Choice> choices(List<Town> towns) {
        return towns.stream()
                .map(town -> new Choice(town.code(), Birthplaces.describe(town)))
                .toList();
    }

    /** One of several towns. */
    record Choice(String code, String words) {}

    private Person person(long person) {
        return people.find(new PersonId(person)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
