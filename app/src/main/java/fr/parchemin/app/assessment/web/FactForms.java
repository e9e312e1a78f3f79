package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Results.ReceiptEntry;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.assessment.web.RecordForm.Field;
import fr.parchemin.app.assessment.web.RecordForm.Option;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.Facts.FactEntry;
import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The forms of deliverables and facts, and how what they hold is said.
 *
 * @param schemes the title of every scheme, by its name
 */
record FactForms(Scheme scheme, Map<String, String> schemes, DossierFacts facts, Wording wording, Typed typed) {

    String title(Fact.Kind kind) {
        return wording.labels().say("assessment.fact." + kind);
    }

    String text(ReceiptEntry entry) {
        var receipt = entry.receipt();
        if (receipt == null) {
            return wording.labels().say("assessment.fact.withdrawn");
        }
        List<String> parts = new ArrayList<>();
        parts.add(wording.labels()
                .say("assessment.fact.received", wording.formats().day(receipt.receivedOn())));
        if (receipt.pages() != null) {
            parts.add(wording.labels().say("assessment.fact.pages", receipt.pages()));
        }
        if (receipt.situations() != null) {
            parts.add(wording.labels().say("assessment.fact.situations", receipt.situations()));
        }
        return String.join(", ", parts);
    }

    String text(FactEntry entry) {
        var labels = wording.labels();
        var formats = wording.formats();
        return switch (entry.fact()) {
            case null -> labels.say("assessment.fact.withdrawn");
            case Fact.Attendance(BigDecimal share) -> formats.percent(share);
            case Fact.Placement(BigDecimal days) -> labels.say("assessment.fact.days", formats.number(days), days);
            case Fact.Experience(BigDecimal months) ->
                labels.say("assessment.fact.months", formats.number(months), months);
            case Fact.Admissibility(boolean granted, LocalDate on) ->
                labels.say(granted ? "assessment.fact.granted" : "assessment.fact.refused", formats.day(on));
            case Fact.ModuleFollowed module -> text(module);
            case Fact.Holding held ->
                labels.say(
                        "assessment.fact.held." + held.certificate(),
                        schemes.getOrDefault(held.scheme(), held.scheme()),
                        Objects.requireNonNullElse(held.block(), ""),
                        formats.day(held.awardedOn()));
        };
    }

    private String text(Fact.ModuleFollowed module) {
        var labels = wording.labels();
        var completed = module.completedOn() == null
                ? labels.say("assessment.fact.not-completed")
                : labels.say("assessment.fact.completed", wording.formats().day(module.completedOn()));
        return module.acquired() == null
                ? completed
                : completed + ", "
                        + labels.say(module.acquired() ? "assessment.value.acquired" : "assessment.value.not-acquired");
    }

    RecordForm receipt(Deliverable deliverable, @Nullable ReceiptEntry last) {
        var key = new FormKey.OfReceipt(deliverable.id()).toString();
        var receipt = last == null ? null : last.receipt();
        List<Field> fields = new ArrayList<>();
        fields.add(field(
                key, "on", "date", receipt == null ? "" : receipt.receivedOn().toString()));
        fields.add(field(key, "pages", "number", receipt == null ? "" : text(receipt.pages())));
        if (deliverable.situationsAtLeast() > 0) {
            fields.add(field(key, "situations", "number", receipt == null ? "" : text(receipt.situations())));
        }
        return form(key, fields, last == null ? null : last.recorded().id(), receipt != null);
    }

    RecordForm fact(Fact.Kind kind, String subject, @Nullable FactEntry last) {
        var key = new FormKey.OfFact(kind, subject).toString();
        var fact = last == null ? null : last.fact();
        List<Field> fields = switch (kind) {
            case ATTENDANCE ->
                List.of(unit(
                        key,
                        "share",
                        "%",
                        fact instanceof Fact.Attendance(var share) ? decimal(share.movePointRight(2)) : ""));
            case PLACEMENT ->
                List.of(field(key, "days", "number", fact instanceof Fact.Placement(var days) ? decimal(days) : ""));
            case EXPERIENCE ->
                List.of(field(
                        key, "months", "number", fact instanceof Fact.Experience(var months) ? decimal(months) : ""));
            case ADMISSIBILITY -> admissibility(key, fact instanceof Fact.Admissibility known ? known : null);
            case MODULE -> module(key, fact instanceof Fact.ModuleFollowed known ? known : null);
            case HOLDING -> holding(key, fact instanceof Fact.Holding known ? known : null);
        };
        return form(key, fields, last == null ? null : last.recorded().id(), fact != null);
    }

