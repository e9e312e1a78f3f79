package fr.parchemin.engine.dossier;

import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.dossier.DossierFault.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The fields of a result. */
final class ResultFields {

    private static final String MARKS = "grade | score | absence | awaited";
    private static final Mark AWAITED = new Mark.Awaited();
    private static final Mark JUSTIFIED = new Mark.Absent(true);
    private static final Mark UNJUSTIFIED = new Mark.Absent(false);

    /** Grades met of late, by their names, which are shared. */
    private static final Mark.@Nullable Graded[] GRADED = new Mark.Graded[1 << 6];

    private final JsonFields in;
    /** The fields of the result in hand that say what came out. */
    private String marks = "";

    private @Nullable Mark mark;

    ResultFields(JsonFields in) {
        this.in = in;
    }

    @Nullable
    Result result() {
        String assessment = null;
        Integer attempt = null;
        LocalDate on = null;
        String block = null;
        String competency = null;
        marks = "";
        mark = null;
        for (String name = in.field(); name != null; name = in.field()) {
            switch (name) {
                case "assessment" -> assessment = in.name();
                case "attempt" -> attempt = in.count(Limit.ATTEMPT);
                case "on" -> on = in.date();
                case "block" -> block = in.name();
                case "competency" -> competency = in.name();
                case "grade", "score", "absence", "awaited" -> mark(name);
                default -> in.unknown("assessment, attempt, on, block, competency, grade, score, absence, awaited");
            }
        }
        assessment = in.required("assessment", JsonFields.TEXT, assessment);
        attempt = in.required("attempt", "1", attempt);
        on = in.required("on", JsonFields.DAY, on);
        Mark one = oneMark();
        return assessment == null || attempt == null || on == null || one == null
                ? null
                : new Result(assessment, attempt, on, block, competency, one);
    }

    private @Nullable Mark oneMark() {
        if (marks.isEmpty()) {
            in.fault(Code.MISSING, null, MARKS);
        } else if (marks.contains(",")) {
            in.fault(Code.WRONG_MARK, marks, MARKS);
            return null;
        }
        return mark;
    }

    private void mark(String name) {
        if (in.isNull()) {
            in.mismatch(name);
            return;
        }
        marks = marks.isEmpty() ? name : marks + ", " + name;
        mark = switch (name) {
            case "grade" -> graded(in.name());
            case "score" -> scored(in.share());
            case "absence" -> absent(in.oneOf("justified", "unjustified"));
            default -> awaited(in.flag());
        };
    }

    private static @Nullable Mark graded(@Nullable String grade) {
        if (grade == null) {
            return null;
        }
        int place = grade.hashCode() & (GRADED.length - 1);
        Mark.Graded known = GRADED[place];
        if (known == null || !known.grade().equals(grade)) {
            known = new Mark.Graded(grade);
            GRADED[place] = known;
        }
        return known;
    }

    private static @Nullable Mark scored(@Nullable BigDecimal score) {
        return score == null ? null : new Mark.Scored(score);
    }

    private static @Nullable Mark absent(@Nullable String absence) {
        return absence == null ? null : absence.equals("justified") ? JUSTIFIED : UNJUSTIFIED;
    }

    private @Nullable Mark awaited(@Nullable Boolean awaited) {
        if (awaited != null && !awaited) {
            in.fault(Code.UNKNOWN_VALUE, "false", "true");
        }
        return awaited == null ? null : AWAITED;
    }
}
