package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.proposal.BlockProposal.CompetencyProposal;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts answers into lines, one JSON object each, in UTF-8, and holds them in memory until they are asked for. Not safe for use
 * by several threads.
 */
public final class ProposalLines {

    // Names are encoded once, with the signs around them.
    private static final byte[] DOSSIER = JsonBytes.ascii("{\"dossier\":");
    private static final byte[] SCHEME = JsonBytes.ascii(",\"scheme\":");
    private static final byte[] VERSION = JsonBytes.ascii(",\"version\":");
    private static final byte[] AS_OF = JsonBytes.ascii(",\"asOf\":");
    private static final byte[] OUTCOME = JsonBytes.ascii(",\"outcome\":");
    private static final byte[] CLAIM = JsonBytes.ascii(",\"claim\":");
    private static final byte[] BLOCKS = JsonBytes.ascii(",\"blocks\":[");
    private static final byte[] FINDINGS = JsonBytes.ascii("],\"findings\":[");
    private static final byte[] NEXT_ACTIONS = JsonBytes.ascii("],\"nextActions\":[");
    private static final byte[] END_OF_LINE = JsonBytes.ascii("]}\n");
    private static final byte[] FIRST_BLOCK = JsonBytes.ascii("{\"block\":");
    private static final byte[] STATUS = JsonBytes.ascii(",\"status\":");
    private static final byte[] COMPETENCIES = JsonBytes.ascii(",\"competencies\":[");
    private static final byte[] COMPETENCY = JsonBytes.ascii("{\"competency\":");
    private static final byte[] END_OF_LIST = JsonBytes.ascii("]}");
    private static final byte[] RULE = JsonBytes.ascii("{\"rule\":");
    private static final byte[] SUBJECT = JsonBytes.ascii(",\"subject\":");
    private static final byte[] VERDICT = JsonBytes.ascii(",\"verdict\":");
    private static final byte[] ATTEMPT = JsonBytes.ascii(",\"attempt\":");
    private static final byte[] EXPECTED = JsonBytes.ascii(",\"expected\":");
    private static final byte[] FOUND = JsonBytes.ascii(",\"found\":");
    private static final byte[] CLAUSE = JsonBytes.ascii(",\"clause\":");
    private static final byte[] ACTION = JsonBytes.ascii("{\"action\":");
    private static final byte[] SESSION = JsonBytes.ascii(",\"session\":");
    private static final byte[] BLOCK = JsonBytes.ascii(",\"block\":");
    private static final byte[] ASSESSMENT = JsonBytes.ascii(",\"assessment\":");
    private static final byte[] MODULE = JsonBytes.ascii(",\"module\":");
    private static final byte[] DELIVERABLE = JsonBytes.ascii(",\"deliverable\":");
    private static final byte[] FACT = JsonBytes.ascii(",\"fact\":");
    private static final byte[] FORMAT = JsonBytes.ascii(",\"format\":");
    private static final byte[] FROM = JsonBytes.ascii(",\"from\":");
    private static final byte[] UNTIL = JsonBytes.ascii(",\"until\":");
    private static final byte[] AFTER = JsonBytes.ascii(",\"after\":");
    private static final byte[] ERRORS = JsonBytes.ascii(",\"errors\":[");
    private static final byte[] CODE = JsonBytes.ascii("{\"code\":");
    private static final byte[] PATH = JsonBytes.ascii(",\"path\":");
    private static final byte[] MESSAGE = JsonBytes.ascii(",\"message\":");

    private final JsonBytes out = new JsonBytes();
    private final Function<DossierFault, String> message;

    /** Lines whose faults are told in sentences that this function makes, in the language of whoever reads them. */
    public ProposalLines(Function<DossierFault, String> message) {
        this.message = message;
    }

    /** One line with all there is to say. */
    public void add(Answer answer) {
        switch (answer) {
            case Proposal proposal -> add(proposal);
            case Answer.Contradiction(var dossier, var faults) -> add(dossier, faults);
        }
    }

    /** One line with the outcome and where each block stands, and nothing of the reasons. */
    public void addBrief(BriefAnswer answer) {
        switch (answer) {
            case Brief brief -> add(brief);
            case Answer.Contradiction(var dossier, var faults) -> add(dossier, faults);
        }
    }

    /** The line of a dossier of which no proposal can be made, with the first hundred reasons. */
    public void add(@Nullable String dossier, List<DossierFault> faults) {
        out.raw(DOSSIER).text(dossier).raw(ERRORS);
        for (int i = 0; i < Math.min(DossierFault.MOST, faults.size()); i++) {
            DossierFault fault = faults.get(i);
            between(i).raw(CODE).name(ProposalWriter.kebab(fault.code()));
            out.raw(PATH)
                    .text(fault.path())
                    .raw(MESSAGE)
                    .text(message.apply(fault))
                    .raw('}');
        }
        out.raw(END_OF_LINE);
    }

