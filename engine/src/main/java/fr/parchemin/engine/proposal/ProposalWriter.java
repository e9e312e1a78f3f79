package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.proposal.BlockProposal.CompetencyProposal;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.MinimalPrettyPrinter;

/** Writes answers as proposal lines: one JSON object a line, in UTF-8. Not safe for use by several threads. */
public final class ProposalWriter implements AutoCloseable {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator out;
    private final Function<DossierFault, String> message;

    /**
     * Writes to a stream, which closing this does not close.
     *
     * @param message makes a sentence of a fault, in the language of whoever reads the lines
     */
    public ProposalWriter(OutputStream stream, Function<DossierFault, String> message) {
        this.out = JSON.createGenerator(
                new ObjectWriteContext.Base() {
                    @Override
                    public PrettyPrinter getPrettyPrinter() {
                        return new MinimalPrettyPrinter("");
                    }
                },
                stream);
        this.message = message;
    }

    /** Writes one line. */
    public void write(Answer answer) {
        switch (answer) {
            case Proposal proposal -> write(proposal);
            case Answer.Contradiction(var dossier, var faults) -> write(dossier, faults);
        }
    }

    /** Writes the line of a dossier of which no proposal can be made. */
    public void write(@Nullable String dossier, List<DossierFault> faults) {
        out.writeStartObject();
        text("dossier", dossier);
        out.writeArrayPropertyStart("errors");
        for (DossierFault fault : faults) {
            out.writeStartObject();
            text("code", kebab(fault.code()));
            text("path", fault.path());
            text("message", message.apply(fault));
            out.writeEndObject();
        }
        out.writeEndArray();
        endLine();
    }

    private void endLine() {
        out.writeEndObject();
        out.writeRaw('\n');
    }

    private void write(Proposal proposal) {
        out.writeStartObject();
        text("dossier", proposal.dossier());
        text("scheme", proposal.scheme());
        text("version", proposal.version());
        date("asOf", proposal.asOf());
        text("outcome", proposal.outcome().name());
        text("claim", proposal.claim().name());
        out.writeArrayPropertyStart("blocks");
        proposal.blocks().forEach(this::write);
        out.writeEndArray();
        out.writeArrayPropertyStart("findings");
        proposal.findings().forEach(this::write);
        out.writeEndArray();
        out.writeArrayPropertyStart("nextActions");
        proposal.nextActions().forEach(this::write);
        out.writeEndArray();
        endLine();
    }

    private void write(BlockProposal block) {
        out.writeStartObject();
        text("block", block.block());
        text("status", block.status().name());
        out.writeArrayPropertyStart("competencies");
        for (CompetencyProposal competency : block.competencies()) {
            out.writeStartObject();
            text("competency", competency.competency());
            text("status", competency.status().name());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(Finding finding) {
        out.writeStartObject();
        text("rule", finding.rule().key());
        text("subject", finding.subject());
        text("verdict", finding.verdict().name());
        value("expected", finding.expected());
        value("found", finding.found());
        text("clause", finding.clause());
        out.writeEndObject();
    }

    private void write(NextAction action) {
        out.writeStartObject();
        text("action", action.action().name());
        text("session", action.session() == NextAction.Session.THIS ? "this" : "later");
        optional("block", action.block());
        optional("assessment", action.assessment());
        optional("module", action.module());
        optional("deliverable", action.deliverable());
        if (!action.competencies().isEmpty()) {
            out.writeArrayPropertyStart("competencies");
            action.competencies().forEach(out::writeString);
            out.writeEndArray();
        }
        optional("format", action.format());
        if (action.from() != null) {
            date("from", action.from());
        }
        if (action.until() != null) {
            date("until", action.until());
        }
        optional("after", action.after());
        out.writeEndObject();
    }

    private void text(String name, @Nullable String text) {
        out.writeName(name);
        if (text == null) {
            out.writeNull();
        } else {
            out.writeString(text);
        }
    }

    private void optional(String name, @Nullable String text) {
        if (text != null) {
            text(name, text);
        }
    }

    private void date(String name, LocalDate date) {
        out.writeName(name);
        out.writeString(date.toString());
    }

    private void value(String name, @Nullable Value value) {
        out.writeName(name);
        switch (value) {
            case null -> out.writeNull();
            case Value.Code(var code) -> out.writeString(code);
            case Value.Number(var number) -> out.writeNumber(number);
            case Value.Day(var day) -> out.writeString(day.toString());
        }
    }

    /** The name of a fault in lines and message bundles. */
    public static String kebab(DossierFault.Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Hands on what was written so far. */
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.close();
    }
}
