package fr.parchemin.app.people.web;

import fr.parchemin.app.people.Access;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Attachment.Obstacle;
import fr.parchemin.app.people.Attachment.Tie;
import fr.parchemin.app.people.CivilField;
import fr.parchemin.app.people.Merges;
import fr.parchemin.app.people.Merges.Merged;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Person;
import fr.parchemin.app.people.PersonList;
import fr.parchemin.app.people.Unreadable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two records side by side, and how they become one. */
@Controller
class MergePages {

    private final People people;
    private final PersonList list;
    private final Merges merges;
    private final Access access;
    private final MessageSource messages;

    MergePages(People people, PersonList list, Merges merges, Access access, MessageSource messages) {
        this.people = people;
        this.list = list;
        this.merges = merges;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping("/personnes/{person}/fusion")
    @Allows(Action.MERGE_PERSONS)
    ModelAndView compare(
            @PathVariable long person,
            @RequestParam(name = "avec", defaultValue = "") String other,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var given = other(other, person, actor);
        if (given.isEmpty()) {
            redirect.addFlashAttribute("flash", Told.warning("people.merge.unknown"));
            return new ModelAndView("redirect:/personnes/" + person);
        }
        var kept = person(person);
        if (!reachesBoth(kept, given.get(), actor)) {
            return beyond(person, redirect);
        }
        return page(kept, given.get(), merges.obstacles(kept.id(), given.get().id()), actor, locale, HttpStatus.OK);
    }

    @PostMapping("/personnes/{person}/fusion")
    @Allows(Action.MERGE_PERSONS)
    ModelAndView merge(
            @PathVariable long person,
            @RequestParam(name = "avec") String other,
            @RequestParam(name = "seen") List<Long> seen,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var kept = person(person);
        var given = other(other, person, actor).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!reachesBoth(kept, given, actor)) {
            return beyond(person, redirect);
        }
        var back = new ModelAndView("redirect:/personnes/" + person);
        try {
            return switch (merges.merge(kept.id(), given.id(), fromGiven(typed), seen, actor)) {
                case Merged.Done _ -> {
                    redirect.addFlashAttribute(
                            "flash",
                            Told.good(
                                    "people.flash.merged",
                                    Long.toString(person),
                                    Long.toString(given.id().value())));
                    yield back;
                }
                case Merged.Hindered(List<Obstacle> obstacles) ->
                    page(kept, given, obstacles, actor, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            };
        } catch (People.ChangedMeanwhile _) {
            redirect.addFlashAttribute("flash", Told.warning("people.refusal.changed-meanwhile"));
            return back;
        }
    }

    private static Set<CivilField> fromGiven(Map<String, String> typed) {
        return Stream.of(CivilField.values())
                .filter(field -> isChosen(field, typed.getOrDefault("choice-" + field, "")))
                .collect(Collectors.toSet());
    }

    /** Of a field, the record that goes is chosen by the field's own name, the one that stays by nothing. */
    private static boolean isChosen(CivilField field, String choice) {
        if (!choice.isEmpty() && !choice.equals(field.name())) {
            throw new Unreadable("choice-" + field);
        }
        return !choice.isEmpty();
    }

    private ModelAndView page(
            Person kept, Person given, List<Obstacle> obstacles, Actor actor, Locale locale, HttpStatus status) {
        var view = new ModelAndView("people/merge");
        view.addObject("kept", kept.id().value());
        view.addObject("given", given.id().value());
        view.addObject("name", kept.identity().spokenName());
        view.addObject("seen", List.of(kept.revision(), given.revision()));
        view.addObject("rows", rows(kept, given, locale));
        view.addObject(
                "candidacies",
                list.ties(given.id(), actor).stream().map(Tie::name).collect(Collectors.joining(", ")));
        view.addObject(
                "obstacles",
                obstacles.stream()
                        .map(one ->
                                messages.getMessage(one.key(), one.arguments().toArray(), locale))
                        .toList());
        view.setStatus(status);
        return view;
    }

    /**
     * A field of both records.
     *
     * @param choice whether there is one to make
     */
    record Row(String field, String label, String kept, String given, boolean choice) {}

    private List<Row> rows(Person kept, Person given, Locale locale) {
        var one = kept.values();
        var other = given.values();
        return Stream.of(CivilField.values())
                .filter(field -> field != CivilField.BIRTH_CODE)
                .filter(field -> one.containsKey(field) || other.containsKey(field))
                .map(field -> new Row(
                        field.name(),
                        messages.getMessage("people.field." + field, null, locale),
                        value(kept, field, locale),
                        value(given, field, locale),
                        !value(kept, field, locale).equals(value(given, field, locale))))
                .toList();
    }

    /** A place goes with its code. */
    private String value(Person person, CivilField field, Locale locale) {
        var values = person.values();
        var nothing = messages.getMessage("people.merge.empty", null, locale);
        var value = values.getOrDefault(field, nothing);
        return switch (field) {
            case BIRTH_PLACE -> value + " (" + values.getOrDefault(CivilField.BIRTH_CODE, nothing) + ")";
            case BIRTH_DATE -> new Days(locale).day(person.identity().birthDate());
            case SEX -> messages.getMessage("people.field.SEX." + value, null, locale);
            default -> value;
        };
    }

    private boolean reachesBoth(Person kept, Person given, Actor actor) {
        return list.reachesAll(kept.id(), actor) && list.reachesAll(given.id(), actor);
    }

    private static ModelAndView beyond(long person, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Told.warning("people.merge.beyond"));
        return new ModelAndView("redirect:/personnes/" + person);
    }

    private Optional<Person> other(String number, long person, Actor actor) {
        return Numbers.of(number.strip())
                .filter(other -> other != person)
                .filter(other -> access.allows(actor, Action.MERGE_PERSONS, Long.toString(other)))
                .flatMap(other -> people.find(new PersonId(other)))
                .filter(other -> other.mergedInto() == null);
    }

    private Person person(long person) {
        return people.find(new PersonId(person))
                .filter(found -> found.mergedInto() == null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
