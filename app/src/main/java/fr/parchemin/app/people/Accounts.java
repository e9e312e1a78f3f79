package fr.parchemin.app.people;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The accounts with which one signs in. */
@Service
public class Accounts implements UserDetailsService {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Whether nobody can sign in yet. */
    public boolean isEmpty() {
        return !jdbc.sql("select exists (select from people.account)")
                .query(Boolean.class)
                .single();
    }

    /** Opens an account, or gives the one of that e-mail its new name, password and role. */
    public Actor open(String email, String name, String password, Actor.Role role) {
        long id = jdbc.sql("""
                        insert into people.account (email, name, password_hash, role, created_at)
                        values (:email, :name, :hash, :role, :now)
                        on conflict (email) do update
                        set name = excluded.name, password_hash = excluded.password_hash, role = excluded.role
                        returning id""")
                .param("email", normal(email))
                .param("name", name)
                .param("hash", passwords.encode(password))
                .param("role", role.name())
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new Actor(id, name, role);
    }

    @Override
    public UserDetails loadUserByUsername(String email) {
        return jdbc.sql("select id, email, name, password_hash, role from people.account where email = :email")
                .param("email", normal(email))
                .query((row, _) -> {
                    var role = Actor.Role.valueOf(row.getString("role"));
                    return new SignedIn(
                            new Actor(row.getLong("id"), row.getString("name"), role),
                            row.getString("email"),
                            row.getString("password_hash"));
                })
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException(email));
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Somebody who signed in. */
    public static final class SignedIn extends org.springframework.security.core.userdetails.User {

        private final Actor actor;

        SignedIn(Actor actor, String email, String hash) {
            super(email, hash, List.copyOf(AuthorityUtils.createAuthorityList("ROLE_" + actor.role())));
            this.actor = actor;
        }

        /** Who it is, for what they do. */
        public Actor actor() {
            return actor;
        }
    }
}
