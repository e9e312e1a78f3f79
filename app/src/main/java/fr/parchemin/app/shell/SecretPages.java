package fr.parchemin.app.shell;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Attempts;
import fr.parchemin.app.people.Attempts.Kind;
import fr.parchemin.app.people.Invitations;
import fr.parchemin.app.people.Invitations.Entered;
import fr.parchemin.app.people.OpenSessions;
import fr.parchemin.app.shell.AccountPages.Chosen;
import fr.parchemin.app.shell.AccountPages.PasswordForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.TaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with the secret of a letter, and how one asks for such a letter. Nothing here needs an account. */
@Controller
class SecretPages {

    private final Invitations invitations;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;
    private final TaskExecutor later;
    private final OpenidProviders providers;

    SecretPages(
            Invitations invitations,
            Attempts attempts,
            ApplicationEventPublisher events,
            @Qualifier("applicationTaskExecutor") TaskExecutor later,
            OpenidProviders providers) {
        this.providers = providers;
        this.invitations = invitations;
        this.attempts = attempts;
        this.events = events;
        this.later = later;
    }

    @ModelAttribute
    void discreet(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @GetMapping("/mot-de-passe-oublie")
    @Allows(Action.SIGN_IN)
    ModelAndView forgotten() {
        return forgotten(false);
    }

    private ModelAndView forgotten(boolean asked) {
        var view = new ModelAndView("shell/forgotten");
        view.addObject("asked", asked);
        view.addObject("canSend", invitations.canSend());
        return view;
    }

    /** The answer is the same, and as fast, whether there is such an account or not. */
    @PostMapping("/mot-de-passe-oublie")
    @Allows(Action.SIGN_IN)
    ModelAndView forget(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        if (!attempts.take(Kind.LETTERS, request.getRemoteAddr())) {
            return wait("account.wait.letters");
        }
        if (attempts.take(Kind.LETTER, email)) {
            later.execute(() -> invitations.forgotten(email));
        }
        return forgotten(true);
    }

    static ModelAndView wait(String key) {
        var view = new ModelAndView("shell/wait", HttpStatus.TOO_MANY_REQUESTS);
        view.addObject("key", key);
        return view;
    }

    @GetMapping("/mot-de-passe/{secret}")
    @Allows(Action.SIGN_IN)
    ModelAndView choose(@PathVariable String secret, HttpServletRequest request) {
        return choose(secret, PasswordForm.EMPTY, request);
    }

    private ModelAndView choose(String secret, PasswordForm form, HttpServletRequest request) {
        if (attempts.mustWait(Kind.LINK, request.getRemoteAddr())) {
            return wait("account.wait.links");
        }
        var who = invitations.whoChooses(secret);
        if (who.isEmpty()) {
            return spent(request);
        }
        var view = new ModelAndView("shell/choose");
        if (!providers.all().isEmpty() && invitations.isInvitation(secret)) {
            OpenidEntering.invite(request.getSession(), secret);
            view.addObject("providers", providers.all());
        }
        view.addObject("form", form);
        view.addObject("secret", secret);
        view.addObject("who", who.get());
        return view;
    }

    /** A link that gives nothing, or nothing any more, or was never made. */
    private ModelAndView spent(HttpServletRequest request) {
        attempts.take(Kind.LINK, request.getRemoteAddr());
        return new ModelAndView("shell/spent", HttpStatus.NOT_FOUND);
    }

    @PostMapping("/mot-de-passe/{secret}")
    @Allows(Action.SIGN_IN)
    ModelAndView chosen(
            @PathVariable String secret,
            @ModelAttribute("form") PasswordForm form,
            BindingResult typed,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var view = choose(secret, form, request);
        var who = invitations.whoChooses(secret);
        if (view.getStatus() != null || who.isEmpty()) {
            return view;
        }
        Chosen.check(form.chosen(), form.again(), who.get().email(), who.get().name(), typed);
        if (typed.hasErrors()) {
            view.addAllObjects(typed.getModel());
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        if (!invitations.choose(secret, Chosen.text(form.chosen()), request.getRemoteAddr())) {
            return spent(request);
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.good("account.flash.password-chosen"));
        return new ModelAndView("redirect:/connexion");
    }

    /** Only shows a button: what looks at links in letters before people do uses nothing up. */
    @GetMapping("/acces/{secret}")
    @Allows(Action.SIGN_IN)
    ModelAndView door(@PathVariable String secret, HttpServletRequest request) {
        if (attempts.mustWait(Kind.LINK, request.getRemoteAddr())) {
            return wait("account.wait.links");
        }
        var awaited = invitations.whoEnters(secret);
        if (awaited.isEmpty()) {
            return spent(request);
        }
        var view = new ModelAndView("shell/door");
        view.addObject("secret", secret);
        view.addObject("who", awaited.get().who());
        view.addObject("opens", awaited.get().door().to().kind());
        return view;
    }

    @PostMapping("/acces/{secret}")
    @Allows(Action.SIGN_IN)
    ModelAndView enter(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        if (attempts.mustWait(Kind.LINK, request.getRemoteAddr())) {
            return wait("account.wait.links");
        }
        return invitations
                .enter(secret)
                .map(entered -> enter(entered, request, response))
                .orElseGet(() -> spent(request));
    }

    private ModelAndView enter(Entered link, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        var entered = new UsernamePasswordAuthenticationToken(
                link.who(),
                null,
                List.of(
                        FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.OTT_AUTHORITY),
                        ByLink.of(link.door())));
        entered.setDetails(new WebAuthenticationDetails(request));
        SecondStep.enter(entered, request, response);
        OpenSessions.enter(request.getSession(), link.who().account(), request);
        events.publishEvent(new InteractiveAuthenticationSuccessEvent(entered, getClass()));
        return new ModelAndView("redirect:" + ByLink.page(link.door()));
    }
}