    private List<Field> admissibility(String key, Fact.@Nullable Admissibility known) {
        return List.of(
                list(
                        key,
                        "granted",
                        known == null ? "" : Boolean.toString(known.granted()),
                        List.of(
                                new Option("", "–"),
                                new Option("true", wording.labels().say("assessment.value.granted")),
                                new Option("false", wording.labels().say("assessment.value.refused")))),
                field(key, "on", "date", known == null ? "" : known.on().toString()));
    }

    private List<Field> module(String key, Fact.@Nullable ModuleFollowed known) {
        var acquired = known == null || known.acquired() == null
                ? ""
                : known.acquired().toString();
        return List.of(
                field(key, "completedOn", "date", known == null ? "" : text(known.completedOn())),
                list(
                        key,
                        "acquired",
                        acquired,
                        List.of(
                                new Option("", "–"),
                                new Option("true", wording.labels().say("assessment.value.acquired")),
                                new Option("false", wording.labels().say("assessment.value.not-acquired")))));
    }

    private List<Field> holding(String key, Fact.@Nullable Holding known) {
        List<Option> certificates = Arrays.stream(Certificate.values())
                .map(certificate ->
                        new Option(certificate.name(), wording.labels().say("assessment.certificate." + certificate)))
                .toList();
        return List.of(
                list(
                        key,
                        "certificate",
                        known == null ? "BLOCK" : known.certificate().name(),
                        certificates),
                list(key, "scheme", known == null ? scheme.id() : known.scheme(), certifications(known)),
                block(key, known == null ? "" : text(known.block())),
                field(key, "on", "date", known == null ? "" : known.awardedOn().toString()));
    }

    /** All that are known, and the one that stands even if it is not. */
    private List<Option> certifications(Fact.@Nullable Holding known) {
        Map<String, String> all = new LinkedHashMap<>(schemes);
        if (known != null) {
            all.putIfAbsent(known.scheme(), known.scheme());
        }
        return all.entrySet().stream()
                .map(one -> new Option(one.getKey(), one.getValue()))
                .toList();
    }

    /** Those of the scheme are suggested; an older version, or another certification, may have others. */
    private Field block(String key, String value) {
        var blocks = scheme.blocks().stream()
                .map(block -> new Option(block.id(), wording.labels().blockTitle(block.id())))
                .toList();
        return new Field(
                "block",
                label("block"),
                "text",
                typed.value(key, "block", value),
                blocks,
                "",
                typed.problem(key, "block"));
    }

    private RecordForm form(String key, List<Field> fields, @Nullable Long seen, boolean correcting) {
        var current = seen == null ? "" : seen.toString();
        List<Field> all = new ArrayList<>(fields);
        if (correcting) {
            all.add(list(
                    key,
                    "withdraw",
                    "",
                    List.of(
                            new Option("", wording.labels().say("assessment.option.keep")),
                            new Option("true", wording.labels().say("assessment.option.withdraw")))));
        }
        return new RecordForm(
                key,
                wording.labels().say(correcting ? "action.correct" : "assessment.action-enter"),
                all,
                Map.of("seen", typed.keepSeen() ? typed.value(key, "seen", current) : current),
                seen != null,
                typed.value(key, "motive", ""),
                typed.isOf(key),
                typed.problems(key),
                typed.problem(key, "motive"));
    }

    private Field field(String key, String name, String type, String value) {
        return new Field(
                name, label(name), type, typed.value(key, name, value), List.of(), "", typed.problem(key, name));
    }

    private Field unit(String key, String name, String unit, String value) {
        return new Field(
                name, label(name), "number", typed.value(key, name, value), List.of(), unit, typed.problem(key, name));
    }

    private Field list(String key, String name, String value, List<Option> options) {
        return new Field(
                name, label(name), "list", typed.value(key, name, value), options, "", typed.problem(key, name));
    }

    private String label(String name) {
        return wording.labels().say("assessment.field." + name);
    }

    private String decimal(BigDecimal number) {
        return wording.formats().typed(number);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
