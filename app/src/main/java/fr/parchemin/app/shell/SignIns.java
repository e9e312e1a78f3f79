package fr.parchemin.app.shell;

import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Accounts.SignedIn;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells who signed in, who tried to and who left. What was typed is told to nobody. */
@Component
class SignIns {

    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SignIns(Accounts accounts, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.events = events;
        this.transaction = transaction;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        tellOfOneself("signed-in", event.getAuthentication());
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        tellOfOneself("signed-out", event.getAuthentication());
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        var authentication = event.getAuthentication();
        var nobody = Actor.nobody(address(authentication));
        tell(accounts.find(authentication.getName())
                .map(account -> new Deed(nobody, "sign-in-refused", Thing.of(Kind.ACCOUNT, account)))
                .orElseGet(() -> new Deed(nobody, "sign-in-refused")));
    }

    /** Somebody without a role has none to do anything in, and is not told of. */
    private void tellOfOneself(String what, Authentication authentication) {
        var door = ByLink.of(authentication);
        if (authentication.getPrincipal() instanceof SignedIn signedIn && door.isPresent()) {
            long account = signedIn.account();
            accounts.actor(account, door.get(), address(authentication))
                    .ifPresent(by -> tell(new Deed(by, what, door.get().to(), Thing.of(Kind.ACCOUNT, account))));
        } else if (authentication.getPrincipal() instanceof SignedIn signedIn) {
            long account = signedIn.account();
            accounts.roles(account).stream()
                    .findFirst()
                    .flatMap(role -> accounts.actor(account, role, address(authentication)))
                    .ifPresent(by -> tell(new Deed(by, what, Thing.of(Kind.ACCOUNT, account))));
        }
    }

    private void tell(Deed deed) {
        transaction.executeWithoutResult(_ -> events.publishEvent(deed));
    }

    private static @Nullable String address(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : null;
    }
}
