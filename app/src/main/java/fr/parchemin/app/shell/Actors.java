package fr.parchemin.app.shell;

import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Accounts.SignedIn;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.ApiTokens.Shown;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who asks, in the role they act in, as their grants are at this request. */
@Component
class Actors {

    private static final String ROLE = "parchemin.role";
    private static final String KNOWN = Actors.class.getName();

    private final Accounts accounts;
    private final SecondStep step;

    Actors(Accounts accounts, SecondStep step) {
        this.accounts = accounts;
        this.step = step;
    }

    /** Who asks, absent: nobody who signed in and still has a role. */
    Optional<Actor> of(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof Actor known) {
            return Optional.of(known);
        }
        var actor = token().or(() -> account().flatMap(account -> actor(account, request)));
        actor.ifPresent(found -> request.setAttribute(KNOWN, found));
        return actor;
    }

    /** Who asks by a token, which is read anew at each request and bounds them more than their grants do. */
    private static Optional<Actor> token() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Shown shown
                ? Optional.of(shown.actor())
                : Optional.empty();
    }

    /** The account that signed in, absent: nobody did. */
    static Optional<Long> account() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn.account())
                : Optional.empty();
    }

    /** The roles that somebody may choose from. */
    List<Role> roles(Actor actor) {
        return roles(actor.account());
    }

    private List<Role> roles(long account) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return SecondStep.isByLink(authentication)
                ? ByLink.of(authentication).map(door -> List.of(door.role())).orElse(List.of())
                : accounts.roles(account);
    }

    /** From now on that account acts in that role, if it has it. */
    void act(HttpServletRequest request, Role role) {
        request.getSession().setAttribute(ROLE, role.name());
    }

    private Optional<Actor> actor(long account, HttpServletRequest request) {
        if (step.ofNow() == SecondStep.Asked.CODE) {
            return Optional.empty();
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (SecondStep.isByLink(authentication)) {
            return ByLink.of(authentication).flatMap(door -> accounts.actor(account, door, request.getRemoteAddr()));
        }
        var roles = roles(account);
        var session = request.getSession(false);
        var chosen = session == null ? null : session.getAttribute(ROLE);
        return roles.stream()
                .filter(role -> role.name().equals(chosen))
                .findFirst()
                .or(() -> roles.stream().filter(role -> role != Role.OPERATOR).findFirst())
                .or(() -> roles.stream().findFirst())
                .flatMap(role -> accounts.actor(account, role, request.getRemoteAddr()));
    }
}
