package fr.parchemin.app.notice;

import fr.parchemin.app.notice.Stationery.Written;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Sends the letters that wait, at least once each; without a mail server they wait to be handed over. */
@Component
public class Postman {

    private static final int AT_A_TIME = 20;

    private static final List<Duration> DELAYS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(8),
            Duration.ofHours(24));

    private final Outbox outbox;
    private final Stationery stationery;
    private final ObjectProvider<JavaMailSender> mail;
    private final Clock clock;
    private final String from;

    Postman(
            Outbox outbox,
            Stationery stationery,
            ObjectProvider<JavaMailSender> mail,
            Clock clock,
            @Value("${parchemin.mail.from}") String from) {
        this.outbox = outbox;
        this.stationery = stationery;
        this.mail = mail;
        this.clock = clock;
        this.from = from;
    }

    /** Whether there is a mail server to send letters by. */
    public boolean canSend() {
        return mail.getIfAvailable() != null;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT30S")
    void round() {
        boolean more = true;
        while (more) {
            more = deliver(AT_A_TIME) == AT_A_TIME;
        }
    }

    /** Sends at most so many, and says how many it took in hand. */
    int deliver(int most) {
        var sender = mail.getIfAvailable();
        if (sender == null) {
            return 0;
        }
        var claimed = outbox.claim(most);
        claimed.forEach(letter -> deliver(sender, letter));
        return claimed.size();
    }

    private void deliver(JavaMailSender sender, Letter letter) {
        var written = stationery.write(letter).orElse(null);
        if (written == null || written.to() == null) {
            outbox.failed(letter, "no-address", null);
            return;
        }
        try {
            sender.send(message(sender, letter, written, written.to()));
            outbox.sent(letter);
        } catch (MailException | MessagingException e) {
            var delay = letter.tries() > DELAYS.size() ? null : DELAYS.get(letter.tries() - 1);
            outbox.failed(
                    letter, reason(e), delay == null ? null : clock.instant().plus(delay));
        }
    }

    /** What the mail server said, cut where it goes on. */
    private static String reason(Exception failure) {
        var said = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        var line = said.lines().findFirst().orElse(said);
        return line.substring(0, Math.min(300, line.length()));
    }

    private MimeMessage message(JavaMailSender sender, Letter letter, Written written, String to)
            throws MessagingException {
        var message = sender.createMimeMessage();
        var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        parts.setFrom(from);
        parts.setTo(to);
        parts.setSubject(written.subject());
        parts.setText(plain(written), html(written));
        if (written.visit() != null) {
            parts.addAttachment(
                    "convocation.ics",
                    new ByteArrayResource(Invitation.of(letter, written.visit(), written.subject(), from, to)
                            .getBytes(StandardCharsets.UTF_8)),
                    "text/calendar; charset=UTF-8; method=" + Invitation.method(letter));
        }
        message.setHeader("Message-ID", "<" + letter.reference() + "@" + from.substring(from.indexOf('@') + 1) + ">");
        return message;
    }

    private static String plain(Written written) {
        return String.join("\n\n", written.paragraphs()) + "\n\n" + written.link() + "\n";
    }

    private static String html(Written written) {
        var link = HtmlUtils.htmlEscape(written.link());
        return "<!DOCTYPE html><html lang=\"" + written.language().getLanguage() + "\"><body>"
                + written.paragraphs().stream()
                        .map(sentence -> "<p>" + HtmlUtils.htmlEscape(sentence) + "</p>")
                        .collect(Collectors.joining())
                + "<p><a href=\"" + link + "\">" + link + "</a></p></body></html>";
    }
}
