package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.assessment.Results.ReceiptEntry;
import fr.parchemin.app.assessment.Results.ResultEntry;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.assessment.web.DossierPage.Item;
import fr.parchemin.app.assessment.web.DossierPage.Line;
import fr.parchemin.app.assessment.web.DossierPage.Past;
import fr.parchemin.app.assessment.web.DossierPage.Section;
import fr.parchemin.app.assessment.web.RecordForm.Field;
import fr.parchemin.app.assessment.web.RecordForm.Option;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.Facts.FactEntry;
import fr.parchemin.app.candidacy.Recorded;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Scale;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays the facts of a dossier out by block, each with its history and the forms that record and correct it. */
final class DossierReadout {

    private final Scheme scheme;
    private final Examined examined;
    private final DossierFacts facts;
    private final Wording wording;
    private final FactForms forms;
    private final Typed typed;

    DossierReadout(
            Scheme scheme,
            Map<String, String> schemes,
            Examined examined,
            DossierFacts facts,
            Wording wording,
            Typed typed) {
        this.scheme = scheme;
        this.examined = examined;
        this.facts = facts;
        this.wording = wording;
        this.typed = typed;
        this.forms = new FactForms(scheme, schemes, facts, wording, typed);
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (Block block : scheme.blocks()) {
            List<Item> items = new ArrayList<>();
            scheme.assessments().stream()
                    .filter(assessment -> isOfBlock(assessment, block) && concerns(assessment))
                    .forEach(assessment -> items.add(assessment(assessment, block)));
            scheme.deliverables().stream()
                    .filter(deliverable -> block.id().equals(deliverable.block()) && concerns(deliverable))
                    .forEach(deliverable -> items.add(deliverable(deliverable)));
            sections.add(new Section(
                    block.id(),
                    wording.labels().blockTitle(block.id()),
                    wording.labels().foreign(),
                    status(block.id()),
                    items));
        }
        var whole = whole();
        if (!whole.isEmpty()) {
            sections.add(new Section("•", wording.labels().say("assessment.whole"), null, null, whole));
        }
        return sections;
    }

    /** Shared assessments graded by competency or block are shown in each block they bear on. */
    private static boolean isOfBlock(Assessment assessment, Block block) {
        if (assessment.block() != null) {
            return assessment.block().equals(block.id());
        }
        return switch (assessment.grain()) {
            case COMPETENCY ->
                block.competencies().stream()
                        .anyMatch(one -> assessment.competencies().contains(one.id()));
            case BLOCK -> true;
            case WHOLE -> false;
        };
    }

    private List<Item> whole() {
        List<Item> items = new ArrayList<>();
        scheme.assessments().stream()
                .filter(assessment -> assessment.block() == null && assessment.grain() == Assessment.Grain.WHOLE)
                .filter(this::concerns)
                .forEach(assessment -> items.add(assessment(assessment, null)));
        scheme.deliverables().stream()
                .filter(deliverable -> deliverable.block() == null && concerns(deliverable))
                .forEach(deliverable -> items.add(deliverable(deliverable)));
        items.addAll(conditions());
        return items;
    }

    /** What is asked of who came another way is not shown, unless something was received all the same. */
    private boolean concerns(Deliverable deliverable) {
        return deliverable.isAskedOf(origin())
                || !facts.receiptsOf(deliverable.id()).isEmpty();
    }

    private boolean concerns(Assessment assessment) {
        return assessment.isAskedOf(origin())
                || !facts.resultsOf(assessment.id()).isEmpty();
    }

    private @Nullable String origin() {
        return scheme.origin(examined.dossier().route(), examined.dossier().origin());
    }

