package fr.parchemin.app.shell;

import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Reach.Scope;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Opens a first account when nobody can sign in yet, and says so once on standard output. */
@Component
class FirstAccount {

    private final Accounts accounts;

    FirstAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    /** After the demonstration, which opens accounts of its own. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(100)
    void open() {
        if (accounts.isEmpty()) {
            var secret = new byte[9];
            new SecureRandom().nextBytes(secret);
            var password = HexFormat.of().formatHex(secret);
            var first = accounts.open("responsable@localhost", "Responsable", password, Actor.Role.MANAGER);
            accounts.grant(first.account(), Actor.Role.OPERATOR, Scope.EVERYTHING, "", null, Actor.application());
            System.out.println("account\tMANAGER\tresponsable@localhost\t" + password);
        }
    }
}
