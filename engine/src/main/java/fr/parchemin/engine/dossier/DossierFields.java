package fr.parchemin.engine.dossier;

import fr.parchemin.engine.dossier.Dossier.Admissibility;
import fr.parchemin.engine.dossier.DossierFault.Code;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a dossier line. */
final class DossierFields {

    private static final String FIELDS =
            "dossier, scheme, version, route, asOf, origin, enrolledOn, juryDate, presentedBlocks, attendance,"
                    + " placementDays, experienceMonths, admissibility, modules, results, deliverables, holdings,"
                    + " session, windows";

    private final JsonFields in;
    private final ResultFields results;
    private final RecordFields records;

    DossierFields(JsonFields in) {
        this.in = in;
        this.results = new ResultFields(in);
        this.records = new RecordFields(in);
    }

    /** Reads the whole line. */
    void read(DossierDraft draft) {
        if (in.in.peek() != '{') {
            in.notAnObject();
            return;
        }
        in.startsObject();
        for (String name = in.field(); name != null; name = in.field()) {
            field(name, draft);
        }
        in.end();
    }

    private void field(String name, DossierDraft draft) {
        switch (name) {
            case "dossier" -> draft.id = in.text();
            case "scheme" -> draft.scheme = in.name();
            case "version" -> draft.version = in.name();
            case "route" -> draft.route = in.name();
            case "asOf" -> draft.asOf = in.date();
            case "origin" -> draft.origin = in.oneOf("training", "vae");
            case "enrolledOn" -> draft.enrolledOn = in.date();
            case "juryDate" -> draft.juryDate = in.date();
            case "presentedBlocks" -> draft.presentedBlocks = in.names();
            case "attendance" -> draft.attendance = in.share();
            case "placementDays" -> draft.placementDays = in.number(Limit.PLACEMENT_DAYS);
            case "experienceMonths" -> draft.experienceMonths = in.number(Limit.EXPERIENCE_MONTHS);
            case "admissibility" -> draft.admissibility = admissibility();
            case "modules" -> draft.modules = in.list(records::module);
            case "results" -> draft.results = in.list(results::result);
            case "deliverables" -> draft.deliverables = in.list(records::receipt);
            case "holdings" -> draft.holdings = in.list(records::holding);
            case "session" -> draft.session = in.name();
            case "windows" -> draft.windows = windows();
            default -> in.unknown(FIELDS);
        }
    }

    private @Nullable Admissibility admissibility() {
        if (!in.startsObject()) {
            return null;
        }
        String outcome = null;
        LocalDate on = null;
        for (String name = in.field(); name != null; name = in.field()) {
            switch (name) {
                case "outcome" -> outcome = in.oneOf("granted", "refused");
                case "on" -> on = in.date();
                default -> in.unknown("outcome, on");
            }
        }
        String found = in.required("outcome", "granted, refused", outcome);
        LocalDate day = in.required("on", JsonFields.DAY, on);
        return found == null || day == null ? null : new Admissibility(found.equals("granted"), day);
    }

    private Map<String, Days> windows() {
        if (!in.startsObject()) {
            return Map.of();
        }
        Map<String, Days> windows = new LinkedHashMap<>();
        for (String name = in.field(); name != null; name = in.field()) {
            if (name.isBlank() || in.isNull()) {
                in.fault(Code.MISSING, null, name.isBlank() ? JsonFields.TEXT : "from, until");
            }
            Days days = in.startsObject() ? days() : null;
            if (days != null && windows.put(name, days) != null && name.length() > Vocabulary.LONGEST) {
                in.fault(Code.REPEATED_FIELD, name, null);
            }
        }
        return windows;
    }

    private @Nullable Days days() {
        LocalDate from = null;
        LocalDate until = null;
        boolean told = false;
        boolean empty = true;
        for (String name = in.field(); name != null; name = in.field()) {
            empty = false;
            told |= !in.isNull();
            switch (name) {
                case "from" -> from = in.date();
                case "until" -> until = in.date();
                default -> in.unknown("from, until");
            }
        }
        if (empty) {
            return Days.OPEN;
        } else if (!told) {
            in.fault(Code.MISSING, null, "from, until");
        } else if (from != null && until != null && from.isAfter(until)) {
            in.fault(Code.ENDS_BEFORE_IT_BEGINS, until.toString(), from.toString());
        } else if (from != null || until != null) {
            return new Days(from, until);
        }
        return null;
    }
}