    private @Nullable String status(String block) {
        return examined.answer() instanceof Proposal proposal
                ? proposal.blocks().stream()
                        .filter(one -> one.block().equals(block))
                        .map(BlockProposal::status)
                        .map(Enum::name)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private Item assessment(Assessment assessment, @Nullable Block block) {
        var entries = facts.resultsOf(assessment.id()).stream()
                .filter(entry -> isAbout(entry.attempt(), block))
                .toList();
        SortedMap<Integer, Map<Attempt, ResultEntry>> byNumber = new TreeMap<>();
        entries.forEach(entry -> byNumber.computeIfAbsent(entry.attempt().number(), _ -> new LinkedHashMap<>())
                .put(entry.attempt(), entry));
        List<Line> lines = new ArrayList<>();
        List<RecordForm> records = new ArrayList<>();
        byNumber.forEach((number, last) -> {
            last.values().stream().filter(entry -> entry.mark() != null).forEach(entry -> lines.add(line(entry)));
            records.add(resultForm(assessment, block, number, last));
        });
        int next = byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
        records.add(resultForm(assessment, block, next, Map.of()));
        return new Item(
                wording.labels().assessmentTitle(assessment.id()),
                wording.labels().foreign(),
                assessment.formative() ? wording.labels().say("assessment.formative") : "",
                lines,
                past(entries),
                records);
    }

    private static boolean isAbout(Attempt attempt, @Nullable Block block) {
        if (block == null || attempt.assessment().startsWith(block.id() + ".")) {
            return true;
        }
        if (attempt.competency() != null) {
            return block.competencies().stream().anyMatch(one -> one.id().equals(attempt.competency()));
        }
        return attempt.block() == null || attempt.block().equals(block.id());
    }

    private Line line(ResultEntry entry) {
        var mark = wording.mark(Objects.requireNonNull(entry.mark()));
        var on = wording.formats().day(entry.on());
        var attempt = attemptName(entry.attempt().number());
        var competency = entry.attempt().competency();
        return new Line(
                competency == null ? attempt : attempt + ", " + competency,
                mark,
                wording.labels().say("assessment.held", on, entry.recorded().by(), moment(entry.recorded())));
    }

    private String attemptName(int number) {
        return wording.labels().say("assessment.attempt", number, number - 1);
    }

    private List<Past> past(List<ResultEntry> entries) {
        Set<Long> replaced = new LinkedHashSet<>();
        entries.forEach(entry -> replaced.add(entry.recorded().supersedes()));
        return entries.reversed().stream()
                .map(entry -> new Past(
                        pastText(entry),
                        who(entry.recorded()),
                        motive(entry.recorded()),
                        replaced.contains(entry.recorded().id())))
                .toList();
    }

    private String pastText(ResultEntry entry) {
        var competency = entry.attempt().competency();
        var where = attemptName(entry.attempt().number()) + (competency == null ? "" : ", " + competency);
        var mark = entry.mark();
        return mark == null
                ? wording.labels().say("assessment.withdrawn", where)
                : wording.labels()
                        .say(
                                "assessment.past",
                                where,
                                wording.mark(mark),
                                wording.formats().day(entry.on()));
    }

    private RecordForm resultForm(
            Assessment assessment, @Nullable Block block, int number, Map<Attempt, ResultEntry> last) {
        var shared = assessment.block() == null;
        var key = new FormKey.OfResult(assessment.id(), shared && block != null ? block.id() : null, number).toString();
        var on = last.values().stream()
                .map(entry -> entry.on().toString())
                .findFirst()
                .orElse("");
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                "on",
                wording.labels().say("assessment.field.on"),
                "date",
                typed.value(key, "on", on),
                List.of(),
                "",
                typed.problem(key, "on")));
        Map<String, String> hidden = new LinkedHashMap<>();
        Map<String, ResultEntry> byCompetency = new LinkedHashMap<>();
        last.forEach((attempt, entry) -> byCompetency.put(Objects.requireNonNullElse(attempt.competency(), ""), entry));
        for (String competency : parts(assessment, block, byCompetency.keySet())) {
            cell(fields, hidden, key, assessment, competency, byCompetency.get(competency));
        }
        boolean correcting = !last.isEmpty();
        var action = wording.labels()
                .say(correcting ? "assessment.action-correct" : "assessment.action-record", attemptName(number));
        return new RecordForm(
                key,
                action,
                fields,
                hidden,
                correcting,
                typed.value(key, "motive", ""),
                typed.isOf(key),
                typed.problems(key),
                typed.problem(key, "motive"));
    }

    /** What one form is filled in for: each competency of the block, or the assessment as a whole (an empty name). */
    private static Set<String> parts(Assessment assessment, @Nullable Block block, Set<String> present) {
        Set<String> parts = new LinkedHashSet<>(present);
        if (assessment.grain() != Assessment.Grain.COMPETENCY || present.contains("")) {
            parts.add("");
            return parts;
        }
        assessment.competencies().stream()
                .filter(competency -> block == null
                        || block.competencies().stream()
                                .anyMatch(one -> one.id().equals(competency)))
                .forEach(parts::add);
        return parts;
    }

    private void cell(
            List<Field> fields,
            Map<String, String> hidden,
            String key,
            Assessment assessment,
            String competency,
            @Nullable ResultEntry entry) {
        var name = "mark:" + competency;
        var label = competency.isEmpty()
                ? wording.labels().say("assessment.field.mark")
                : wording.labels().competency(competency);
        var mark = entry == null ? null : entry.mark();
        var scale = scheme.scale(assessment.scale());
        fields.add(new Field(
                name,
                label,
                "list",
                typed.value(key, name, mark == null ? "" : code(mark)),
                options(scale, entry != null && mark != null),
                "",
                null));
        if (scale instanceof Scale.Score) {
            var score = mark instanceof Mark.Scored(BigDecimal share)
                    ? wording.formats().typed(share.movePointRight(2))
                    : "";
            var scoreName = "score:" + competency;
            fields.add(new Field(
                    scoreName,
                    wording.labels().say("assessment.field.score"),
                    "number",
                    typed.value(key, scoreName, score),
                    List.of(),
                    "%",
                    null));
        }
        if (entry != null) {
            var seen = "seen:" + competency;
            var current = Long.toString(entry.recorded().id());
            hidden.put(seen, typed.keepSeen() ? typed.value(key, seen, current) : current);
        }
    }

    private List<Option> options(@Nullable Scale scale, boolean recorded) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", "–"));
        switch (scale) {
            case Scale.Grades grades ->
                grades.grades().forEach(grade -> options.add(new Option("grade:" + grade.id(), read(grade.title()))));
            case Scale.Score _ ->
                options.add(new Option("score", wording.labels().say("assessment.option.score")));
            case null -> {}
        }
        for (String code : List.of("absent-justified", "absent-unjustified", "awaited")) {
            options.add(new Option(code, wording.labels().say("assessment.value." + code)));
        }
        if (recorded) {
            options.add(new Option("withdraw", wording.labels().say("assessment.option.withdraw")));
        }
        return options;
    }

    static String code(Mark mark) {
        return switch (mark) {
            case Mark.Graded(String grade) -> "grade:" + grade;
            case Mark.Scored _ -> "score";
            case Mark.Absent(boolean justified) -> justified ? "absent-justified" : "absent-unjustified";
            case Mark.Awaited() -> "awaited";
        };
    }

    private Item deliverable(Deliverable deliverable) {
        var entries = facts.receiptsOf(deliverable.id());
        var last = DossierFacts.last(entries);
        List<Line> lines = new ArrayList<>();
        if (last != null && last.receipt() != null) {
            lines.add(new Line("", forms.text(last), who(last.recorded())));
        }
        Set<Long> replaced = new LinkedHashSet<>();
        entries.forEach(entry -> replaced.add(entry.recorded().supersedes()));
        return new Item(
                read(deliverable.title()),
                wording.labels().foreign(),
                deliverable.holdsBack() ? "" : wording.labels().say("assessment.holds-nothing"),
                lines,
                entries.reversed().stream()
                        .map((ReceiptEntry entry) -> new Past(
                                forms.text(entry),
                                who(entry.recorded()),
                                motive(entry.recorded()),
                                replaced.contains(entry.recorded().id())))
                        .toList(),
                List.of(forms.receipt(deliverable, last)));
    }

    private List<Item> conditions() {
        List<Item> items = new ArrayList<>();
        for (Fact.Kind kind : AskedFacts.of(scheme, examined.candidacy().route())) {
            switch (kind) {
                case ATTENDANCE, PLACEMENT, EXPERIENCE, ADMISSIBILITY -> items.add(fact(kind, "", forms.title(kind)));
                case MODULE ->
                    scheme.modules().forEach(module -> items.add(fact(kind, module.id(), read(module.title()))));
                case HOLDING -> items.add(holdings());
            }
        }
        return items;
    }

    private Item fact(Fact.Kind kind, String subject, String title) {
        var entries = facts.factsOf(kind, subject);
        var last = DossierFacts.last(entries);
        return new Item(
                title,
                kind == Fact.Kind.MODULE ? wording.labels().foreign() : null,
                "",
                lines(entries),
                past(entries, ""),
                List.of(forms.fact(kind, subject, last)));
    }

    private Item holdings() {
        List<Line> lines = new ArrayList<>();
        List<RecordForm> records = new ArrayList<>();
        List<Past> past = new ArrayList<>();
        for (FactEntry last : facts.lastHoldings()) {
            var entries = facts.factsOf(Fact.Kind.HOLDING, last.subject());
            lines.addAll(lines(entries));
            lines.addAll(proofs(last));
            past.addAll(past(entries, ""));
            records.add(forms.fact(Fact.Kind.HOLDING, last.subject(), last));
        }
        records.add(forms.fact(Fact.Kind.HOLDING, "", null));
        return new Item(
                forms.title(Fact.Kind.HOLDING),
                null,
                "",
                lines,
                past,
                records,
                lines.isEmpty()
                        ? null
                        : "/dossiers/" + examined.candidacy().id().value() + "/justificatifs");
    }

    private List<Line> proofs(FactEntry holding) {
        var labels = wording.labels();
        var label = labels.say("assessment.proof");
        if (holding.fact() == null) {
            return List.of();
        }
        var lines = facts.proofs().stream()
                .filter(proof -> proof.subject().equals(holding.subject()))
                .map(proof -> new Line(
                        label,
                        proof.named(),
                        labels.say(
                                "assessment.proof.checked",
                                proof.checkedBy(),
                                wording.formats().moment(proof.checkedAt()))))
                .toList();
        return lines.isEmpty() ? List.of(new Line(label, labels.say("assessment.proof.none"), "")) : lines;
    }

    private List<Line> lines(List<FactEntry> entries) {
        var last = DossierFacts.last(entries);
        return last == null || last.fact() == null
                ? List.of()
                : List.of(new Line("", forms.text(last), who(last.recorded())));
    }

    private List<Past> past(List<FactEntry> entries, String prefix) {
        Set<Long> replaced = new LinkedHashSet<>();
        entries.forEach(entry -> replaced.add(entry.recorded().supersedes()));
        return entries.reversed().stream()
                .map(entry -> new Past(
                        prefix + forms.text(entry),
                        who(entry.recorded()),
                        motive(entry.recorded()),
                        replaced.contains(entry.recorded().id())))
                .toList();
    }

    private String read(Text text) {
        return text.in(wording.formats().locale());
    }

    private String who(Recorded recorded) {
        return wording.labels().say("assessment.who", recorded.by(), moment(recorded));
    }

    private String moment(Recorded recorded) {
        return wording.formats().moment(recorded.at());
    }

    private static String motive(Recorded recorded) {
        return Objects.requireNonNullElse(recorded.motive(), "");
    }
}
