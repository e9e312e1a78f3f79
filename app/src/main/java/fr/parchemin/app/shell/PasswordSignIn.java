package fr.parchemin.app.shell;

import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Attempts;
import fr.parchemin.app.people.Attempts.Kind;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks an e-mail and its password. Whoever fails often waits, and what is answered, and how fast, does not say whether
 * there is such an account.
 */
@Component
class PasswordSignIn extends DaoAuthenticationProvider {

    /** Each password that is checked takes 16 MB for a moment. */
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    private final Attempts attempts;
    private final Semaphore room = new Semaphore(AT_ONCE);

    PasswordSignIn(Accounts accounts, Attempts attempts, PasswordEncoder passwords) {
        super(accounts);
        this.attempts = attempts;
        setPasswordEncoder(passwords);
        setUserDetailsPasswordService(accounts);
    }

    /** Too many tries failed; this one was not looked at. */
    static final class MustWait extends AuthenticationException {

        MustWait() {
            super("Too many tries");
        }
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var email = asked.getName();
        var address = address(asked);
        if (!attempts.take(Kind.ADDRESS, address) || !attempts.take(Kind.ACCOUNT, email)) {
            throw new MustWait();
        }
        room.acquireUninterruptibly();
        try {
            var signedIn = Objects.requireNonNull(super.authenticate(asked));
            attempts.forget(Kind.ACCOUNT, email);
            attempts.giveBack(Kind.ADDRESS, address);
            return signedIn;
        } finally {
            room.release();
        }
    }

    private static String address(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details
                ? Objects.requireNonNullElse(details.getRemoteAddress(), "")
                : "";
    }
}
