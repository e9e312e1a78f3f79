package fr.parchemin.app.people;

import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach.Grant;
import fr.parchemin.app.people.Reach.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts with which one signs in, and the roles they have. */
@Service
public class Accounts implements UserDetailsService, UserDetailsPasswordService {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final OpenSessions sessions;

    Accounts(
            JdbcClient jdbc,
            PasswordEncoder passwords,
            Clock clock,
            OpenSessions sessions,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
        this.sessions = sessions;
    }

    /** Whether nobody can sign in yet. */
    public boolean isEmpty() {
        return !jdbc.sql("select exists (select from people.account)")
                .query(Boolean.class)
                .single();
    }

    /** Opens an account, or gives the one of that e-mail its new name and password, and grants it a role. */
    @Transactional
    public Actor open(String email, String name, String password, Role role) {
        return open(email, name, password, role, role == Role.MANAGER ? Scope.EVERYTHING : Scope.OPENED, "");
    }

    /** Opens an account, or gives the one of that e-mail its new name and password, and grants it a role. */
    @Transactional
    public Actor open(String email, String name, String password, Role role, Scope scope, String of) {
        long id = jdbc.sql("""
                        insert into people.account (email, name, password_hash, created_at)
                        values (:email, :name, :hash, :now)
                        on conflict (email) do update
                        set name = excluded.name, password_hash = excluded.password_hash
                        returning id""")
                .param("email", normal(email))
                .param("name", name)
                .param("hash", passwords.encode(password))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        events.publishEvent(new Deed(Actor.application(), "account-opened", Deed.Thing.of(Deed.Kind.ACCOUNT, id)));
        grant(id, role, scope, of, null, Actor.application());
        return actor(id, role, null).orElseThrow();
    }

