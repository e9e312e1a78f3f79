package fr.parchemin.app.people.web;

import fr.parchemin.app.people.Access;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Organisation;
import fr.parchemin.app.people.Organisation.Accreditation;
import fr.parchemin.app.people.Organisation.Description;
import fr.parchemin.app.people.Organisation.Kind;
import fr.parchemin.app.people.Organisation.OrganisationId;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.OrganisationCheck.Fault;
import fr.parchemin.app.people.OrganisationCheck.Outcome;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.SchemeNames;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Organisations, what is known of them and what they are accredited for. */
@Controller
class OrganisationPages {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Organisations organisations;
    private final SchemeNames schemes;
    private final Access access;
    private final MessageSource messages;
    private final Clock clock;

    OrganisationPages(
            Organisations organisations, SchemeNames schemes, Access access, MessageSource messages, Clock clock) {
        this.organisations = organisations;
        this.schemes = schemes;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    /** One line of the list. */
    record Row(
            long id,
            String name,
            String kinds,
            String town,
            @Nullable String siret,
            String accredited,
            boolean open) {}

    @GetMapping("/organismes")
    @Allows(Action.SEE_ORGANISATIONS)
    String list(Actor actor, Model model, Locale locale) {
        model.addAttribute(
                "organisations",
                organisations.seen(actor).stream().map(one -> row(one, locale)).toList());
        return "people/organisations";
    }

    private Row row(Organisation one, Locale locale) {
        var of = one.description();
        var today = LocalDate.now(clock);
        var accredited = organisations.accreditations(one.id()).stream()
                .filter(accreditation -> accreditation.isValidOn(today))
                .map(Accreditation::scheme)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return new Row(
                one.id().value(),
                of.name(),
                kinds(of.kinds(), locale),
                Objects.requireNonNullElse(of.town(), ""),
                of.siret() == null ? of.legalId() : of.siret(),
                accredited,
                of.closedOn() == null || of.closedOn().isAfter(today));
    }

    private String kinds(Set<Kind> kinds, Locale locale) {
        return new TreeSet<>(kinds)
                .stream()
                        .map(kind -> say("people.organisation.kinds." + kind, locale))
                        .collect(Collectors.joining(", "));
    }

    @GetMapping("/organismes/nouveau")
    @Allows(Action.OPEN_ORGANISATION)
    ModelAndView blank(Locale locale) {
        return form(null, locale, HttpStatus.OK).addObject("form", OrganisationForm.empty());
    }

    @PostMapping("/organismes")
    @Allows(Action.OPEN_ORGANISATION)
    ModelAndView register(
            @ModelAttribute("form") OrganisationForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var description = checked(form, errors);
        if (description.isPresent()) {
            try {
                var id = organisations.register(description.get(), actor);
                redirect.addFlashAttribute(
                        "flash",
                        Told.good("people.flash.registered", description.get().name()));
                return new ModelAndView("redirect:/organismes/" + id.value());
            } catch (Organisations.SiretTaken _) {
                errors.rejectValue("siret", "people.refusal.siret-taken");
            }
        }
        return form(null, locale, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Optional<Description> checked(OrganisationForm form, BindingResult errors) {
        return switch (form.check()) {
            case Outcome.Accepted(Description description) ->
                errors.hasErrors() ? Optional.empty() : Optional.of(description);
            case Outcome.Refused(List<Fault> faults) -> {
                faults.forEach(fault -> errors.rejectValue(
                        fault.field(),
                        "people.refusal." + fault.reason(),
                        fault.arguments().toArray(),
                        fault.reason()));
                yield Optional.empty();
            }
        };
    }

    @GetMapping("/organismes/{organisation}")
    @Allows(Action.SEE_ORGANISATION)
    ModelAndView show(@PathVariable long organisation, Actor actor, Locale locale) {
        return page(organisation(organisation), actor, locale, HttpStatus.OK)
                .addObject("form", AccreditationForm.empty());
    }

    @GetMapping("/organismes/{organisation}/modifier")
    @Allows(Action.EDIT_ORGANISATION)
    ModelAndView edit(@PathVariable long organisation, Locale locale) {
        var found = organisation(organisation);
        return form(found, locale, HttpStatus.OK).addObject("form", OrganisationForm.of(found));
    }

    @PostMapping("/organismes/{organisation}/modifier")
    @Allows(Action.EDIT_ORGANISATION)
    ModelAndView edit(
            @PathVariable long organisation,
            @ModelAttribute("form") OrganisationForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = organisation(organisation);
        var description = checked(form, errors);
        if (description.isPresent()) {
            try {
                organisations.correct(found.id(), description.get(), form.revision(), actor);
                redirect.addFlashAttribute(
                        "flash",
                        Told.good("people.flash.organisation", description.get().name()));
                return new ModelAndView("redirect:/organismes/" + organisation);
            } catch (Organisations.SiretTaken _) {
                errors.rejectValue("siret", "people.refusal.siret-taken");
            } catch (People.ChangedMeanwhile _) {
                errors.reject("people.refusal.changed-meanwhile");
            }
        }
        return form(found, locale, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/organismes/{organisation}/habilitations")
    @Allows(Action.ACCREDIT)
    ModelAndView accredit(
            @PathVariable long organisation,
            @ModelAttribute("form") AccreditationForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = organisation(organisation);
        check(form, actor, errors);
        if (errors.hasErrors()) {
            return page(found, actor, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        organisations.accredit(
                found.id(),
                new Accreditation(
                        0,
                        Objects.requireNonNull(form.scheme()),
                        Objects.requireNonNull(form.purpose()),
                        form.codes().isEmpty() ? null : form.codes(),
                        form.sites(),
                        Objects.requireNonNull(form.from()),
                        Objects.requireNonNull(form.until())),
                actor);
        redirect.addFlashAttribute(
                "flash",
                Told.good("people.flash.accredited", found.description().name()));
        return new ModelAndView("redirect:/organismes/" + organisation);
    }

    private void check(AccreditationForm form, Actor actor, BindingResult errors) {
        var scheme = Objects.requireNonNullElse(form.scheme(), "");
        var blocks = actor.reach().covers(scheme) ? schemes.blocks(scheme) : List.<String>of();
        if (blocks.isEmpty()) {
            errors.rejectValue("scheme", "people.refusal.missing");
        }
        if (form.purpose() == null) {
            errors.rejectValue("purpose", "people.refusal.missing");
        }
        form.codes().stream()
                .filter(code -> !blocks.isEmpty() && !blocks.contains(code))
                .findFirst()
                .ifPresent(code -> errors.rejectValue(
                        "blocks",
                        "people.refusal.unknown-block",
                        new Object[] {code, String.join(", ", blocks)},
                        code));
        if (form.from() == null && !errors.hasFieldErrors("from")) {
            errors.rejectValue("from", "people.refusal.missing");
        }
        if (form.until() == null && !errors.hasFieldErrors("until")) {
            errors.rejectValue("until", "people.refusal.missing");
        } else if (form.from() != null && form.until() != null && form.until().isBefore(form.from())) {
            errors.rejectValue("until", "people.refusal.ends-before");
        }
    }

    @PostMapping("/organismes/{organisation}/habilitations/{accreditation}/fin")
    @Allows(Action.ACCREDIT)
    String end(
            @PathVariable long organisation,
            @PathVariable long accreditation,
            Actor actor,
            RedirectAttributes redirect) {
        var found = organisation(organisation);
        if (organisations.accreditations(found.id()).stream()
                .noneMatch(one -> one.id() == accreditation && actor.reach().covers(one.scheme()))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        organisations.end(found.id(), accreditation, LocalDate.now(clock), actor);
        redirect.addFlashAttribute(
                "flash", Told.good("people.flash.ended", found.description().name()));
        return "redirect:/organismes/" + organisation;
    }

    /** An accreditation as it is shown. */
    record Held(
            long id,
            String scheme,
            String purpose,
            @Nullable String blocks,
            @Nullable String sites,
            String from,
            String until,
            String state,
            boolean open) {}

    /** A line of the history. */
    record Past(String words, String who, List<String> changes) {}

    private ModelAndView page(Organisation organisation, Actor actor, Locale locale, HttpStatus status) {
        var view = new ModelAndView("people/organisation");
        var days = new Days(locale);
        var titles = schemes.titles(locale);
        var today = LocalDate.now(clock);
        var of = organisation.description();
        view.addObject("id", organisation.id().value());
        view.addObject("name", of.name());
        view.addObject("kinds", kinds(of.kinds(), locale));
        view.addObject("closed", of.closedOn() == null ? null : days.day(of.closedOn()));
        view.addObject("facts", facts(of, locale));
        Map<String, String> mine = new LinkedHashMap<>(titles);
        mine.keySet().removeIf(scheme -> !actor.reach().covers(scheme));
        view.addObject("schemes", mine);
        view.addObject(
                "editable",
                access.allows(
                        actor,
                        Action.EDIT_ORGANISATION,
                        Long.toString(organisation.id().value())));
        view.addObject("purposes", Purpose.values());
        view.addObject(
                "accreditations",
                organisations.accreditations(organisation.id()).stream()
                        .map(one -> held(one, actor, titles, days, today, locale))
                        .toList());
        view.addObject(
                "history",
                organisations.history(organisation.id()).stream()
                        .map(line -> past(line, days, locale))
                        .toList());
        view.setStatus(status);
        return view;
    }

    private Map<String, String> facts(Description of, Locale locale) {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "siret", of.siret(), locale);
        put(facts, "legalId", of.legalId(), locale);
        var place = Stream.of(of.street(), of.postcode(), of.town(), of.country())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        put(facts, "address", place.isEmpty() ? null : place, locale);
        return facts;
    }

    private void put(Map<String, String> facts, String field, @Nullable String value, Locale locale) {
        if (value != null) {
            facts.put(say("people.organisation." + field, locale), value);
        }
    }

    private Held held(
            Accreditation one, Actor actor, Map<String, String> titles, Days days, LocalDate today, Locale locale) {
        var state = one.isValidOn(today) ? "VALID" : today.isBefore(one.from()) ? "AWAITED" : "CLOSED";
        return new Held(
                one.id(),
                titles.getOrDefault(one.scheme(), one.scheme()),
                say("people.accreditation.purpose." + one.purpose(), locale),
                one.blocks() == null ? null : String.join(", ", one.blocks()),
                one.sites(),
                days.day(one.from()),
                days.day(one.until()),
                state,
                one.until().isAfter(today) && actor.reach().covers(one.scheme()));
    }

    private Past past(Organisation.Line line, Days days, Locale locale) {
        var nothing = say("people.history.nothing", locale);
        var changes = Stream.concat(line.before().keySet().stream(), line.after().keySet().stream())
                .distinct()
                .filter(field ->
                        !Objects.equals(line.before().get(field), line.after().get(field)))
                .map(field -> line.before().isEmpty()
                        ? said(field, line.after().getOrDefault(field, nothing), days, locale)
                        : said(field, line.before().getOrDefault(field, nothing), days, locale) + " → "
                                + said(field, line.after().getOrDefault(field, nothing), days, locale))
                .toList();
        return new Past(
                say("people.organisation.history." + line.what(), locale),
                say("people.history.who", locale, days.moment(line.at()), line.by()),
                changes);
    }

    /** A value of the history as the page shows it elsewhere. */
    private String said(String field, String value, Days days, Locale locale) {
        if (DAY.matcher(value).matches()) {
            return days.day(LocalDate.parse(value));
        }
        return switch (field) {
            case "purpose" -> say("people.accreditation.purpose." + value, locale);
            case "scheme" -> schemes.titles(locale).getOrDefault(value, value);
            case "kinds" ->
                Stream.of(value.split(" "))
                        .map(kind -> say("people.organisation.kinds." + kind, locale))
                        .collect(Collectors.joining(", "));
            default -> value;
        };
    }

    private ModelAndView form(@Nullable Organisation organisation, Locale locale, HttpStatus status) {
        var view = new ModelAndView("people/organisation-form");
        view.addObject("id", organisation == null ? null : organisation.id().value());
        view.addObject(
                "name", organisation == null ? null : organisation.description().name());
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.name(), say("people.organisation.kinds." + kind, locale));
        }
        view.addObject("kinds", kinds);
        view.setStatus(status);
        return view;
    }

    private Organisation organisation(long organisation) {
        return organisations
                .find(new OrganisationId(organisation))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
