package fr.parchemin.app.people;

import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Reach.Grant;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.people.Tokens.Purpose;
import fr.parchemin.app.people.Tokens.Token;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people come to have an account, a role, a password, or a way in without one. */
@Service
public class Invitations {

    private final Accounts accounts;
    private final Granting granting;
    private final Tokens tokens;
    private final Letters letters;
    private final OpenSessions sessions;
    private final Passkeys passkeys;
    private final OpenidLinks identities;
    private final SecondFactors factors;
    private final ApplicationEventPublisher events;

    Invitations(
            Accounts accounts,
            Granting granting,
            Tokens tokens,
            Letters letters,
            OpenSessions sessions,
            Passkeys passkeys,
            OpenidLinks identities,
            SecondFactors factors,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.granting = granting;
        this.tokens = tokens;
        this.letters = letters;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.identities = identities;
        this.factors = factors;
        this.events = events;
    }

    /**
     * A role to be given.
     *
     * @param of the scheme, centre, cohort or person, empty: none in particular
     * @param from the first day
     * @param until the last day, absent: for good
     */
    public record Given(
            Role role,
            Scope scope,
            String of,
            LocalDate from,
            @Nullable LocalDate until) {

        /** For these days and those for which it was given before. */
        Given together(Grant before) {
            var last = until == null || before.until() == null ? null : Collections.max(List.of(until, before.until()));
            return new Given(role, scope, of, Collections.min(List.of(from, before.from())), last);
        }
    }

    /** What became of a wish to seat somebody who is to enter by links. */
    public sealed interface Seating {

        /** They have an account with the role. */
        record Seated(long account) implements Seating {}

        /** The account of that e-mail is closed, and stays so. */
        record Closed() implements Seating {}
    }

    /** What became of something asked for an account. */
    public sealed interface Outcome {

        /** It is done, and who it is for gets a letter. */
        record Sent(long account) implements Outcome {}

        /** It is done; there is no mail server, so that whoever asked passes on this address. */
        record Handed(long account, String address, Instant until) implements Outcome {}

        /** It is done; they have a password already and need no letter. */
        record Known(long account) implements Outcome {}

        /** It goes further than whoever asked; nothing is done. */
        record TooWide() implements Outcome {}
    }

    /** Whether letters can be sent. */
    public boolean canSend() {
        return letters.canSend();
    }

    /** Opens an account, unless there is one of that e-mail, gives it a role, and lets it choose a password. */
    @Transactional
    public Outcome invite(Actor by, String email, String name, String language, Given given) {
        if (!may(by, given) || (accounts.isClosed(email) && !granting.mayReopen(by))) {
            return new Outcome.TooWide();
        }
        long account = accounts.register(email, name, language);
        boolean covered = granting.covers(by, accounts.grants(account));
        give(by, account, given);
        if (accounts.isReady(account) || !covered) {
            return new Outcome.Known(account);
        }
        return send(by, account, Purpose.INVITATION);
    }

    /** Gives one more role. */
    @Transactional
    public Outcome give(Actor by, long account, Given given, boolean open) {
        if (!open || !may(by, given)) {
            return new Outcome.TooWide();
        }
        give(by, account, given);
        return new Outcome.Known(account);
    }

    private boolean may(Actor by, Given given) {
        return Granting.fits(given.role(), given.scope(), given.of())
                && Granting.lasts(given.role(), given.until(), accounts.today())
                && granting.mayGive(by, given.role(), given.scope(), given.of());
    }

    /** What somebody else opened to the account is neither shortened nor taken over. */
    private void give(Actor by, long account, Given asked) {
        var others = accounts.standing(account, asked).filter(grant -> !granting.mayEnd(by, grant));
        var given = others.map(asked::together).orElse(asked);
        if (accounts.give(account, given, others.map(Grant::by).orElse(by.account()), by)) {
            tell(by, "grant-given", account);
        }
    }

    /** Takes a role back. */
    @Transactional
    public boolean end(Actor by, long account, long grant) {
        return accounts.grants(account).stream()
                .filter(one -> one.id() == grant && granting.mayEnd(by, one))
                .findFirst()
                .map(one -> {
                    accounts.end(grant, by);
                    tell(by, "grant-ended", account);
                    return true;
                })
                .orElse(false);
    }

    /**
     * Closes an account: its roles, passkeys and linked identities end, its sessions too, and nothing opens it but
     * another invitation by somebody who is bound to nothing.
     */
    @Transactional
    public boolean close(Actor by, long account) {
        var grants = accounts.grants(account);
        if (by.account() == account || !granting.covers(by, grants)) {
            return false;
        }
        grants.forEach(grant -> accounts.end(grant.id(), by));
        accounts.close(account, by);
        passkeys.endAll(account);
        identities.endAll(account);
        factors.endAll(account);
        for (Purpose purpose : Purpose.values()) {
            tokens.end(account, purpose);
        }
        sessions.endAll(account, _ -> true);
        tell(by, "account-closed", account);
        return true;
    }

