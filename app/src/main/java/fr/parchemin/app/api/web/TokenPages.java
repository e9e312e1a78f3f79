package fr.parchemin.app.api.web;

import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.ApiTokens;
import fr.parchemin.app.people.ApiTokens.ApiToken;
import fr.parchemin.app.people.ApiTokens.Making;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Reach.Scope;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tokens of one's own account: list, a new one, the end of one. */
@Controller
class TokenPages {

    private static final int COHORTS = 100;
    private static final int USUAL_DAYS = 90;

    private final ApiTokens tokens;
    private final Catalog catalog;
    private final Cohorts cohorts;
    private final MessageSource messages;
    private final Clock clock;

    TokenPages(ApiTokens tokens, Catalog catalog, Cohorts cohorts, MessageSource messages, Clock clock) {
        this.tokens = tokens;
        this.catalog = catalog;
        this.cohorts = cohorts;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/compte/jetons")
    @Allows(Action.OWN_TOKENS)
    ModelAndView list(Actor actor, Locale locale) {
        var view = new ModelAndView("api/tokens");
        view.addObject(
                "tokens",
                tokens.of(actor).stream().map(token -> row(token, locale)).toList());
        return view;
    }

    @GetMapping("/compte/jetons/nouveau")
    @Allows(Action.OWN_TOKENS)
    ModelAndView blank(Actor actor, Locale locale) {
        return form(actor, locale, HttpStatus.OK)
                .addObject(
                        "form",
                        new TokenForm("", "", false, LocalDate.now(clock).plusDays(USUAL_DAYS)));
    }

    /** The secret is in this answer only: a redirection would have to keep it somewhere. */
    @PostMapping("/compte/jetons")
    @Allows(Action.OWN_TOKENS)
    ModelAndView make(@Valid @ModelAttribute("form") TokenForm form, BindingResult errors, Actor actor, Locale locale) {
        var until = form.until();
        if (until == null && !errors.hasFieldErrors("until")) {
            errors.rejectValue("until", "api.tokens.missing-until");
        }
        if (until != null && (until.isBefore(LocalDate.now(clock)) || until.isAfter(tokens.latest()))) {
            errors.rejectValue(
                    "until",
                    "api.tokens.out-of-bounds",
                    new Object[] {new Formats(locale).day(tokens.latest())},
                    "out of bounds");
        }
        return errors.hasErrors()
                ? form(actor, locale, HttpStatus.UNPROCESSABLE_CONTENT)
                : make(form, Objects.requireNonNull(until), errors, actor, locale);
    }

    private ModelAndView make(TokenForm form, LocalDate until, BindingResult errors, Actor actor, Locale locale) {
        var making = form.chosen()
                .map(bounds -> tokens.make(Objects.requireNonNull(form.name()), bounds, until, actor))
                .orElseGet(Making.TooWide::new);
        return switch (making) {
            case Making.Made(ApiToken token, String secret) ->
                list(actor, locale).addObject("made", token).addObject("secret", secret);
            case Making.NameTaken _ -> {
                errors.rejectValue("name", "api.tokens.name-taken");
                yield form(actor, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Making.TooWide _ -> {
                errors.rejectValue("bounds", "api.tokens.too-wide");
                yield form(actor, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @PostMapping("/compte/jetons/{token}/fin")
    @Allows(Action.OWN_TOKENS)
    String end(@PathVariable String token, Actor actor, RedirectAttributes redirect) {
        var ended = Numbers.of(token)
                .flatMap(number -> tokens.end(number, actor))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        redirect.addFlashAttribute(Flash.NAME, Flash.good("api.tokens.ended", ended.name()));
        return "redirect:/compte/jetons";
    }

    private ModelAndView form(Actor actor, Locale locale, HttpStatus status) {
        var view = new ModelAndView("api/token-form", status);
        view.addObject("state", say("api.tokens.new.state", locale, role(actor.role(), locale)));
        view.addObject("choices", choices(actor, locale));
        view.addObject("today", LocalDate.now(clock));
        view.addObject("latest", tokens.latest());
        view.addObject("mayWrite", Action.ENROL.allows(actor.role()));
        return view;
    }

    private Map<String, String> choices(Actor actor, Locale locale) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(Scope.EVERYTHING.name(), say("api.tokens.bounds.EVERYTHING", locale));
        catalog.schemes().stream()
                .map(edition -> edition.scheme())
                .filter(scheme -> actor.reach().covers(scheme.id()))
                .forEach(scheme -> choices.put(
                        Scope.SCHEME + ":" + scheme.id(),
                        say("api.tokens.bounds.SCHEME", locale, scheme.title().in(locale))));
        if (actor.role() != Role.CENTRE_MANAGER) {
            cohorts.latest(actor, null, COHORTS)
                    .forEach(cohort -> choices.put(
                            Scope.COHORT + ":" + cohort.id().value(),
                            say("api.tokens.bounds.COHORT", locale, cohort.name())));
        }
        return choices;
    }

    private Row row(ApiToken token, Locale locale) {
        var formats = new Formats(locale);
        var until = formats.day(token.until());
        boolean past = token.until().isBefore(LocalDate.now(clock));
        return new Row(
                token.id(),
                token.name(),
                role(token.role(), locale),
                bounds(token, locale),
                say(token.writes() ? "api.tokens.writing" : "api.tokens.reads", locale),
                say(past ? "api.tokens.past" : "api.tokens.until.value", locale, until),
                token.lastUsedOn() == null ? say("api.tokens.used.never", locale) : formats.day(token.lastUsedOn()));
    }

    private String bounds(ApiToken token, Locale locale) {
        var named = switch (token.scope()) {
            case SCHEME ->
                catalog.current(token.of())
                        .map(edition -> edition.scheme().title().in(locale));
            case COHORT ->
                Numbers.of(token.of()).map(CohortId::new).flatMap(cohorts::find).map(cohort -> cohort.name());
            default -> java.util.Optional.<String>empty();
        };
        return say("api.tokens.bounds." + token.scope(), locale, named.orElse(token.of()));
    }

    private String role(Role role, Locale locale) {
        return say("shell.role." + role, locale);
    }

    private String say(String key, Locale locale, @Nullable Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** A token as the page shows it. */
    record Row(long id, String name, String role, String bounds, String rights, String until, String used) {}
}
