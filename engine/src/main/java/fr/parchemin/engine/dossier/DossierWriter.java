package fr.parchemin.engine.dossier;

import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.Dossier.Result;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a dossier as the line that {@link DossierReader} reads back to an equal one. */
public final class DossierWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;

    private DossierWriter(JsonGenerator out) {
        this.out = out;
    }

    /** The dossier as one JSON object in UTF-8, without a line break. */
    public static byte[] write(Dossier dossier) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new DossierWriter(out).dossier(dossier);
        }
        return bytes.toByteArray();
    }

    private void dossier(Dossier dossier) {
        out.writeStartObject();
        text("dossier", dossier.id());
        text("scheme", dossier.scheme());
        text("version", dossier.version());
        text("route", dossier.route());
        date("asOf", dossier.asOf());
        text("origin", dossier.origin());
        date("enrolledOn", dossier.enrolledOn());
        date("juryDate", dossier.juryDate());
        if (dossier.presentedBlocks() != null) {
            list("presentedBlocks", dossier.presentedBlocks(), out::writeString);
        }
        number("attendance", dossier.attendance());
        number("placementDays", dossier.placementDays());
        number("experienceMonths", dossier.experienceMonths());
        if (dossier.admissibility() != null) {
            out.writeObjectPropertyStart("admissibility");
            text("outcome", dossier.admissibility().granted() ? "granted" : "refused");
            date("on", dossier.admissibility().on());
            out.writeEndObject();
        }
        list("modules", dossier.modules(), this::module);
        list("results", dossier.results(), this::result);
        list("deliverables", dossier.deliverables(), this::receipt);
        list("holdings", dossier.holdings(), this::holding);
        text("session", dossier.session());
        windows(dossier.windows());
        out.writeEndObject();
    }

    private void windows(Map<String, Days> windows) {
        if (windows.isEmpty()) {
            return;
        }
        out.writeObjectPropertyStart("windows");
        windows.forEach((name, days) -> {
            out.writeObjectPropertyStart(name);
            date("from", days.from());
            date("until", days.until());
            out.writeEndObject();
        });
        out.writeEndObject();
    }

    private void module(ModuleRecord module) {
        out.writeStartObject();
        text("module", module.module());
        date("completedOn", module.completedOn());
        if (module.acquired() != null) {
            out.writeBooleanProperty("acquired", module.acquired());
        }
        out.writeEndObject();
    }

    private void result(Result result) {
        out.writeStartObject();
        text("assessment", result.assessment());
        out.writeNumberProperty("attempt", result.attempt());
        date("on", result.on());
        text("block", result.block());
        text("competency", result.competency());
        switch (result.mark()) {
            case Mark.Graded(var grade) -> text("grade", grade);
            case Mark.Scored(var score) -> number("score", score);
            case Mark.Absent(var justified) -> text("absence", justified ? "justified" : "unjustified");
            case Mark.Awaited() -> out.writeBooleanProperty("awaited", true);
        }
        out.writeEndObject();
    }

    private void receipt(Receipt receipt) {
        out.writeStartObject();
        text("deliverable", receipt.deliverable());
        date("receivedOn", receipt.receivedOn());
        count("pages", receipt.pages());
        count("situations", receipt.situations());
        out.writeEndObject();
    }

    private void holding(Holding holding) {
        out.writeStartObject();
        text("certificate", holding.certificate().name().toLowerCase(Locale.ROOT));
        text("scheme", holding.scheme());
        text("version", holding.version());
        text("block", holding.block());
        date("awardedOn", holding.awardedOn());
        out.writeEndObject();
    }

    /** An empty list is written as no field at all. */
    private <T> void list(String name, List<T> elements, Consumer<T> element) {
        if (elements.isEmpty() && !name.equals("presentedBlocks")) {
            return;
        }
        out.writeArrayPropertyStart(name);
        elements.forEach(element);
        out.writeEndArray();
    }

    private void text(String name, @Nullable String text) {
        if (text != null) {
            out.writeStringProperty(name, text);
        }
    }

    private void date(String name, @Nullable LocalDate date) {
        text(name, date == null ? null : date.toString());
    }

    private void number(String name, @Nullable BigDecimal number) {
        if (number != null) {
            out.writeNumberProperty(name, number);
        }
    }

    private void count(String name, @Nullable Integer count) {
        if (count != null) {
            out.writeNumberProperty(name, count);
        }
    }
}
