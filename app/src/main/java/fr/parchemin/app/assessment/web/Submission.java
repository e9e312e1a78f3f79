package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.assessment.Results.ResultEntry;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Unreadable;
import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form of the dossier page as it came in, and the changes it asks for. */
final class Submission {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final FormKey key;
    private final Map<String, String> values;
    private final DossierFacts facts;
    private final List<Error> errors = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    private Submission(FormKey key, Map<String, String> values, DossierFacts facts) {
        this.key = key;
        this.values = values;
        this.facts = facts;
    }

    /**
     * Reads a form.
     *
     * @param values by field
     * @param facts what is written about the candidacy
     */
    static Submission of(Map<String, String> values, DossierFacts facts) {
        var key = FormKey.of(values.getOrDefault("key", "")).orElseThrow(() -> new Unreadable("key"));
        var submission = new Submission(key, values, facts);
        submission.read();
        return submission;
    }

    /** What it asks for; empty where there are errors. */
    List<Change> changes() {
        return errors.isEmpty() ? List.copyOf(changes) : List.of();
    }

    /**
     * Something to correct.
     *
     * @param field where, absent: in the form as a whole
     * @param key the message key, after {@code assessment.error.}
     */
    record Error(@Nullable String field, String key) {}

    /** What is to be corrected, none: the form is right. */
    List<Error> errors() {
        return List.copyOf(errors);
    }

    @Nullable
    String motive() {
        var motive = value("motive");
        return motive.isEmpty() ? null : motive;
    }

    private void read() {
        switch (key) {
            case FormKey.OfResult result -> result(result);
            case FormKey.OfReceipt(String deliverable) -> receipt(deliverable);
            case FormKey.OfFact(Fact.Kind kind, String subject) -> fact(kind, subject);
        }
        if (errors.isEmpty() && changes.isEmpty()) {
            errors.add(new Error(null, "nothing-changed"));
        }
        if (changes.stream().anyMatch(Change::isCorrection) && motive() == null) {
            errors.add(new Error("motive", "motive-missing"));
        }
    }

    private String value(String name) {
        return values.getOrDefault(name, "").strip();
    }

    private void unreadable(String field) {
        errors.add(new Error(field, "unreadable"));
    }

    /** Whether a box of yes or no says yes; what says neither is an error. */
    private boolean isYes(String name) {
        var said = value(name);
        if (!said.isEmpty() && !said.equals("true") && !said.equals("false")) {
            unreadable(name);
        }
        return said.equals("true");
    }

    private @Nullable Long seen(String name) {
        var seen = value(name);
        var number = Numbers.of(seen);
        if (number.isEmpty() && !seen.isEmpty()) {
            unreadable(name);
        }
        return number.orElse(null);
    }

    private void result(FormKey.OfResult result) {
        var on = date("on");
        for (String name : values.keySet()) {
            if (name.startsWith("mark:") && !value(name).isEmpty()) {
                one(result, name.substring("mark:".length()), on);
            }
        }
        if (on == null && !changes.isEmpty()) {
            errors.add(new Error("on", "date-missing"));
        }
    }

    private void one(FormKey.OfResult result, String competency, @Nullable LocalDate on) {
        var seen = seen("seen:" + competency);
        var before = seen == null ? Optional.<ResultEntry>empty() : facts.result(seen);
        var wanted = value("mark:" + competency);
        var block = competency.isEmpty() ? result.block() : null;
        var attempt = before.map(ResultEntry::attempt)
                .orElseGet(() -> new Attempt(
                        result.assessment(), result.attempt(), block, competency.isEmpty() ? null : competency));
        if (wanted.equals("withdraw")) {
            before.ifPresent(entry -> changes.add(new Change.OfResult(attempt, entry.on(), null, seen)));
            return;
        }
        var mark = mark(wanted, competency);
        boolean same = before.isPresent()
                && Objects.equals(before.get().mark(), mark)
                && before.get().on().equals(on);
        if (mark != null && !same) {
            changes.add(new Change.OfResult(attempt, Objects.requireNonNullElse(on, LocalDate.MIN), mark, seen));
        }
    }

    private @Nullable Mark mark(String wanted, String competency) {
        return switch (wanted) {
            case "absent-justified" -> new Mark.Absent(true);
            case "absent-unjustified" -> new Mark.Absent(false);
            case "awaited" -> new Mark.Awaited();
            case "score" -> score(competency);
            default -> {
                if (!wanted.startsWith("grade:")) {
                    unreadable("mark:" + competency);
                    yield null;
                }
                yield new Mark.Graded(wanted.substring("grade:".length()));
            }
        };
    }

    private @Nullable Mark score(String competency) {
        var percent = number("score:" + competency, HUNDRED);
        if (percent == null && errors.isEmpty()) {
            errors.add(new Error("score:" + competency, "score-missing"));
        }
        return percent == null ? null : new Mark.Scored(percent.movePointLeft(2).stripTrailingZeros());
    }

