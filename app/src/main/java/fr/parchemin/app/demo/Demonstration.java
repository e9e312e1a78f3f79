package fr.parchemin.app.demo;

import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.demo.Chapter.Cast;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty database with a living example of each scheme, and says with which accounts to look at it. */
@Component
@ConditionalOnBooleanProperty("parchemin.demo")
class Demonstration implements ApplicationRunner {

    private final List<Chapter> chapters;
    private final Accounts accounts;
    private final Cohorts cohorts;
    private final TransactionTemplate transaction;

    Demonstration(List<Chapter> chapters, Accounts accounts, Cohorts cohorts, TransactionTemplate transaction) {
        this.chapters = chapters;
        this.accounts = accounts;
        this.cohorts = cohorts;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(_ -> {
            var manager = open(Guest.MANAGER);
            var chair = open(Guest.CHAIR);
            open(Guest.JUROR);
            open(Guest.OPERATOR);
            if (cohorts.latest(Actor.application(), null, Integer.MAX_VALUE).isEmpty()) {
                chapters.forEach(chapter -> chapter.tell(new Cast(manager, chair)));
            }
        });
    }

    private Actor open(Guest guest) {
        return accounts.open(guest.email(), guest.fullName(), guest.password(), guest.role());
    }

    @EventListener
    @Order(0)
    void invite(ApplicationReadyEvent ready) {
        for (Guest guest : Guest.values()) {
            System.out.println(String.join("\t", "account", guest.role().name(), guest.email(), guest.password()));
        }
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            System.out.println("http://localhost:" + web.getWebServer().getPort() + "/");
        }
    }
}