    /** How many bytes there are; a place to which {@link #cutTo} goes back. */
    public int length() {
        return out.length();
    }

    /** Takes back what was added since then. */
    public void cutTo(int length) {
        out.cutTo(length);
    }

    /** Hands the lines on and forgets them. */
    public void writeTo(OutputStream stream) throws IOException {
        out.writeTo(stream);
        out.clear();
    }

    private JsonBytes between(int index) {
        return index == 0 ? out : out.raw(',');
    }

    private void add(Brief brief) {
        out.raw(DOSSIER).text(brief.dossier());
        outcome(brief.outcome(), brief.claim());
        List<String> blocks = brief.blocks();
        List<Status> statuses = brief.statuses();
        for (int i = 0; i < blocks.size(); i++) {
            between(i);
            head(blocks.get(i), statuses.get(i));
            out.raw('}');
        }
        out.raw(END_OF_LINE);
    }

    private void outcome(Outcome outcome, Claim claim) {
        out.raw(OUTCOME).name(outcome.name());
        out.raw(CLAIM).name(claim.name()).raw(BLOCKS);
    }

    private void head(String block, Status status) {
        out.raw(FIRST_BLOCK).name(block);
        out.raw(STATUS).name(status.name());
    }

    private void add(Proposal proposal) {
        out.raw(DOSSIER).text(proposal.dossier()).raw(SCHEME).name(proposal.scheme());
        out.raw(VERSION).name(proposal.version()).raw(AS_OF).day(proposal.asOf());
        outcome(proposal.outcome(), proposal.claim());
        List<BlockProposal> blocks = proposal.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            between(i);
            add(blocks.get(i));
        }
        out.raw(FINDINGS);
        List<Finding> findings = proposal.findings();
        for (int i = 0; i < findings.size(); i++) {
            between(i);
            add(findings.get(i));
        }
        out.raw(NEXT_ACTIONS);
        List<NextAction> actions = proposal.nextActions();
        for (int i = 0; i < actions.size(); i++) {
            between(i);
            add(actions.get(i));
        }
        out.raw(END_OF_LINE);
    }

    private void add(BlockProposal block) {
        head(block.block(), block.status());
        out.raw(COMPETENCIES);
        List<CompetencyProposal> competencies = block.competencies();
        for (int i = 0; i < competencies.size(); i++) {
            CompetencyProposal competency = competencies.get(i);
            between(i).raw(COMPETENCY).name(competency.competency());
            out.raw(STATUS).name(competency.status().name()).raw('}');
        }
        out.raw(END_OF_LIST);
    }

    private void add(Finding finding) {
        out.raw(RULE).name(finding.rule().key());
        out.raw(SUBJECT).name(finding.subject());
        out.raw(VERDICT).name(finding.verdict().name());
        if (finding.attempt() != null) {
            out.raw(ATTEMPT).number(BigDecimal.valueOf(finding.attempt()));
        }
        value(EXPECTED, finding.expected());
        value(FOUND, finding.found());
        out.raw(CLAUSE).name(finding.clause()).raw('}');
    }

    private void add(NextAction action) {
        out.raw(ACTION).name(action.action().name());
        out.raw(SESSION).name(action.session() == NextAction.Session.THIS ? "this" : "later");
        optional(BLOCK, action.block());
        optional(ASSESSMENT, action.assessment());
        optional(MODULE, action.module());
        optional(DELIVERABLE, action.deliverable());
        List<String> competencies = action.competencies();
        for (int i = 0; i < competencies.size(); i++) {
            (i == 0 ? out.raw(COMPETENCIES) : out.raw(',')).name(competencies.get(i));
        }
        if (!competencies.isEmpty()) {
            out.raw(']');
        }
        optional(FACT, action.fact());
        optional(FORMAT, action.format());
        optional(FROM, action.from());
        optional(UNTIL, action.until());
        optional(AFTER, action.after());
        out.raw('}');
    }

    private void optional(byte[] field, @Nullable String name) {
        if (name != null) {
            out.raw(field).name(name);
        }
    }

    private void optional(byte[] field, @Nullable LocalDate day) {
        if (day != null) {
            out.raw(field).day(day);
        }
    }

    private void value(byte[] field, @Nullable Value value) {
        out.raw(field);
        switch (value) {
            case null -> out.text(null);
            case Value.Code(var code) -> out.name(code);
            case Value.Number(var number) -> out.number(number);
            case Value.Day(var day) -> out.day(day);
        }
    }
}
