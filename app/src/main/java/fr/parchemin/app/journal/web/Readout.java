package fr.parchemin.app.journal.web;

import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.journal.Entry;
import fr.parchemin.app.journal.Entry.On;
import fr.parchemin.app.people.Deed.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The words for some entries.
 *
 * @param names of accounts, by their number
 * @param dossiers the numbers that people know, by the number in our records
 */
record Readout(Map<Long, String> names, Map<String, String> dossiers, MessageSource messages, Locale locale) {

    /** What can be looked for; all else that is told has its sentence too. */
    static final List<String> WHATS = List.of(
            "result-recorded",
            "result-corrected",
            "result-withdrawn",
            "receipt-recorded",
            "receipt-corrected",
            "receipt-withdrawn",
            "fact-recorded",
            "fact-corrected",
            "fact-withdrawn",
            "candidate-enrolled",
            "import-looked-at",
            "import-confirmed",
            "cohort-opened",
            "cohort-planned",
            "resit-windows-changed",
            "session-opened",
            "decision-recorded",
            "decision-replaced",
            "session-closed",
            "certificate-issued",
            "certificate-revoked",
            "mentions-changed",
            "scheme-file-replaced",
            "scheme-file-refused",
            "account-opened",
            "signed-in",
            "signed-out",
            "sign-in-refused",
            "token-refused",
            "account-closed",
            "account-invited",
            "password-link-sent",
            "access-link-sent",
            "grant-given",
            "grant-ended",
            "password-changed",
            "password-chosen",
            "second-factor-added",
            "second-factor-removed",
            "second-factor-refused",
            "session-revoked",
            "sessions-revoked",
            "token-made",
            "token-ended",
            "passkey-added",
            "passkey-removed",
            "person-corrected",
            "persons-merged",
            "persons-registered",
            "organisation-registered",
            "organisation-corrected",
            "organisation-accredited",
            "organisation-ended",
            "personal-data-exported",
            "hold-placed",
            "hold-lifted",
            "erased-candidacies",
            "erased-facts",
            "erased-imports",
            "erased-evidence",
            "erased-results",
            "erased-certificates",
            "erased-identity",
            "erased-decisions",
            "erased-quizzes",
            "journal-verified",
            "theme-opened",
            "question-written",
            "question-corrected",
            "question-withdrawn",
            "questions-imported",
            "question-neutralised",
            "quiz-opened",
            "quiz-candidate-added",
            "quiz-candidate-removed",
            "quiz-begun",
            "quiz-handed-in",
            "quiz-closed",
            "deliverable-sent",
            "deadlines-set",
            "erased-deliverables");

    /** The kinds of things that can be looked for. */
    static final List<Kind> KINDS = List.of(
            Kind.DOSSIER,
            Kind.PERSON,
            Kind.COHORT,
            Kind.SESSION,
            Kind.CERTIFICATE,
            Kind.QUIZ,
            Kind.SCHEME,
            Kind.ACCOUNT);

    /** One entry on the page. */
    record Row(
            long place,
            String when,
            String sentence,
            String role,
            long account,
            @Nullable String from,
            List<Shown> on,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * Something that was acted upon.
     *
     * @param href its page, absent: it has none
     */
    record Shown(String text, @Nullable String href) {}

    Row row(Entry entry) {
        return new Row(
                entry.place(),
                new Formats(locale).moment(entry.at()),
                sentence(entry),
                role(entry),
                entry.account(),
                entry.from(),
                entry.on().stream().map(on -> new Shown(words(on), href(on))).toList(),
                reference(entry.before()),
                reference(entry.after()));
    }

    List<String> headings() {
        return Stream.of("place", "at", "account", "who", "role", "from", "code", "what", "on", "before", "after")
                .map(name -> say("journal.export." + name))
                .toList();
    }

    List<String> cells(Entry entry) {
        return Stream.of(
                        Long.toString(entry.place()),
                        entry.at().toString(),
                        Long.toString(entry.account()),
                        who(entry.account()),
                        role(entry),
                        Objects.requireNonNullElse(entry.from(), ""),
                        entry.what(),
                        sentence(entry),
                        entry.on().stream().map(this::words).collect(Collectors.joining(", ")),
                        Objects.requireNonNullElse(entry.before(), ""),
                        Objects.requireNonNullElse(entry.after(), ""))
                .map(Readout::harmless)
                .toList();
    }

    /** A spreadsheet would run a text that begins like a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private String sentence(Entry entry) {
        var who = who(entry.account());
        var known = messages.getMessage("journal.what." + entry.what(), new Object[] {who}, null, locale);
        return known == null ? say("journal.what.other", who, entry.what()) : known;
    }

    String who(long account) {
        return account == 0
                ? say("journal.application")
                : Objects.requireNonNullElseGet(names.get(account), () -> say("journal.account", text(account)));
    }

    private String role(Entry entry) {
        return Objects.requireNonNullElse(
                messages.getMessage("shell.role." + entry.role(), null, null, locale), entry.role());
    }

    private String words(On on) {
        var id = switch (on.kind()) {
            case "DOSSIER" -> Objects.requireNonNullElse(dossiers.get(on.id()), on.id());
            case "ACCOUNT" -> on.id().matches("\\d{1,18}") ? who(Long.parseLong(on.id())) : on.id();
            default -> on.id();
        };
        return Objects.requireNonNullElseGet(
                messages.getMessage("journal.on." + on.kind(), new Object[] {id}, null, locale),
                () -> on.kind() + " " + id);
    }

    private static @Nullable String href(On on) {
        return switch (on.kind()) {
            case "DOSSIER" -> "/dossiers/" + on.id();
            case "COHORT" -> "/cohortes/" + on.id();
            case "SESSION" -> "/jurys/" + on.id();
            case "CERTIFICATE" -> "/parchemins/" + on.id();
            case "SCHEME" -> "/referentiels/" + on.id();
            case "QUIZ" -> "/quiz/" + on.id();
            default -> null;
        };
    }

    private @Nullable String reference(@Nullable String reference) {
        if (reference == null) {
            return null;
        }
        int colon = reference.indexOf(':');
        var kind = colon < 0 ? reference : reference.substring(0, colon);
        var id = reference.substring(colon + 1);
        return Objects.requireNonNullElse(
                messages.getMessage("journal.reference." + kind, new Object[] {id}, null, locale), reference);
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