    /** Lets somebody choose a password, whether they have one or not. */
    @Transactional
    public Outcome resend(Actor by, long account) {
        if (!granting.covers(by, accounts.grants(account))) {
            return new Outcome.TooWide();
        }
        return send(by, account, accounts.isReady(account) ? Purpose.RESET : Purpose.INVITATION);
    }

    /** Sends a way in without password, to one thing only. */
    @Transactional
    public Outcome link(Actor by, long account, Door door) {
        var what = letters.canSend() ? "access-link-sent" : "link-made";
        events.publishEvent(new Deed(by, what, door.to(), Thing.of(Kind.ACCOUNT, account)));
        return send(by, account, Purpose.LINK, door);
    }

    /** Somebody says that they forgot a password; nothing shows whether there is such an account. */
    @Transactional
    public void forgotten(String email) {
        accounts.find(email)
                .filter(account -> letters.canSend() && accounts.isReady(account))
                .ifPresent(account -> events.publishEvent(new LetterAsked(account, Purpose.RESET, 0, null)));
    }

    private Outcome send(Actor by, long account, Purpose purpose) {
        tell(by, purpose == Purpose.INVITATION ? "account-invited" : "password-link-sent", account);
        return send(by, account, purpose, null);
    }

    private Outcome send(Actor by, long account, Purpose purpose, @Nullable Door door) {
        if (letters.canSend()) {
            events.publishEvent(new LetterAsked(account, purpose, by.account(), door));
            return new Outcome.Sent(account);
        }
        var made = tokens.make(account, purpose, by.account(), door);
        return new Outcome.Handed(account, letters.address(purpose, made.secret()), made.until());
    }

    private void tell(Actor by, String what, long account) {
        events.publishEvent(new Deed(by, what, Thing.of(Kind.ACCOUNT, account)));
    }

    /** Somebody who is to enter by links: their account, which gets the role and needs no password. */
    @Transactional
    public Seating seat(Actor by, String email, String name, Role role) {
        var account = accounts.openOrNew(email, name);
        account.ifPresent(one -> give(by, one, new Given(role, Scope.OPENED, "", accounts.today(), null)));
        return account.<Seating>map(Seating.Seated::new).orElseGet(Seating.Closed::new);
    }

    /** Whom a secret lets choose a password, absent: nobody. */
    public Optional<Accounts.Named> whoChooses(String secret) {
        return tokens.find(secret)
                .filter(token -> token.purpose() != Purpose.LINK)
                .flatMap(token -> accounts.named(token.account()));
    }

    /** Whether a secret invites somebody to an account that is new to them. */
    public boolean isInvitation(String secret) {
        return tokens.find(secret)
                .filter(token -> token.purpose() == Purpose.INVITATION)
                .isPresent();
    }

    /** Uses the secret up and sets the password, unless it was used before. */
    @Transactional
    public boolean choose(String secret, String password, @Nullable String from) {
        var token = tokens.find(secret).filter(one -> one.purpose() != Purpose.LINK);
        if (token.isEmpty() || !tokens.use(token.get())) {
            return false;
        }
        long account = token.get().account();
        accounts.setPassword(account, password);
        sessions.endAll(account, _ -> true);
        tell(oneself(account, from), "password-chosen", account);
        return true;
    }

    private Actor oneself(long account, @Nullable String from) {
        return accounts.roles(account).stream()
                .findFirst()
                .flatMap(role -> accounts.actor(account, role, from))
                .orElseGet(Actor::application);
    }

    /** Whom a secret lets in without password, and to what. */
    public record Awaited(Accounts.Named who, Door door) {}

    /** Whom a secret lets in without password, absent: nobody. */
    public Optional<Awaited> whoEnters(String secret) {
        return link(secret)
                .flatMap(token -> Optional.ofNullable(token.door())
                        .flatMap(door -> accounts.named(token.account()).map(who -> new Awaited(who, door))));
    }

    private Optional<Token> link(String secret) {
        return tokens.find(secret).filter(token -> token.purpose() == Purpose.LINK);
    }

    /** Who came in by a link, and what it opened. */
    public record Entered(Accounts.SignedIn who, Door door) {}

    /** Uses the secret up and lets in, unless it was used before. */
    @Transactional
    public Optional<Entered> enter(String secret) {
        return link(secret)
                .flatMap(token -> Optional.ofNullable(token.door())
                        .filter(_ -> tokens.use(token))
                        .flatMap(door -> accounts.signedIn(token.account()).map(who -> new Entered(who, door))));
    }
}
