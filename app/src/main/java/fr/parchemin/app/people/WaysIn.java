package fr.parchemin.app.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** With what an account is entered: its password, passkeys and linked identities. Its owner keeps one of them at least. */
@Component
class WaysIn {

    private final JdbcClient jdbc;

    WaysIn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether nothing is left besides one of them. Of two that go at once, the second sees that the first is gone. */
    boolean isOnly(long account) {
        hold(account);
        return jdbc.sql("""
                        select (select count(*) from people.account where id = :account and password_hash is not null)
                             + (select count(*) from people.passkey where account = :account)
                             + (select count(*) from people.openid_link where account = :account and ended_at is null) <= 1""").param("account", account).query(Boolean.class).single();
    }

    private void hold(long account) {
        jdbc.sql("select id from people.account where id = :id for update")
                .param("id", account)
                .query(Long.class)
                .single();
    }
}
