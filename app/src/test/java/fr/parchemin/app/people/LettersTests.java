package fr.parchemin.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Actor.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A mail server that is away for a while. */
@ParcheminTest
class LettersTests {

    private static int port;

    @DynamicPropertySource
    static void aMailServerThatIsAway(DynamicPropertyRegistry settings) throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> port);
    }

    @Autowired
    Invitations invitations;

    @Autowired
    Accounts accounts;

    @Autowired
    Letters letters;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aLetterThatCouldNotBeSentIsSentLater() {
        var email = UUID.randomUUID() + "@exemple.fr";
        accounts.open(email, "Hélène Caradec", "navire tiède grammaire", Role.MANAGER);

        invitations.forgotten(email);
        await().until(() -> count("status = 'FAILED'") == 1);
        assertThat(jdbc.sql("select count(*) from people.token")
                        .query(Long.class)
                        .single())
                .as("no secret without its letter")
                .isZero();
        jdbc.sql("update event_publication set publication_date = now() - interval '5 minutes'")
                .update();

        var post = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        try {
            letters.again();
            await().until(() -> post.getReceivedMessages().length == 1);
            await().until(() -> count("completion_date is null") == 0);
            letters.again();
            assertThat(post.getReceivedMessages()).hasSize(1);
        } finally {
            post.stop();
        }
    }

    private long count(String which) {
        return jdbc.sql("select count(*) from event_publication where event_type like '%LetterAsked' and " + which)
                .query(Long.class)
                .single();
    }
}
