package fr.parchemin.app.notice;

import fr.parchemin.app.candidacy.Admissibility;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.notice.Letter.Kind;
import fr.parchemin.app.people.Accounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts letters into words, in the language of whoever reads them. */
@Component
public class Stationery {

    private final Candidacies candidacies;
    private final Catalog catalog;
    private final Accounts accounts;
    private final MessageSource messages;
    private final String address;

    Stationery(
            Candidacies candidacies,
            Catalog catalog,
            Accounts accounts,
            MessageSource messages,
            @Value("${parchemin.address}") String address) {
        this.candidacies = candidacies;
        this.catalog = catalog;
        this.accounts = accounts;
        this.messages = messages;
        this.address = address;
    }

    /**
     * A letter in words.
     *
     * @param to the e-mail of its reader, absent: none is known
     * @param link where more is read
     * @param visit where its reader is asked to come, or not to any more; absent: nowhere
     */
    public record Written(
            @Nullable String to,
            String name,
            Locale language,
            String subject,
            List<String> paragraphs,
            String link,
            @Nullable Visit visit) {}

    /** The letter in words, absent: whoever was to read it is not known any more. */
    public Optional<Written> write(Letter letter) {
        var candidacy = letter.candidacy();
        var account = letter.account();
        if (candidacy != null) {
            return candidacies.find(candidacy).map(found -> write(letter, found));
        }
        return account == null ? Optional.empty() : accounts.named(account).map(reader -> write(letter, reader));
    }

    private Written write(Letter letter, Candidacy candidacy) {
        var email = candidacy.identity().email();
        var language = Locale.of(language(email));
        var scheme = catalog.edition(candidacy.edition()).scheme();
        var labels = new Labels(scheme, messages, language);
        var arguments = arguments(letter, labels, language, scheme.title().in(language));
        var key = key(letter);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(labels.say("notice.letter.greeting", candidacy.identity().spokenName()));
        paragraphs.add(labels.say(key + ".text", arguments));
        var visit = visit(letter);
        if (letter.kind() == Kind.SUMMONS && visit != null) {
            if (visit.extra() > 0) {
                paragraphs.add(labels.say("notice.letter.extra", visit.extra()));
            }
            paragraphs.add(labels.say("notice.letter.identity"));
        }
        paragraphs.add(labels.say("notice.letter.about", candidacy.identity().documentName(), candidacy.number()));
        return new Written(
                email,
                candidacy.identity().spokenName(),
                language,
                labels.say(key + ".subject", arguments),
                List.copyOf(paragraphs),
                address + "/mon-dossier/" + candidacy.id().value(),
                visit);
    }

    private static String key(Letter letter) {
        var kind = "notice.letter." + letter.kind();
        return letter.kind() == Kind.ADMISSIBILITY
                ? kind + "." + letter.arguments().get("step")
                : kind;
    }

    private static @Nullable Visit visit(Letter letter) {
        return letter.kind() == Kind.SUMMONS || letter.kind() == Kind.SUMMONS_CANCELLED
                ? Visit.of(letter.arguments())
                : null;
    }

    private Written write(Letter letter, Accounts.Named reader) {
        var language = Locale.of(reader.language());
        var given = letter.arguments();
        Object[] arguments = {
            Long.valueOf(given.getOrDefault("count", "0")), day(given.get("day"), new Formats(language))
        };
        return new Written(
                reader.email(),
                reader.name(),
                language,
                say("notice.letter.REMINDER.subject", arguments, language),
                List.of(
                        say("notice.letter.greeting", new Object[] {reader.name()}, language),
                        say("notice.letter.REMINDER.text", arguments, language)),
                address + "/passages/" + letter.sitting(),
                null);
    }

    private String say(String key, Object[] arguments, Locale language) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, language));
    }

    private String language(@Nullable String email) {
        return email == null
                ? "fr"
                : accounts.find(email)
                        .flatMap(accounts::named)
                        .map(Accounts.Named::language)
                        .orElse("fr");
    }

    /** The certification, then what each kind of letter names, in its order. */
    private static Object[] arguments(Letter letter, Labels labels, Locale language, String title) {
        var formats = new Formats(language);
        var given = letter.arguments();
        return switch (letter.kind()) {
            case DECISION, ACCOMMODATION -> new Object[] {title, day(given.get("day"), formats)};
            case ADMISSIBILITY -> {
                var on = given.get("day");
                var due = on == null
                        ? null
                        : Admissibility.due(LocalDate.parse(on)).toString();
                yield new Object[] {title, day(on, formats), day(due, formats)};
            }
            case RESULTS -> new Object[] {title, labels.assessment(given.getOrDefault("assessment", ""))};
            case APPEAL_FILED ->
                new Object[] {title, day(given.get("filed"), formats), day(given.get("reply"), formats)};
            case APPEAL_ANSWERED -> new Object[] {title, day(given.get("filed"), formats)};
            case SUMMONS, SUMMONS_CANCELLED -> {
                var visit = Visit.of(given);
                yield new Object[] {
                    title,
                    labels.assessment(given.getOrDefault("assessment", "")),
                    formats.day(visit.day()),
                    formats.hour(visit.from()),
                    formats.hour(visit.until()),
                    visit.place()
                };
            }
            case REMINDER -> new Object[] {title};
        };
    }

    private static String day(@Nullable String day, Formats formats) {
        return day == null ? "" : formats.day(LocalDate.parse(day));
    }
}
