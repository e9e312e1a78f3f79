package fr.parchemin.app.shell;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Directory;
import fr.parchemin.app.people.Directory.Entry;
import fr.parchemin.app.people.Granting;
import fr.parchemin.app.people.Invitations;
import fr.parchemin.app.people.Invitations.Given;
import fr.parchemin.app.people.Invitations.Outcome;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Person;
import fr.parchemin.app.people.Reach.Grant;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.people.Unreadable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The accounts that somebody looks after: who they are, what they may do, and how they come to be. */
@Controller
class DirectoryPages {

    private static final int ROWS = 50;
    private static final int LONGEST = 200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+");

    private final Directory directory;
    private final Invitations invitations;
    private final Granting granting;
    private final Scopes scopes;
    private final MessageSource messages;
    private final Clock clock;

    DirectoryPages(
            Directory directory,
            Invitations invitations,
            Granting granting,
            Scopes scopes,
            MessageSource messages,
            Clock clock) {
        this.directory = directory;
        this.invitations = invitations;
        this.granting = granting;
        this.scopes = scopes;
        this.messages = messages;
        this.clock = clock;
    }

    /** An account as it is listed. */
    record Row(long id, String name, String email, String state, List<String> roles) {}

    /** A grant as it is shown. */
    record GrantRow(long id, String words, String period, boolean mayEnd) {}

    @GetMapping("/comptes")
    @Allows(Action.SEE_ACCOUNTS)
    ModelAndView list(
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(name = "apres", required = false) @Nullable Long after,
            Actor actor,
            Locale locale) {
        var found = directory.page(actor, words, after, ROWS + 1);
        var rows = found.stream().limit(ROWS).map(entry -> row(entry, locale)).toList();
        var view = new ModelAndView("shell/accounts");
        view.addObject("accounts", rows);
        view.addObject("search", words);
        view.addObject("count", directory.count(actor, words));
        view.addObject("previous", after == null ? null : address(words, null));
        view.addObject(
                "next", found.size() > ROWS ? address(words, rows.getLast().id()) : null);
        return view;
    }

    private static String address(String words, @Nullable Long after) {
        var address = UriComponentsBuilder.fromPath("/comptes");
        if (!words.isBlank()) {
            address.queryParam("q", words);
        }
        if (after != null) {
            address.queryParam("apres", after);
        }
        return address.encode().build().toUriString();
    }

    private Row row(Entry entry, Locale locale) {
        return new Row(
                entry.id(),
                entry.name(),
                entry.email(),
                entry.state().name(),
                entry.grants().stream().map(grant -> words(grant, locale)).toList());
    }

    private String words(Grant grant, Locale locale) {
        return say("shell.role." + grant.role(), locale)
                + say("account.scope.between", locale)
                + scopes.words(grant.scope(), grant.of(), locale);
    }

