package fr.parchemin.app.shell;

import fr.parchemin.app.people.Accounts.SignedIn;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Attempts;
import fr.parchemin.app.people.Attempts.Kind;
import fr.parchemin.app.people.OpenidLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where one leaves for a provider of identities and comes back from it. Nothing here needs an account. */
@Controller
class OpenidPages {

    /** What somebody proved and has not confirmed yet. */
    static final String PROOF = "parchemin.openid.proof";

    private static final String INVITED = "/invitation/identite";

    private static final Logger LOG = LoggerFactory.getLogger(OpenidPages.class);

    private final OpenidProviders providers;
    private final OpenidExchange exchange;
    private final OpenidEntering entering;
    private final OpenidLinks links;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;

    OpenidPages(
            OpenidProviders providers,
            OpenidExchange exchange,
            OpenidEntering entering,
            OpenidLinks links,
            Attempts attempts,
            ApplicationEventPublisher events) {
        this.providers = providers;
        this.exchange = exchange;
        this.entering = entering;
        this.links = links;
        this.attempts = attempts;
        this.events = events;
    }

    @GetMapping(OpenidProviders.PATH + "{provider}")
    @Allows(Action.SIGN_IN)
    ModelAndView go(@PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
        return leave(provider(provider), null, request, response);
    }

    private OpenidProvider provider(String name) {
        return providers.find(name).orElseThrow(OpenidPages::nothing);
    }

    /** To the provider; its owner links the account, absent: somebody signs in. */
    private ModelAndView leave(
            OpenidProvider provider, @Nullable Long account, HttpServletRequest request, HttpServletResponse response) {
        if (attempts.mustWait(Kind.OPENID, request.getRemoteAddr())) {
            return SecretPages.wait("openid.wait");
        }
        try {
            var view = new RedirectView(exchange.begin(provider, account, request, response));
            view.setExposeModelAttributes(false);
            view.setExpandUriTemplateVariables(false);
            return new ModelAndView(view);
        } catch (OpenidProviders.Away _) {
            return away(provider);
        }
    }

    private static ModelAndView away(OpenidProvider provider) {
        return new ModelAndView("shell/openid-away", HttpStatus.SERVICE_UNAVAILABLE)
                .addObject("name", provider.label());
    }

    @GetMapping("/compte/identites/{provider}/lier")
    @Allows(Action.OWN_ACCOUNT)
    ModelAndView link(
            @PathVariable String provider, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        SecondStep.refuseLinks();
        return leave(provider(provider), actor.account(), request, response);
    }

    @GetMapping(OpenidProviders.PATH + "{provider}" + OpenidProviders.BACK)
    @Allows(Action.SIGN_IN)
    ModelAndView back(@PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
        var from = provider(provider);
        if (attempts.mustWait(Kind.OPENID, request.getRemoteAddr())) {
            return SecretPages.wait("openid.wait");
        }
        try {
            var proof = exchange.complete(from, request, response);
            return proof.account() == null ? enter(from, proof, request, response) : confirm(from, proof, request);
        } catch (OpenidProviders.Away _) {
            return away(from);
        } catch (OpenidExchange.Refused e) {
            LOG.warn(
                    "{}: {}",
                    e.getMessage(),
                    NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return refuse(from, request);
        }
    }

    private ModelAndView enter(
            OpenidProvider provider, OpenidProof proof, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        var secret = OpenidEntering.invitation(session);
        if (secret != null && links.invited(proof.shown(), secret).isPresent()) {
            request.getSession().setAttribute(PROOF, proof);
            return new ModelAndView("redirect:" + INVITED);
        }
        return links.enter(proof.shown(), proof.email(), request.getRemoteAddr())
                .map(signedIn -> in(signedIn, proof, request, response))
                .orElseGet(() -> refuse(provider, request));
    }

    private ModelAndView in(
            SignedIn signedIn, OpenidProof proof, HttpServletRequest request, HttpServletResponse response) {
        return new ModelAndView("redirect:" + entering.enter(signedIn, proof, request, response));
    }

    /** Who opened an invitation and came back from a provider; a letter of somebody else may have been put before them. */
    @GetMapping(INVITED)
    @Allows(Action.SIGN_IN)
    ModelAndView invited(HttpServletRequest request) {
        var proof = proof(request);
        var who = links.invited(proof.shown(), secret(request)).orElseThrow(OpenidPages::nothing);
        return new ModelAndView("shell/openid-invited")
                .addObject("proof", proof)
                .addObject("shown", proof.who())
                .addObject("who", who);
    }

    @PostMapping(INVITED)
    @Allows(Action.SIGN_IN)
    ModelAndView accept(HttpServletRequest request, HttpServletResponse response) {
        var proof = proof(request);
        return links.accept(proof.shown(), secret(request), request.getRemoteAddr())
                .map(signedIn -> in(signedIn, proof, request, response))
                .orElseGet(() -> refuse(provider(proof.provider()), request));
    }

    private static OpenidProof proof(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(PROOF) instanceof OpenidProof proof && proof.account() == null) {
            return proof;
        }
        throw nothing();
    }

    private static String secret(HttpServletRequest request) {
        return Optional.ofNullable(OpenidEntering.invitation(request.getSession(false)))
                .orElseThrow(OpenidPages::nothing);
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** Whoever went to link their account must be the one who comes back; the rest is theirs to confirm. */
    private ModelAndView confirm(OpenidProvider provider, OpenidProof proof, HttpServletRequest request) {
        if (!Actors.account().equals(Optional.ofNullable(proof.account()))) {
            return refuse(provider, request);
        }
        HttpSession session = request.getSession();
        session.setAttribute(PROOF, proof);
        return new ModelAndView("redirect:/compte/identites/confirmer");
    }

    /** One answer for all that led nowhere: it does not say whether there is an account. */
    private ModelAndView refuse(OpenidProvider provider, HttpServletRequest request) {
        attempts.take(Kind.OPENID, request.getRemoteAddr());
        var nobody = UsernamePasswordAuthenticationToken.unauthenticated("", "");
        nobody.setDetails(new WebAuthenticationDetails(request));
        events.publishEvent(new AuthenticationFailureBadCredentialsEvent(
                nobody, new BadCredentialsException(provider.name() + " led to no account")));
        return new ModelAndView("shell/openid-refused", HttpStatus.FORBIDDEN).addObject("provider", provider);
    }
}