    /**
     * Gives an account a role, unless it has it.
     *
     * @param of the scheme, centre, cohort or person it covers, empty: none in particular
     * @param until the last day, absent: for good
     */
    public void grant(long account, Role role, Scope scope, String of, @Nullable LocalDate until, Actor by) {
        jdbc.sql("""
                        insert into people.granted (account, role, scope, of, valid_from, valid_until, granted_at, granted_by)
                        values (:account, :role, :scope, :of, :from, :until, :now, :by)
                        on conflict (account, role, scope, of) where ended_at is null do nothing""")
                .param("account", account)
                .param("role", role.name())
                .param("scope", scope.name())
                .param("of", of)
                .param("from", LocalDate.now(clock))
                .param("until", until)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.account())
                .update();
    }

    /**
     * Gives an account a role for some days, unless it has it for these.
     *
     * @param giver the account that answers for it: whoever gives it, or whoever gave it before
     */
    boolean give(long account, Invitations.Given given, long giver, Actor by) {
        var standing = standing(account, given);
        return standing.filter(grant -> isFor(grant, given)).isEmpty()
                && replace(account, given, giver, by, standing.orElse(null));
    }

    private static boolean isFor(Grant grant, Invitations.Given given) {
        return grant.from().equals(given.from()) && Objects.equals(grant.until(), given.until());
    }

    /** The standing grant of the same extent, whatever its days. */
    Optional<Grant> standing(long account, Invitations.Given given) {
        return grants(account).stream()
                .filter(grant -> grant.role() == given.role()
                        && grant.scope() == given.scope()
                        && grant.of().equals(given.of()))
                .findFirst();
    }

    /** The grant of the same extent, with other days, makes room. */
    private boolean replace(long account, Invitations.Given given, long giver, Actor by, @Nullable Grant standing) {
        if (standing != null) {
            end(standing.id(), by);
        }
        return jdbc.sql("""
                        insert into people.granted (account, role, scope, of, valid_from, valid_until, granted_at, granted_by)
                        values (:account, :role, :scope, :of, :from, :until, :now, :by)""")
                        .param("account", account)
                        .param("role", given.role().name())
                        .param("scope", given.scope().name())
                        .param("of", given.of())
                        .param("from", given.from())
                        .param("until", given.until())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", giver)
                        .update()
                == 1;
    }

    /** The account of that e-mail, or a new one without password, absent: it is closed. */
    Optional<Long> openOrNew(String email, String name) {
        return jdbc.sql("""
                        insert into people.account as a (email, name, language, created_at)
                        values (:email, :name, 'fr', :now)
                        on conflict (email) do update set name = a.name where a.closed_at is null
                        returning id""")
                .param("email", normal(email))
                .param("name", name.strip())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /** The account of that e-mail, opened or opened again without password where it must be: by an invitation only. */
    long register(String email, String name, String language) {
        return jdbc.sql("""
                        insert into people.account (email, name, language, created_at)
                        values (:email, :name, :language, :now)
                        on conflict (email) do update set closed_at = null, closed_by = null
                        returning id""")
                .param("email", normal(email))
                .param("name", name.strip())
                .param("language", language)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Whether there is an account of that e-mail into which nobody gets any more. */
    boolean isClosed(String email) {
        return jdbc.sql("select exists (select from people.account where email = :email and closed_at is not null)")
                .param("email", normal(email))
                .query(Boolean.class)
                .single();
    }

    /** Whether it has a password. */
    boolean isReady(long account) {
        return jdbc.sql("""
                        select exists (select from people.account
                                       where id = :id and password_hash is not null and closed_at is null)""").param("id", account).query(Boolean.class).single();
    }

    /** Nobody signs in with it any more. */
    void close(long account, Actor by) {
        jdbc.sql("""
                        update people.account set closed_at = :now, closed_by = :by, password_hash = null
                        where id = :id and closed_at is null""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.account())
                .param("id", account)
                .update();
    }

    /** Somebody who comes in without a password. */
    Optional<SignedIn> signedIn(long account) {
        return named(account).map(named -> new SignedIn(account, named.email(), ""));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Takes a grant back. */
    public void end(long grant, Actor by) {
        jdbc.sql("update people.granted set ended_at = :now, ended_by = :by where id = :id and ended_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.account())
                .param("id", grant)
                .update();
    }

    /** What stands granted to an account, in the order of the roles, whatever its days. */
    public List<Grant> grants(long account) {
        return jdbc.sql("""
                        select id, role, scope, of, valid_from, valid_until, granted_by from people.granted
                        where account = :account and ended_at is null order by id""").param("account", account).query(Accounts::grant).list();
    }

    /** The roles of an account that count today. */
    public List<Role> roles(long account) {
        var today = LocalDate.now(clock);
        return grants(account).stream()
                .filter(grant -> grant.isValidOn(today))
                .map(Grant::role)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * An account in one of its roles, as its grants are now.
     *
     * @param from the network address from which it asks
     */
    public Optional<Actor> actor(long account, Role role, @Nullable String from) {
        var today = LocalDate.now(clock);
        var grants = grants(account).stream()
                .filter(grant -> grant.role() == role && grant.isValidOn(today))
                .toList();
        return grants.isEmpty()
                ? Optional.empty()
                : name(account).map(name -> new Actor(account, name, role, Reach.of(grants), from));
    }

    /** An account that came in by a link, as long as it has the role that the link was made for. */
    public Optional<Actor> actor(long account, Door door, @Nullable String from) {
        return actor(account, door.role(), from)
                .map(actor ->
                        new Actor(actor.account(), actor.name(), actor.role(), Reach.only(door.to()), actor.from()));
    }

    private Optional<String> name(long account) {
        return jdbc.sql("select name from people.account where id = :id and closed_at is null")
                .param("id", account)
                .query(String.class)
                .optional();
    }

    /** The account of that e-mail. */
    public Optional<Long> find(String email) {
        return jdbc.sql("select id from people.account where email = :email")
                .param("email", normal(email))
                .query(Long.class)
                .optional();
    }

    /** The names of these accounts; an account that is unknown has none. */
    public Map<Long, String> names(Collection<Long> accounts) {
        Map<Long, String> names = new HashMap<>();
        jdbc.sql("select id, name from people.account where id = any(:ids)")
                .param("ids", accounts.toArray(Long[]::new))
                .query(row -> {
                    names.put(row.getLong("id"), row.getString("name"));
                });
        return names;
    }

    /** What an account is known by. */
    public record Named(String email, String name, String language) {}

    /** How an account is known, absent: there is none of that number that is open. */
    public Optional<Named> named(long account) {
        return jdbc.sql("select email, name, language from people.account where id = :id and closed_at is null")
                .param("id", account)
                .query((row, _) -> new Named(row.getString("email"), row.getString("name"), row.getString("language")))
                .optional();
    }

    /** Whether that is the password of an account. */
    public boolean hasPassword(long account, String password) {
        return jdbc.sql("select password_hash from people.account where id = :id")
                .param("id", account)
                .query(String.class)
                .optional()
                .filter(hash -> passwords.matches(password, hash))
                .isPresent();
    }

    /** Gives whoever asks another password, and ends their other sessions. */
    @Transactional
    public void changePassword(Actor actor, String password, @Nullable String kept) {
        setPassword(actor.account(), password);
        sessions.endAll(actor.account(), session -> !session.equals(kept));
        events.publishEvent(new Deed(actor, "password-changed", Deed.Thing.of(Deed.Kind.ACCOUNT, actor.account())));
    }

    void setPassword(long account, String password) {
        jdbc.sql("update people.account set password_hash = :hash where id = :id")
                .param("hash", passwords.encode(password))
                .param("id", account)
                .update();
    }

    /** Keeps the same password in the present manner of keeping them. */
    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String newHash) {
        if (user instanceof SignedIn signedIn) {
            jdbc.sql("update people.account set password_hash = :hash where id = :id and password_hash = :old")
                    .param("hash", newHash)
                    .param("old", user.getPassword())
                    .param("id", signedIn.account())
                    .update();
        }
        return user;
    }

    @Override
    public UserDetails loadUserByUsername(String email) {
        return jdbc.sql("""
                        select id, email, password_hash from people.account
                        where email = :email and password_hash is not null and closed_at is null""")
                .param("email", normal(email))
                .query((row, _) ->
                        new SignedIn(row.getLong("id"), row.getString("email"), row.getString("password_hash")))
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    private static Grant grant(ResultSet row, int number) throws SQLException {
        return new Grant(
                row.getLong("id"),
                Role.valueOf(row.getString("role")),
                Scope.valueOf(row.getString("scope")),
                row.getString("of"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getLong("granted_by"));
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Somebody who signed in. What they may do is read anew at each request, so that it can be taken back at once. */
    public static final class SignedIn extends org.springframework.security.core.userdetails.User {

        // Sessions outlive a new version of the application.
        private static final long serialVersionUID = 1;

        private final long account;

        public SignedIn(long account, String email, String hash) {
            super(email, hash, List.of());
            this.account = account;
        }

        /** The account. */
        public long account() {
            return account;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SignedIn signedIn && signedIn.account == account;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(account);
        }
    }
}