    private String say(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, locale));
    }

    /** What is typed to give a role, to somebody new or known: text, so that whatever was typed is shown again. */
    record GrantForm(
            @Nullable String email,
            @Nullable String name,
            @Nullable String language,
            @Nullable String role,
            @Nullable String scope,
            @Nullable String person,
            @Nullable String from,
            @Nullable String until) {

        private static final String BETWEEN = ":";
        private static final String PERSON = "PERSON";

        static GrantForm blank(LocalDate today) {
            return new GrantForm(null, null, "fr", null, null, null, today.toString(), null);
        }

        /** To open the space of a candidate. */
        static GrantForm of(Person person, LocalDate today) {
            return new GrantForm(
                    person.identity().email(),
                    person.identity().spokenName(),
                    "fr",
                    Role.CANDIDATE.name(),
                    PERSON,
                    Long.toString(person.id().value()),
                    today.toString(),
                    null);
        }

        /** What is given, absent: it cannot be, and the faults say why. */
        Optional<Given> given(LocalDate today, Errors faults) {
            var chosen = Arrays.stream(Role.values())
                    .filter(one -> one.name().equals(role))
                    .findFirst();
            if (chosen.isEmpty()) {
                faults.rejectValue("role", "account.invite.role");
            }
            var parts = Objects.requireNonNullElse(scope, "").split(BETWEEN, 2);
            var of = parts.length == 1 ? candidate() : parts[1];
            var extent = Arrays.stream(Scope.values())
                    .filter(one -> one.name().equals(parts[0]))
                    .findFirst();
            if (PERSON.equals(scope) && chosen.equals(Optional.of(Role.CANDIDATE))) {
                if (Numbers.of(of).isEmpty()) {
                    faults.rejectValue("person", "account.invite.person");
                }
            } else if (extent.isEmpty() || (chosen.isPresent() && !Granting.fits(chosen.get(), extent.get(), of))) {
                faults.rejectValue("scope", "account.invite.scope");
            }
            var first = day("from", from, faults);
            var last = day("until", until, faults);
            var start = first == null ? today : first;
            if (last != null && last.isBefore(start)) {
                faults.rejectValue("until", "account.invite.until");
            } else if (chosen.isPresent()
                    && !faults.hasFieldErrors("until")
                    && !Granting.lasts(chosen.get(), last, today)) {
                faults.rejectValue("until", "account.invite.audit");
            }
            return faults.hasErrors() || chosen.isEmpty() || extent.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Given(chosen.get(), extent.get(), of, start, last));
        }

        private String candidate() {
            return PERSON.equals(scope) ? Objects.requireNonNullElse(person, "").strip() : "";
        }

        private static @Nullable LocalDate day(String field, @Nullable String typed, Errors faults) {
            try {
                return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
            } catch (DateTimeParseException _) {
                faults.rejectValue(field, "typeMismatch.java.time.LocalDate");
                return null;
            }
        }
    }

    @GetMapping("/comptes/nouveau")
    @Allows(Action.EDIT_ACCOUNTS)
    ModelAndView blank(
            @RequestParam(name = "candidat", defaultValue = "") String candidate, Actor actor, Locale locale) {
        var today = LocalDate.now(clock);
        var form = scopes.candidate(actor, candidate)
                .map(person -> GrantForm.of(person, today))
                .orElseGet(() -> GrantForm.blank(today));
        return inviting(form, actor, locale);
    }

    private ModelAndView inviting(GrantForm form, Actor actor, Locale locale) {
        var view = new ModelAndView("shell/invite");
        view.addObject("form", form);
        choices(view, form, actor, locale);
        return view;
    }

    private void choices(ModelAndView view, GrantForm form, Actor actor, Locale locale) {
        var meant = GrantForm.PERSON.equals(form.scope())
                ? scopes.persons(actor, Objects.requireNonNullElse(form.person(), ""), locale)
                : Map.<String, String>of();
        view.addObject("persons", meant);
        view.addObject("scopes", scopes.choices(actor, locale));
        Map<Role, String> roles = new LinkedHashMap<>();
        Granting.roles(actor).forEach(role -> roles.put(role, say("shell.role." + role, locale)));
        view.addObject("roles", roles);
    }

    @PostMapping("/comptes")
    @Allows(Action.EDIT_ACCOUNTS)
    ModelAndView invite(
            @ModelAttribute("form") GrantForm form,
            BindingResult typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var email = Objects.requireNonNullElse(form.email(), "").strip();
        var name = Objects.requireNonNullElse(form.name(), "").strip();
        if (!EMAIL.matcher(email).matches() || email.length() > LONGEST) {
            typed.rejectValue("email", "account.invite.email");
        }
        if (name.isEmpty() || name.length() > LONGEST) {
            typed.rejectValue("name", "account.invite.name");
        }
        var given = given(form, actor, typed);
        if (given.isEmpty() || typed.hasErrors()) {
            return refused(inviting(form, actor, locale), typed);
        }
        var language = language(form.language());
        var outcome = invitations.invite(actor, email, name, language, given.get());
        if (outcome instanceof Outcome.TooWide) {
            typed.rejectValue("scope", "account.invite.too-wide");
            return refused(inviting(form, actor, locale), typed);
        }
        return answer(outcome, name, locale, redirect);
    }

    /** The language of the letter that invites; French where none is said. */
    private static String language(@Nullable String chosen) {
        return switch (chosen) {
            case null -> "fr";
            case "", "fr" -> "fr";
            case "en" -> "en";
            default -> throw new Unreadable("language");
        };
    }

    /** What is given, absent: it cannot be, or there is nothing of that name or number to give it for. */
    private Optional<Given> given(GrantForm form, Actor actor, BindingResult typed) {
        var given = form.given(LocalDate.now(clock), typed).filter(one -> scopes.exists(one, actor));
        if (given.isEmpty() && !typed.hasFieldErrors()) {
            typed.rejectValue(
                    GrantForm.PERSON.equals(form.scope()) ? "person" : "scope",
                    GrantForm.PERSON.equals(form.scope()) ? "account.invite.person" : "account.invite.too-wide");
        }
        return given;
    }

    private static ModelAndView refused(ModelAndView view, BindingResult typed) {
        view.addAllObjects(typed.getModel());
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    /** An address that lets somebody in is shown here once, and kept in no session. */
    private static ModelAndView answer(Outcome outcome, String name, Locale locale, RedirectAttributes redirect) {
        return switch (outcome) {
            case Outcome.Sent(long account) -> back(account, Flash.good("account.flash.sent", name), redirect);
            case Outcome.Known(long account) -> back(account, Flash.good("account.flash.granted", name), redirect);
            case Outcome.TooWide _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Outcome.Handed(long account, String address, Instant until) -> {
                var view = new ModelAndView("shell/handed");
                view.addObject("account", account);
                view.addObject("name", name);
                view.addObject("address", address);
                view.addObject("until", new Formats(locale).moment(until));
                view.addObject("back", "/comptes/" + account);
                yield view;
            }
        };
    }

    private static ModelAndView back(long account, Flash flash, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Flash.NAME, flash);
        return new ModelAndView("redirect:/comptes/" + account);
    }

    @GetMapping("/comptes/{account}")
    @Allows(Action.SEE_ACCOUNT)
    ModelAndView page(@PathVariable long account, Actor actor, Locale locale) {
        var form = GrantForm.blank(LocalDate.now(clock));
        return page(account, form, actor, locale);
    }

    private ModelAndView page(long account, GrantForm form, Actor actor, Locale locale) {
        var entry = directory.find(account).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var view = new ModelAndView("shell/account-of");
        view.addObject("entry", entry);
        view.addObject("form", form);
        view.addObject(
                "grants",
                entry.grants().stream().map(grant -> row(grant, actor, locale)).toList());
        view.addObject("covered", granting.covers(actor, entry.grants()) && actor.account() != account);
        choices(view, form, actor, locale);
        return view;
    }

    private GrantRow row(Grant grant, Actor actor, Locale locale) {
        return new GrantRow(
                grant.id(),
                words(grant, locale),
                new Formats(locale).period(grant.from(), grant.until()),
                granting.mayEnd(actor, grant));
    }

    @PostMapping("/comptes/{account}/roles")
    @Allows(Action.EDIT_ACCOUNT)
    ModelAndView give(
            @PathVariable long account,
            @ModelAttribute("form") GrantForm form,
            BindingResult typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var entry = directory.find(account).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var given = given(form, actor, typed);
        if (given.isEmpty() || typed.hasErrors()) {
            return refused(page(account, form, actor, locale), typed);
        }
        var outcome = invitations.give(actor, account, given.get(), entry.state() != Directory.State.CLOSED);
        if (outcome instanceof Outcome.TooWide) {
            typed.rejectValue("scope", "account.invite.too-wide");
            return refused(page(account, form, actor, locale), typed);
        }
        return answer(outcome, entry.name(), locale, redirect);
    }

    @PostMapping("/comptes/{account}/roles/fin")
    @Allows(Action.EDIT_ACCOUNT)
    ModelAndView end(@PathVariable long account, @RequestParam long grant, Actor actor, RedirectAttributes redirect) {
        return back(
                account,
                invitations.end(actor, account, grant)
                        ? Flash.good("account.flash.grant-ended")
                        : Flash.warning("account.flash.not-done"),
                redirect);
    }

    @PostMapping("/comptes/{account}/lien")
    @Allows(Action.EDIT_ACCOUNT)
    ModelAndView resend(@PathVariable long account, Actor actor, Locale locale, RedirectAttributes redirect) {
        var entry = directory.find(account).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var outcome =
                entry.state() == Directory.State.CLOSED ? new Outcome.TooWide() : invitations.resend(actor, account);
        return outcome instanceof Outcome.TooWide
                ? back(account, Flash.warning("account.flash.not-done"), redirect)
                : answer(outcome, entry.name(), locale, redirect);
    }

    @PostMapping("/comptes/{account}/fermeture")
    @Allows(Action.EDIT_ACCOUNT)
    ModelAndView close(@PathVariable long account, Actor actor, RedirectAttributes redirect) {
        return back(
                account,
                invitations.close(actor, account)
                        ? Flash.good("account.flash.closed")
                        : Flash.warning("account.flash.not-done"),
                redirect);
    }
}
