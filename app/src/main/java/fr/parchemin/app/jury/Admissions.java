package fr.parchemin.app.jury;

import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Door;
import fr.parchemin.app.people.Invitations;
import fr.parchemin.app.people.Invitations.Outcome;
import fr.parchemin.app.people.Invitations.Seating;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** With which accounts the members of a jury see its sessions, and the links that let them in without a password. */
@Service
public class Admissions {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Invitations invitations;

    Admissions(JdbcClient jdbc, Accounts accounts, Invitations invitations) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.invitations = invitations;
    }

    /**
     * A member as somebody to let in.
     *
     * @param email of the account, absent: none
     */
    public record Seat(
            int place,
            String name,
            String capacity,
            boolean chair,
            @Nullable String email) {}

    /** The members of a session, in their order. */
    public List<Seat> seats(SessionId session) {
        return jdbc.sql(
                        "select place, name, capacity, chair, account from jury.member where session = :session order by place")
                .param("session", session.value())
                .query((row, _) -> new Seat(
                        row.getInt("place"),
                        row.getString("name"),
                        row.getString("capacity"),
                        row.getBoolean("chair"),
                        email(row.getObject("account", Long.class))))
                .list();
    }

    private @Nullable String email(@Nullable Long account) {
        return account == null
                ? null
                : accounts.named(account).map(Accounts.Named::email).orElse(null);
    }

    /**
     * The member who had no account gets the one of that e-mail, or a new one without password, unless it is closed.
     *
     * @return absent: there is no such member, or they have an account
     */
    @Transactional
    public Optional<Seating> admit(SessionId session, int place, String email, Actor by) {
        return seats(session).stream()
                .filter(seat -> seat.place() == place && seat.email() == null)
                .findFirst()
                .map(seat -> {
                    var seating = invitations.seat(by, email, seat.name(), role(seat.chair()));
                    if (seating instanceof Seating.Seated(long account)) {
                        keep(session, place, account);
                    }
                    return seating;
                });
    }

    private void keep(SessionId session, int place, long account) {
        jdbc.sql("update jury.member set account = :account where session = :session and place = :place")
                .param("account", account)
                .param("session", session.value())
                .param("place", place)
                .update();
    }

    private static Role role(boolean chair) {
        return chair ? Role.CHAIR : Role.JUROR;
    }

    private static Thing thing(SessionId session) {
        return Thing.of(Kind.SESSION, session.value());
    }

    /** Sends a member a link to this session only, absent: there is no such member, or none with an account. */
    @Transactional
    public Optional<Outcome> link(SessionId session, int place, Actor by) {
        return jdbc.sql("""
                        select account, chair from jury.member
                        where session = :session and place = :place and account is not null""")
                .param("session", session.value())
                .param("place", place)
                .query((row, _) -> invitations.link(
                        by, row.getLong("account"), new Door(role(row.getBoolean("chair")), thing(session))))
                .optional();
    }
}
