package fr.parchemin.app.people;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.web.util.HtmlUtils;

/** Writes and sends letters with a secret in them, after what asked for them is committed, again until they are sent. */
@Service
class Letters {

    private final Tokens tokens;
    private final Accounts accounts;
    private final ObjectProvider<JavaMailSender> mail;
    private final ObjectProvider<FailedEventPublications> failed;
    private final MessageSource messages;
    private final Clock clock;
    private final String from;
    private final String address;

    Letters(
            Tokens tokens,
            Accounts accounts,
            ObjectProvider<JavaMailSender> mail,
            ObjectProvider<FailedEventPublications> failed,
            MessageSource messages,
            Clock clock,
            @Value("${parchemin.mail.from}") String from,
            @Value("${parchemin.address}") String address) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.mail = mail;
        this.failed = failed;
        this.messages = messages;
        this.clock = clock;
        this.from = from;
        this.address = address;
    }

    /** Whether there is a mail server to send them by. */
    boolean canSend() {
        return mail.getIfAvailable() != null;
    }

    /** The whole address that a secret makes. */
    String address(Tokens.Purpose purpose, String secret) {
        return address + purpose.path() + secret;
    }

    @ApplicationModuleListener
    void send(LetterAsked asked) {
        var sender = mail.getIfAvailable();
        var known = accounts.named(asked.account());
        if (sender == null || known.isEmpty() || asked.isOfBefore()) {
            return;
        }
        var made = tokens.make(asked.account(), asked.purpose(), asked.by(), asked.door());
        var reader = known.get();
        var language = Locale.of(reader.language());
        var link = address(asked.purpose(), made.secret());
        var letter = new Letter(asked.key(), reader.name(), link, made.until(), language);
        var message = sender.createMimeMessage();
        try {
            var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            parts.setFrom(from);
            parts.setTo(reader.email());
            parts.setSubject(say(letter, "subject"));
            parts.setText(plain(letter), html(letter));
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
        sender.send(message);
    }

    /** What is said to whom. */
    private record Letter(String key, String name, String link, Instant until, Locale language) {}

    private String plain(Letter letter) {
        return Stream.concat(Stream.concat(before(letter).stream(), Stream.of(letter.link())), after(letter).stream())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private String html(Letter letter) {
        var link = HtmlUtils.htmlEscape(letter.link());
        return "<!DOCTYPE html><html lang=\"" + letter.language().getLanguage() + "\"><body>"
                + paragraphs(before(letter))
                + "<p><a href=\"" + link + "\">" + link + "</a></p>"
                + paragraphs(after(letter))
                + "</body></html>";
    }

    private static String paragraphs(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> "<p>" + HtmlUtils.htmlEscape(sentence) + "</p>")
                .collect(Collectors.joining());
    }

    private List<String> before(Letter letter) {
        return List.of(
                Objects.requireNonNull(messages.getMessage(
                        "account.letter.greeting", new Object[] {letter.name()}, letter.language())),
                say(letter, "text"));
    }

    private List<String> after(Letter letter) {
        var until = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(letter.language())
                .format(letter.until().atZone(clock.getZone()));
        return List.of(
                Objects.requireNonNull(
                        messages.getMessage("account.letter.until", new Object[] {until}, letter.language())),
                say(letter, "ignore"));
    }

    private String say(Letter letter, String what) {
        return Objects.requireNonNull(
                messages.getMessage("account.letter." + letter.key() + "." + what, null, letter.language()));
    }

    /** What could not be sent is tried again. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT2M")
    void again() {
        failed.ifAvailable(publications -> publications.resubmit(ResubmissionOptions.defaults()
                .withMinAge(Duration.ofMinutes(1))
                .withFilter(publication -> publication.getEvent() instanceof LetterAsked)));
    }
}