    private void receipt(String deliverable) {
        var seen = seen("seen");
        if (isYes("withdraw")) {
            changes.add(new Change.OfReceipt(deliverable, null, seen));
            return;
        }
        var on = date("on");
        var pages = whole("pages");
        var situations = whole("situations");
        if (on == null) {
            errors.add(new Error("on", "date-missing"));
            return;
        }
        var receipt = new Receipt(deliverable, on, pages, situations);
        var before = facts.receiptsOf(deliverable).stream()
                .filter(entry -> Objects.equals(entry.recorded().id(), seen))
                .findFirst();
        if (before.isEmpty() || !receipt.equals(before.get().receipt())) {
            changes.add(new Change.OfReceipt(deliverable, receipt, seen));
        }
    }

    private void fact(Fact.Kind kind, String subject) {
        var seen = seen("seen");
        var before = facts.factsOf(kind).stream()
                .filter(entry -> Objects.equals(entry.recorded().id(), seen))
                .findFirst();
        if (isYes("withdraw")) {
            before.ifPresent(entry -> changes.add(new Change.Withdrawal(entry)));
            return;
        }
        var fact = fact(kind, subject, before.isPresent());
        if (fact != null && (before.isEmpty() || !fact.equals(before.get().fact()))) {
            changes.add(new Change.OfFact(fact, seen));
        }
    }

    private @Nullable Fact fact(Fact.Kind kind, String subject, boolean known) {
        return switch (kind) {
            case ATTENDANCE ->
                required("share", HUNDRED)
                        .<Fact>map(share -> new Fact.Attendance(share.movePointLeft(2)))
                        .orElse(null);
            case PLACEMENT ->
                required("days", null).<Fact>map(Fact.Placement::new).orElse(null);
            case EXPERIENCE ->
                required("months", null).<Fact>map(Fact.Experience::new).orElse(null);
            case ADMISSIBILITY -> admissibility();
            case MODULE -> module(subject);
            case HOLDING -> holding(subject, known);
        };
    }

    private @Nullable Fact admissibility() {
        var on = date("on");
        var granted = value("granted");
        if (granted.isEmpty()) {
            errors.add(new Error("granted", "notice-missing"));
        }
        if (on == null) {
            errors.add(new Error("on", "date-missing"));
        }
        boolean yes = isYes("granted");
        return on == null || granted.isEmpty() ? null : new Fact.Admissibility(yes, on);
    }

    private Fact module(String module) {
        boolean yes = isYes("acquired");
        return new Fact.ModuleFollowed(
                module, date("completedOn"), value("acquired").isEmpty() ? null : (Boolean) yes);
    }

    private @Nullable Fact holding(String subject, boolean known) {
        var on = date("on");
        if (on == null) {
            errors.add(new Error("on", "date-missing"));
            return null;
        }
        var block = value("block");
        var certificate = certificate();
        if (certificate == null) {
            unreadable("certificate");
            return null;
        }
        var holding = new Fact.Holding(certificate, value("scheme"), null, block.isEmpty() ? null : block, on);
        if (certificate == Certificate.BLOCK && block.isEmpty()) {
            errors.add(new Error("block", "block-missing"));
        } else if (known && !holding.subject().equals(subject)) {
            errors.add(new Error("certificate", "another-certificate"));
        }
        return holding;
    }

    private @Nullable Certificate certificate() {
        return Arrays.stream(Certificate.values())
                .filter(one -> one.name().equals(value("certificate")))
                .findFirst()
                .orElse(null);
    }

    private @Nullable LocalDate date(String name) {
        var text = value(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            errors.add(new Error(name, "not-a-date"));
            return null;
        }
    }

    private Optional<BigDecimal> required(String name, @Nullable BigDecimal most) {
        var number = number(name, most);
        if (number == null && errors.isEmpty()) {
            errors.add(new Error(name, "number-missing"));
        }
        return Optional.ofNullable(number);
    }

    private @Nullable Integer whole(String name) {
        var number = number(name, BigDecimal.valueOf(10_000));
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            errors.add(new Error(name, "not-whole"));
            return null;
        }
        return number.intValue();
    }

    /** A number as the French write it; absent: nothing was typed, or no number, which is said. */
    private @Nullable BigDecimal number(String name, @Nullable BigDecimal most) {
        var text = value(name).replace(',', '.').replaceAll("[\\s\\u00a0\\u202f%]", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            errors.add(new Error(name, "not-a-number"));
            return null;
        }
        var number = new BigDecimal(text);
        if (most != null && number.compareTo(most) > 0) {
            errors.add(new Error(name, "out-of-range"));
            return null;
        }
        return number;
    }
}
