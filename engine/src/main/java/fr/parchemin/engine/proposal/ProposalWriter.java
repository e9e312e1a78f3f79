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
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.MinimalPrettyPrinter;

/** Writes answers as proposal lines: one JSON object a line, in UTF-8. Not safe for use by several threads. */
public final class ProposalWriter implements AutoCloseable {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    // Names are encoded once.
    private static final SerializedString ACTION = new SerializedString("action");
    private static final SerializedString AFTER = new SerializedString("after");
    private static final SerializedString AS_OF = new SerializedString("asOf");
    private static final SerializedString ASSESSMENT = new SerializedString("assessment");
    private static final SerializedString BLOCK = new SerializedString("block");
    private static final SerializedString BLOCKS = new SerializedString("blocks");
    private static final SerializedString CLAIM = new SerializedString("claim");
    private static final SerializedString CLAUSE = new SerializedString("clause");
    private static final SerializedString CODE = new SerializedString("code");
    private static final SerializedString COMPETENCIES = new SerializedString("competencies");
    private static final SerializedString COMPETENCY = new SerializedString("competency");
    private static final SerializedString DELIVERABLE = new SerializedString("deliverable");
    private static final SerializedString DOSSIER = new SerializedString("dossier");
    private static final SerializedString ERRORS = new SerializedString("errors");
    private static final SerializedString EXPECTED = new SerializedString("expected");
    private static final SerializedString FINDINGS = new SerializedString("findings");
    private static final SerializedString FORMAT = new SerializedString("format");
    private static final SerializedString FOUND = new SerializedString("found");
    private static final SerializedString FROM = new SerializedString("from");
    private static final SerializedString MESSAGE = new SerializedString("message");
    private static final SerializedString MODULE = new SerializedString("module");
    private static final SerializedString NEXT_ACTIONS = new SerializedString("nextActions");
    private static final SerializedString OUTCOME = new SerializedString("outcome");
    private static final SerializedString PATH = new SerializedString("path");
    private static final SerializedString RULE = new SerializedString("rule");
    private static final SerializedString SCHEME = new SerializedString("scheme");
    private static final SerializedString SESSION = new SerializedString("session");
    private static final SerializedString STATUS = new SerializedString("status");
    private static final SerializedString SUBJECT = new SerializedString("subject");
    private static final SerializedString UNTIL = new SerializedString("until");
    private static final SerializedString VERDICT = new SerializedString("verdict");
    private static final SerializedString VERSION = new SerializedString("version");

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
        text(DOSSIER, dossier);
        array(ERRORS);
        for (DossierFault fault : faults) {
            out.writeStartObject();
            text(CODE, kebab(fault.code()));
            text(PATH, fault.path());
            text(MESSAGE, message.apply(fault));
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
        text(DOSSIER, proposal.dossier());
        text(SCHEME, proposal.scheme());
        text(VERSION, proposal.version());
        date(AS_OF, proposal.asOf());
        text(OUTCOME, proposal.outcome().name());
        text(CLAIM, proposal.claim().name());
        array(BLOCKS);
        proposal.blocks().forEach(this::write);
        out.writeEndArray();
        array(FINDINGS);
        proposal.findings().forEach(this::write);
        out.writeEndArray();
        array(NEXT_ACTIONS);
        proposal.nextActions().forEach(this::write);
        out.writeEndArray();
        endLine();
    }

    private void write(BlockProposal block) {
        out.writeStartObject();
        text(BLOCK, block.block());
        text(STATUS, block.status().name());
        array(COMPETENCIES);
        for (CompetencyProposal competency : block.competencies()) {
            out.writeStartObject();
            text(COMPETENCY, competency.competency());
            text(STATUS, competency.status().name());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(Finding finding) {
        out.writeStartObject();
        text(RULE, finding.rule().key());
        text(SUBJECT, finding.subject());
        text(VERDICT, finding.verdict().name());
        value(EXPECTED, finding.expected());
        value(FOUND, finding.found());
        text(CLAUSE, finding.clause());
        out.writeEndObject();
    }

    private void write(NextAction action) {
        out.writeStartObject();
        text(ACTION, action.action().name());
        text(SESSION, action.session() == NextAction.Session.THIS ? "this" : "later");
        optional(BLOCK, action.block());
        optional(ASSESSMENT, action.assessment());
        optional(MODULE, action.module());
        optional(DELIVERABLE, action.deliverable());
        if (!action.competencies().isEmpty()) {
            array(COMPETENCIES);
            action.competencies().forEach(out::writeString);
            out.writeEndArray();
        }
        optional(FORMAT, action.format());
        if (action.from() != null) {
            date(FROM, action.from());
        }
        if (action.until() != null) {
            date(UNTIL, action.until());
        }
        optional(AFTER, action.after());
        out.writeEndObject();
    }

    private void array(SerializedString name) {
        out.writeName(name);
        out.writeStartArray();
    }

    private void text(SerializedString name, @Nullable String text) {
        out.writeName(name);
        if (text == null) {
            out.writeNull();
        } else {
            out.writeString(text);
        }
    }

    private void optional(SerializedString name, @Nullable String text) {
        if (text != null) {
            text(name, text);
        }
    }

    private void date(SerializedString name, LocalDate date) {
        out.writeName(name);
        out.writeString(date.toString());
    }

    private void value(SerializedString name, @Nullable Value value) {
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
