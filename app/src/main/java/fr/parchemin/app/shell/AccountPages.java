package fr.parchemin.app.shell;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Attempts;
import fr.parchemin.app.people.Certifications;
import fr.parchemin.app.people.OpenSessions;
import fr.parchemin.app.people.OpenSessions.Open;
import fr.parchemin.app.people.PasswordRule;
import fr.parchemin.app.people.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: who one is, where one is signed in, and with what. */
@Controller
class AccountPages {

    private static final String BACK = "redirect:/compte";

    private final Accounts accounts;
    private final Attempts attempts;
    private final OpenSessions sessions;
    private final SecondFactors factors;
    private final OpenidProviders providers;
    private final Certifications certifications;

    AccountPages(
            Accounts accounts,
            Attempts attempts,
            OpenSessions sessions,
            SecondFactors factors,
            OpenidProviders providers,
            Certifications certifications) {
        this.providers = providers;
        this.certifications = certifications;
        this.factors = factors;
        this.accounts = accounts;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    /** A session as it is shown. */
    record Row(
            String handle,
            String since,
            String last,
            @Nullable String address,
            String program,
            String system,
            boolean current) {}

    @GetMapping("/compte")
    @Allows(Action.OWN_ACCOUNT)
    ModelAndView page(Actor actor, HttpServletRequest request, Locale locale) {
        var formats = new Formats(locale);
        boolean byLink = SecondStep.isByLinkNow();
        var view = new ModelAndView("shell/account");
        view.addObject("byLink", byLink);
        view.addObject("own", accounts.named(actor.account()).orElseThrow());
        view.addObject("device", factors.isAdded(actor.account()));
        view.addObject("linkable", !providers.all().isEmpty());
        view.addObject("certified", certified(actor, formats));
        view.addObject("roles", byLink ? List.of(actor.role()) : accounts.roles(actor.account()));
        view.addObject(
                "sessions",
                byLink
                        ? List.of()
                        : sessions.of(actor.account(), session(request)).stream()
                                .map(open -> row(open, formats))
                                .toList());
        return view;
    }

    /** Who vouches for the candidate's own identity. */
    record Certified(String source, String day) {}

    private @Nullable Certified certified(Actor actor, Formats formats) {
        return certifications
                .candidate(actor.account())
                .flatMap(candidate -> certifications.of(candidate.id()))
                .map(found -> new Certified(found.source(), formats.moment(found.at())))
                .orElse(null);
    }

    private static Row row(Open open, Formats formats) {
        return new Row(
                open.handle(),
                formats.moment(open.since()),
                formats.moment(open.last()),
                open.address(),
                open.browser().program(),
                open.browser().system(),
                open.current());
    }

    private static @Nullable String session(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getId();
    }

    @PostMapping("/compte/sessions/fermer")
    @Allows(Action.OWN_ACCOUNT)
    String revoke(@RequestParam String session, Actor actor, RedirectAttributes redirect) {
        SecondStep.refuseLinks();
        redirect.addFlashAttribute(
                Flash.NAME,
                sessions.end(actor, session)
                        ? Flash.good("account.flash.session-ended")
                        : Flash.warning("account.flash.session-gone"));
        return BACK;
    }

    /** Everywhere, here included. */
    @PostMapping("/compte/sessions/fermer-toutes")
    @Allows(Action.OWN_ACCOUNT)
    String revokeAll(Actor actor, HttpServletRequest request) {
        SecondStep.refuseLinks();
        sessions.endOthers(actor, null);
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        return "redirect:/connexion?partout";
    }

    /** What is typed to change a password. */
    record PasswordForm(
            @Nullable String present,
            @Nullable String chosen,
            @Nullable String again) {

        static final PasswordForm EMPTY = new PasswordForm(null, null, null);
    }

    @GetMapping("/compte/mot-de-passe")
    @Allows(Action.OWN_ACCOUNT)
    ModelAndView password() {
        SecondStep.refuseLinks();
        return password(PasswordForm.EMPTY, HttpStatus.OK);
    }

    private static ModelAndView password(PasswordForm form, HttpStatus status) {
        var view = new ModelAndView("shell/password", status);
        view.addObject("form", form);
        return view;
    }

    @PostMapping("/compte/mot-de-passe")
    @Allows(Action.OWN_ACCOUNT)
    ModelAndView change(
            @ModelAttribute("form") PasswordForm form,
            BindingResult typed,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        SecondStep.refuseLinks();
        var own = accounts.named(actor.account()).orElseThrow();
        if (!isOwner(actor, form.present(), own.email())) {
            typed.rejectValue("present", "account.password.wrong");
        }
        Chosen.check(form.chosen(), form.again(), own.email(), own.name(), typed);
        if (typed.hasErrors()) {
            return new ModelAndView("shell/password", typed.getModel(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        accounts.changePassword(actor, Chosen.text(form.chosen()), session(request));
        redirect.addFlashAttribute(Flash.NAME, Flash.good("account.flash.password-changed"));
        return new ModelAndView(BACK);
    }

    private boolean isOwner(Actor actor, @Nullable String present, String email) {
        if (present == null || !attempts.take(Attempts.Kind.ACCOUNT, email)) {
            return false;
        }
        boolean right = accounts.hasPassword(actor.account(), present);
        if (right) {
            attempts.forget(Attempts.Kind.ACCOUNT, email);
        }
        return right;
    }

    /** A password that somebody chooses, typed twice. */
    static final class Chosen {

        private Chosen() {}

        static String text(@Nullable String chosen) {
            return chosen == null ? "" : chosen;
        }

        static void check(
                @Nullable String chosen, @Nullable String again, String email, String name, BindingResult typed) {
            PasswordRule.fault(text(chosen), email, name)
                    .ifPresent(fault ->
                            typed.rejectValue("chosen", "account.password.fault." + fault, Chosen.bounds(), null));
            if (!text(chosen).equals(text(again))) {
                typed.rejectValue("again", "account.password.differs");
            }
        }

        private static Object[] bounds() {
            return new Object[] {PasswordRule.SHORTEST, PasswordRule.LONGEST};
        }
    }
}
