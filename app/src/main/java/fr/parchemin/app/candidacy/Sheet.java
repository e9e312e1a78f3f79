package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.EnrolmentCheck.Checked;
import fr.parchemin.app.candidacy.EnrolmentCheck.Refusal;
import fr.parchemin.app.candidacy.Imports.Advance;
import fr.parchemin.app.candidacy.SheetFile.Line;
import fr.parchemin.app.candidacy.SheetFile.UnreadableFile;
import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The rows of a file under its headings. */
record Sheet(List<String> headings, List<Line> rows) {

    private static final int TOLD_EVERY = 250;

    /** A row that was looked at: either who enrols, or why not. */
    record CheckedRow(Line line, Checked checked) {}

    /** Reads a file and its heading. */
    static Sheet read(byte[] content, Scheme scheme) {
        var lines = SheetFile.lines(content);
        var sheet = new Sheet(
                lines.getFirst().cells().stream().map(String::strip).toList(), lines.subList(1, lines.size()));
        sheet.refuseUnlessUsable(scheme);
        return sheet;
    }

    private void refuseUnlessUsable(Scheme scheme) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < headings.size(); i++) {
            var heading = headings.get(i);
            int place = i;
            Column.named(heading).ifPresent(column -> {
                if (places.putIfAbsent(column, place) != null) {
                    throw new UnreadableFile("twice-column", heading);
                }
            });
        }
        var missing = Arrays.stream(Column.values())
                .filter(Column::isRequired)
                .filter(column -> column != Column.ROUTE || scheme.routes().size() > 1)
                .filter(column -> !places.containsKey(column))
                .map(column -> column.heading(Locale.FRENCH))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UnreadableFile("missing-columns", missing, String.join(", ", headings));
        }
        if (rows.isEmpty()) {
            throw new UnreadableFile("no-rows");
        }
    }

    /** The headings that mean nothing to us; their cells are left aside. */
    List<String> ignored() {
        return headings.stream()
                .filter(heading -> !heading.isEmpty())
                .filter(heading -> Column.named(heading).isEmpty())
                .toList();
    }

    /**
     * Compares every row with the scheme, with the others and with who is enrolled.
     *
     * @param enrolled the identity keys of those in the cohort
     */
    List<CheckedRow> check(Scheme scheme, LocalDate day, Set<String> enrolled) {
        return check(scheme, day, enrolled, _ -> {});
    }

    /**
     * The same.
     *
     * @param progress is told from time to time
     */
    List<CheckedRow> check(Scheme scheme, LocalDate day, Set<String> enrolled, Consumer<Advance> progress) {
        var columns = columns();
        Map<String, Integer> seen = new HashMap<>();
        List<CheckedRow> checked = new ArrayList<>();
        for (Line row : rows) {
            var outcome = EnrolmentCheck.of(scheme, day, cells(row, columns));
            if (outcome instanceof Checked.Accepted(Enrolment enrolment, var _)) {
                outcome = unique(enrolment, outcome, row, seen, enrolled);
            }
            checked.add(new CheckedRow(row, outcome));
            if (checked.size() % TOLD_EVERY == 0 || checked.size() == rows.size()) {
                progress.accept(new Advance(checked.size(), rows.size()));
            }
        }
        return checked;
    }

    /** The place of a column, -1: the file has no such column. */
    int place(Column column) {
        return columns().indexOf(Optional.of(column));
    }

    /** What stands at a place of a row, empty: nothing. */
    static String cell(Line row, int place) {
        return place >= 0 && place < row.cells().size()
                ? plain(row.cells().get(place)).strip()
                : "";
    }

    private static Checked unique(
            Enrolment enrolment, Checked accepted, Line row, Map<String, Integer> seen, Set<String> enrolled) {
        var key = enrolment.identity().key();
        if (enrolled.contains(key)) {
            return new Checked.Refused(List.of(Refusal.of(Column.BIRTH_NAME, "already-enrolled")), List.of());
        }
        var first = seen.putIfAbsent(key, row.number());
        return first == null
                ? accepted
                : new Checked.Refused(
                        List.of(Refusal.of(Column.BIRTH_NAME, "twice-in-file", Integer.toString(first))), List.of());
    }

    /** What each column of the file means, absent: nothing to us. */
    private List<Optional<Column>> columns() {
        return headings.stream().map(Column::named).toList();
    }

    private static Map<Column, String> cells(Line row, List<Optional<Column>> columns) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
            var text = plain(row.cells().get(i));
            columns.get(i).ifPresent(column -> cells.put(column, text));
        }
        return cells;
    }

    /** Without the apostrophe which a spreadsheet, or our own export, put before what looks like a formula. */
    private static String plain(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }
}
