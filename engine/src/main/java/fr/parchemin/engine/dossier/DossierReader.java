package fr.parchemin.engine.dossier;

import fr.parchemin.engine.dossier.Dossier.Admissibility;
import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.dossier.DossierFault.Code;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads a dossier line: one JSON object in UTF-8. Strict: an unknown or repeated field, a wrong type, a date that does not
 * exist are faults, all of them reported at once. A {@code null} stands for an absent field.
 */
public final class DossierReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(100_000)
                    .maxNumberLength(100)
                    .build())
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private static final String FIELDS =
            "dossier, scheme, version, route, asOf, origin, enrolledOn, juryDate, presentedBlocks, attendance,"
                    + " placementDays, experienceMonths, admissibility, modules, results, deliverables, holdings,"
                    + " session, windows";
    private static final String DAY = "2026-07-06";
    private static final String TEXT = "\"...\"";
    private static final String MARK = "grade | score | absence | awaited";

    private final JsonFields fields;

    private DossierReader(JsonFields fields) {
        this.fields = fields;
    }

    /** Reads a whole array as one line. */
    public static DossierReading read(byte[] line) {
        return read(line, 0, line.length);
    }

    /**
     * Reads one line.
     *
     * @param bytes what holds the line
     * @param offset where it begins
     * @param length its length in bytes, the line break not included
     */
    public static DossierReading read(byte[] bytes, int offset, int length) {
        List<DossierFault> faults = new ArrayList<>(0);
        DossierReader reader = null;
        DossierDraft draft = new DossierDraft();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            reader = new DossierReader(new JsonFields(parser, faults));
            reader.read(draft);
        } catch (JacksonException e) {
            faults.add(syntaxFault(bytes, offset, length, e));
        }
        draft.complete(faults);
        return faults.isEmpty()
                ? new DossierReading.Read(draft.dossier())
                : new DossierReading.Unreadable(draft.id, List.copyOf(faults));
    }

    /** Tells text in another encoding from text that is no JSON. */
    private static DossierFault syntaxFault(byte[] bytes, int offset, int length, JacksonException e) {
        ByteBuffer line = ByteBuffer.wrap(bytes, offset, length);
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(line);
        } catch (CharacterCodingException malformed) {
            String found = String.format("0x%02X", bytes[line.position()]);
            return new DossierFault(Code.NOT_UTF8, "byte " + (line.position() - offset + 1), found, "UTF-8");
        }
        int column = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        int from = Math.min(column - 1, text.length());
        String found = text.substring(from, Math.min(text.length(), from + 20)).strip();
        return new DossierFault(Code.NOT_JSON, "column " + column, found, null);
    }

    private void read(DossierDraft draft) {
        if (fields.parser.nextToken() != JsonToken.START_OBJECT) {
            fields.fault(Code.NOT_AN_OBJECT, fields.found(), "{...}");
            return;
        }
        fields.object(FIELDS, name -> field(name, draft));
        if (fields.parser.nextToken() != null) {
            fields.fault(Code.NOT_JSON, fields.found(), null);
        }
    }

    private boolean field(String name, DossierDraft draft) {
        switch (name) {
            case "dossier" -> draft.id = fields.text();
            case "scheme" -> draft.scheme = fields.name();
            case "version" -> draft.version = fields.name();
            case "route" -> draft.route = fields.name();
            case "asOf" -> draft.asOf = fields.date();
            case "origin" -> draft.origin = fields.oneOf("training", "vae");
            case "enrolledOn" -> draft.enrolledOn = fields.date();
            case "juryDate" -> draft.juryDate = fields.date();
            case "presentedBlocks" -> draft.presentedBlocks = fields.texts();
            case "attendance" -> draft.attendance = fields.number();
            case "placementDays" -> draft.placementDays = fields.number();
            case "experienceMonths" -> draft.experienceMonths = fields.number();
            case "admissibility" -> draft.admissibility = admissibility();
            case "modules" -> draft.modules = fields.list(this::module);
            case "results" -> draft.results = fields.list(this::result);
            case "deliverables" -> draft.deliverables = fields.list(this::receipt);
            case "holdings" -> draft.holdings = fields.list(this::holding);
            case "session" -> draft.session = fields.name();
            case "windows" -> draft.windows = windows();
            default -> {
                return false;
            }
        }
        return true;
    }

    private @Nullable Admissibility admissibility() {
        if (!fields.startsObject()) {
            return null;
        }
        class Draft {
            @Nullable
            String outcome;

            @Nullable
            LocalDate on;
        }
        Draft draft = new Draft();
        fields.object("outcome, on", name -> {
            switch (name) {
                case "outcome" -> draft.outcome = fields.oneOf("granted", "refused");
                case "on" -> draft.on = fields.date();
                default -> {
                    return false;
                }
            }
            return true;
        });
        String outcome = fields.required("outcome", "granted, refused", draft.outcome);
        LocalDate on = fields.required("on", DAY, draft.on);
        return outcome == null || on == null ? null : new Admissibility(outcome.equals("granted"), on);
    }

    private Map<String, Days> windows() {
        if (!fields.startsObject()) {
            return Map.of();
        }
        Map<String, Days> windows = new LinkedHashMap<>();
        fields.object("", name -> {
            if (name.isBlank() || fields.isNull()) {
                fields.fault(Code.MISSING, null, name.isBlank() ? TEXT : "from, until");
            }
            Days days = fields.startsObject() ? days() : null;
            if (days != null) {
                windows.put(name, days);
            }
            return true;
        });
        return windows;
    }

    private @Nullable Days days() {
        class Draft {
            @Nullable
            LocalDate from;

            @Nullable
            LocalDate until;

            boolean told;
        }
        Draft draft = new Draft();
        fields.object("from, until", name -> {
            draft.told |= !fields.isNull();
            switch (name) {
                case "from" -> draft.from = fields.date();
                case "until" -> draft.until = fields.date();
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (!draft.told) {
            fields.fault(Code.MISSING, null, "from, until");
        } else if (draft.from != null && draft.until != null && draft.from.isAfter(draft.until)) {
            fields.fault(Code.ENDS_BEFORE_IT_BEGINS, draft.until.toString(), draft.from.toString());
        } else if (draft.from != null || draft.until != null) {
            return new Days(draft.from, draft.until);
        }
        return null;
    }

    private @Nullable ModuleRecord module() {
        class Draft {
            @Nullable
            String module;

            @Nullable
            LocalDate completedOn;

            @Nullable
            Boolean acquired;
        }
        Draft draft = new Draft();
        fields.object("module, completedOn, acquired", name -> {
            switch (name) {
                case "module" -> draft.module = fields.name();
                case "completedOn" -> draft.completedOn = fields.date();
                case "acquired" -> draft.acquired = fields.flag();
                default -> {
                    return false;
                }
            }
            return true;
        });
        String module = fields.required("module", TEXT, draft.module);
        return module == null ? null : new ModuleRecord(module, draft.completedOn, draft.acquired);
    }

    private @Nullable Receipt receipt() {
        class Draft {
            @Nullable
            String deliverable;

            @Nullable
            LocalDate receivedOn;

            @Nullable
            Integer pages;

            @Nullable
            Integer situations;
        }
        Draft draft = new Draft();
        fields.object("deliverable, receivedOn, pages, situations", name -> {
            switch (name) {
                case "deliverable" -> draft.deliverable = fields.name();
                case "receivedOn" -> draft.receivedOn = fields.date();
                case "pages" -> draft.pages = fields.count();
                case "situations" -> draft.situations = fields.count();
                default -> {
                    return false;
                }
            }
            return true;
        });
        String deliverable = fields.required("deliverable", TEXT, draft.deliverable);
        LocalDate on = fields.required("receivedOn", DAY, draft.receivedOn);
        return deliverable == null || on == null ? null : new Receipt(deliverable, on, draft.pages, draft.situations);
    }

    private @Nullable Holding holding() {
        class Draft {
            @Nullable
            String certificate;

            @Nullable
            String scheme;

            @Nullable
            String version;

            @Nullable
            String block;

            @Nullable
            LocalDate awardedOn;
        }
        Draft draft = new Draft();
        fields.object("certificate, scheme, version, block, awardedOn", name -> {
            switch (name) {
                case "certificate" -> draft.certificate = fields.oneOf("block", "title", "specialisation");
                case "scheme" -> draft.scheme = fields.name();
                case "version" -> draft.version = fields.name();
                case "block" -> draft.block = fields.name();
                case "awardedOn" -> draft.awardedOn = fields.date();
                default -> {
                    return false;
                }
            }
            return true;
        });
        String certificate = fields.required("certificate", "block, title, specialisation", draft.certificate);
        String scheme = fields.required("scheme", TEXT, draft.scheme);
        LocalDate on = fields.required("awardedOn", DAY, draft.awardedOn);
        return certificate == null || scheme == null || on == null
                ? null
                : new Holding(certificate(certificate), scheme, draft.version, draft.block, on);
    }

    private static Certificate certificate(String name) {
        return switch (name) {
            case "block" -> Certificate.BLOCK;
            case "title" -> Certificate.TITLE;
            default -> Certificate.SPECIALISATION;
        };
    }

    private @Nullable Result result() {
        ResultDraft draft = new ResultDraft();
        fields.object(
                "assessment, attempt, on, block, competency, grade, score, absence, awaited",
                name -> resultField(name, draft));
        String assessment = fields.required("assessment", TEXT, draft.assessment);
        Integer attempt = fields.required("attempt", "1", draft.attempt);
        LocalDate on = fields.required("on", DAY, draft.on);
        Mark mark = draft.mark;
        if (draft.marks != 1) {
            Code code = draft.marks == 0 ? Code.MISSING : Code.WRONG_MARK;
            fields.fault(code, draft.marks == 0 ? null : draft.marks + "", MARK);
            return null;
        }
        return assessment == null || attempt == null || on == null || mark == null
                ? null
                : new Result(assessment, attempt, on, draft.block, draft.competency, mark);
    }

    private static final class ResultDraft {
        @Nullable
        String assessment;

        @Nullable
        Integer attempt;

        @Nullable
        LocalDate on;

        @Nullable
        String block;

        @Nullable
        String competency;

        @Nullable
        Mark mark;

        int marks;
    }

    private boolean resultField(String name, ResultDraft draft) {
        switch (name) {
            case "assessment" -> draft.assessment = fields.name();
            case "attempt" -> draft.attempt = fields.count();
            case "on" -> draft.on = fields.date();
            case "block" -> draft.block = fields.name();
            case "competency" -> draft.competency = fields.name();
            case "grade", "score", "absence", "awaited" -> {
                if (fields.parser.currentToken() != JsonToken.VALUE_NULL) {
                    draft.marks++;
                    draft.mark = mark(name);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private @Nullable Mark mark(String name) {
        return switch (name) {
            case "grade" -> {
                String grade = fields.name();
                yield grade == null ? null : new Mark.Graded(grade);
            }
            case "score" -> {
                BigDecimal score = fields.number();
                yield score == null ? null : new Mark.Scored(score);
            }
            case "absence" -> {
                String absence = fields.oneOf("justified", "unjustified");
                yield absence == null ? null : new Mark.Absent(absence.equals("justified"));
            }
            default -> awaited();
        };
    }

    private @Nullable Mark awaited() {
        Boolean awaited = fields.flag();
        if (awaited != null && !awaited) {
            fields.fault(Code.UNKNOWN_VALUE, "false", "true");
        }
        return awaited == null ? null : new Mark.Awaited();
    }
}
