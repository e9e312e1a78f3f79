package fr.parchemin.app.sitting.web;

import fr.parchemin.app.people.Unreadable;
import fr.parchemin.app.sitting.Grid.Seen;
import fr.parchemin.app.sitting.GridPaper;
import fr.parchemin.app.sitting.Grids.Stroke;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.scheme.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is typed on a grid: {@code mark:ITEM}, {@code remark:ITEM}, {@code seen:CRITERION}. What is not named is not
 * touched; what the paper does not ask is left out.
 *
 * @param faults what could not be read
 */
record GridForm(List<Stroke> strokes, List<Unread> faults) {

    private static final String MARK = "mark:";
    private static final String REMARK = "remark:";
    private static final String SEEN = "seen:";
    private static final int LONGEST = 2000;
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Something that could not be read. */
    record Unread(String item, String key) {}

    static GridForm read(GridPaper paper, Map<String, String> values) {
        List<Stroke> strokes = new ArrayList<>();
        List<Unread> faults = new ArrayList<>();
        for (GridPaper.Part part : paper.parts()) {
            part(paper.scale(), part.item(), values, strokes, faults);
            for (GridPaper.Look look : part.looks()) {
                for (GridPaper.Point point : look.points()) {
                    var seen = values.get(SEEN + point.key());
                    if (seen != null) {
                        strokes.add(new Stroke.Observed(
                                point.key(),
                                Unreadable.code(Seen.class, SEEN + point.key(), seen)
                                        .orElse(null)));
                    }
                }
            }
        }
        return new GridForm(List.copyOf(strokes), List.copyOf(faults));
    }

    private static void part(
            Scale scale, String item, Map<String, String> values, List<Stroke> strokes, List<Unread> faults) {
        var typed = values.get(MARK + item);
        var remark = values.getOrDefault(REMARK + item, "").strip();
        if (typed == null && !values.containsKey(REMARK + item)) {
            return;
        }
        if (remark.length() > LONGEST) {
            faults.add(new Unread(item, "sitting.grid.too-long"));
            return;
        }
        var mark = mark(scale, typed == null ? "" : typed.strip());
        if (mark == null && typed != null && !typed.isBlank()) {
            faults.add(new Unread(item, "sitting.grid.no-mark"));
            return;
        }
        strokes.add(new Stroke.Marked(item, mark, remark));
    }

    /** A grade of the scale, or a score from 0 to 100 as the French write it; absent: nothing, or neither. */
    private static @Nullable Mark mark(Scale scale, String typed) {
        return switch (scale) {
            case Scale.Grades grades ->
                grades.grades().stream().anyMatch(grade -> grade.id().equals(typed)) ? new Mark.Graded(typed) : null;
            case Scale.Score _ -> {
                var number = typed.replace(',', '.').replaceAll("[\\s\\u00a0\\u202f%]", "");
                yield PERCENT.matcher(number).matches() && new BigDecimal(number).compareTo(HUNDRED) <= 0
                        ? new Mark.Scored(
                                new BigDecimal(number).movePointLeft(2).stripTrailingZeros())
                        : null;
            }
        };
    }

    /** The marks alone. */
    Map<String, Mark> marks() {
        Map<String, Mark> marks = new LinkedHashMap<>();
        for (Stroke stroke : strokes) {
            if (stroke instanceof Stroke.Marked(var item, var mark, var _) && mark != null) {
                marks.put(item, mark);
            }
        }
        return marks;
    }
}
