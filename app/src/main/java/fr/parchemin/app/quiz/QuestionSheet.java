package fr.parchemin.app.quiz;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.parchemin.app.candidacy.SheetFile;
import fr.parchemin.app.quiz.Question.Content;
import fr.parchemin.app.quiz.Reading.Found;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Files of questions with a row for each: read from CSV or XLSX, written as CSV. */
final class QuestionSheet {

    private static final String FORMULA = "'*[=+\\-@\\t].*";

    private final String file;
    private final Map<QuestionColumn, Integer> columns = new EnumMap<>(QuestionColumn.class);
    private final List<Integer> choices = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private QuestionSheet(String file) {
        this.file = file;
    }

    static Reading read(String file, byte[] content) {
        try {
            var lines = SheetFile.lines(content);
            var sheet = new QuestionSheet(file);
            sheet.heading(lines.getFirst().cells());
            if (!sheet.faults.isEmpty()) {
                return new Reading.Faulty(sheet.faults);
            }
            if (lines.size() == 1) {
                return new Reading.Faulty(List.of(new Fault(file, 1, "", "no-rows", "", "")));
            }
            var found = lines.subList(1, lines.size()).stream()
                    .flatMap(line -> sheet.question(line).stream())
                    .toList();
            return sheet.faults.isEmpty() ? new Reading.Read(found) : new Reading.Faulty(sheet.faults);
        } catch (SheetFile.UnreadableFile e) {
            return new Reading.Faulty(
                    List.of(new Fault(file, 0, "", "sheet-" + e.reason(), String.join(", ", e.arguments()), "")));
        }
    }

    private void heading(List<String> headings) {
        for (int i = 0; i < headings.size(); i++) {
            int place = i;
            var heading = headings.get(i);
            if (QuestionColumn.isChoice(heading)) {
                choices.add(place);
            } else {
                QuestionColumn.named(heading)
                        .ifPresentOrElse(
                                column -> {
                                    if (columns.putIfAbsent(column, place) != null) {
                                        faults.add(new Fault(file, 1, "", "twice-column", heading, ""));
                                    }
                                },
                                () -> {
                                    if (!heading.isBlank()) {
                                        faults.add(new Fault(file, 1, "", "column", heading, headings()));
                                    }
                                });
            }
        }
        for (QuestionColumn needed : List.of(QuestionColumn.KIND, QuestionColumn.PROMPT, QuestionColumn.RIGHT)) {
            if (!columns.containsKey(needed)) {
                faults.add(new Fault(file, 1, "", "no-column", String.join(", ", headings), needed.heading()));
            }
        }
    }

    private static String headings() {
        return java.util.Arrays.stream(QuestionColumn.values())
                        .map(QuestionColumn::heading)
                        .collect(Collectors.joining(", "))
                + ", " + QuestionColumn.CHOICE + " 1";
    }

    /** A row that is being read. */
    private final class Row {

        private final SheetFile.Line line;
        private int wrong;

        Row(SheetFile.Line line) {
            this.line = line;
        }

        String cell(int place) {
            var cell = place < line.cells().size() ? line.cells().get(place).strip() : "";
            return cell.startsWith("'") && cell.matches("(?s)" + FORMULA) ? cell.substring(1) : cell;
        }

        String cell(QuestionColumn column) {
            var place = columns.get(column);
            return place == null ? "" : cell(place);
        }

        void fault(String code, String found, String expected) {
            wrong++;
            faults.add(new Fault(file, line.number(), cell(QuestionColumn.CODE), code, found, expected));
        }
    }

    private Optional<Found> question(SheetFile.Line line) {
        var row = new Row(line);
        var code = row.cell(QuestionColumn.CODE);
        if (!code.isEmpty() && !code.matches(QuestionFile.CODE)) {
            row.fault("identifier", code, QuestionFile.CODE);
        }
        var prompt = Words.lines(row.cell(QuestionColumn.PROMPT));
        if (prompt.isEmpty()) {
            row.fault("missing", "", QuestionColumn.PROMPT.heading());
        }
        var kind = QuestionColumn.kind(row.cell(QuestionColumn.KIND));
        if (kind.isEmpty()) {
            row.fault("kind", row.cell(QuestionColumn.KIND), String.join(", ", QuestionColumn.KINDS.values()));
            return Optional.empty();
        }
        var task = task(kind.get(), row);
        return task.isEmpty() || row.wrong > 0
                ? Optional.empty()
                : Optional.of(new Found(
                        file,
                        line.number(),
                        code.isEmpty() ? null : code,
                        Words.line(row.cell(QuestionColumn.THEME)),
                        new Content(prompt, task.get(), row.cell(QuestionColumn.EXPLANATION))));
    }

    private Optional<Task> task(Task.Kind kind, Row row) {
        var right = row.cell(QuestionColumn.RIGHT);
        var words = choices.stream().map(row::cell).map(Words::line).toList();
        var given = words.stream().filter(text -> !text.isEmpty()).toList();
        boolean asks = kind == Task.Kind.SINGLE || kind == Task.Kind.MULTIPLE || kind == Task.Kind.ORDER;
        if (asks && given.size() < Task.FEWEST_CHOICES) {
            row.fault("choices", Integer.toString(given.size()), "2");
        } else if (asks && !words.subList(0, given.size()).equals(given)) {
            row.fault("choice", "", "");
        } else if (!asks && !given.isEmpty()) {
            row.fault("no-choices", String.join(", ", given), "");
        } else if (new HashSet<>(given).size() < given.size()) {
            row.fault("twice", String.join(", ", given), "");
        }
        return row.wrong > 0
                ? Optional.empty()
                : Optional.ofNullable(
                        switch (kind) {
                            case SINGLE, MULTIPLE -> choice(kind, given, right, row);
                            case ORDER -> order(given, right, row);
                            case TRUE_FALSE -> said(right, row);
                            case NUMERIC -> number(right, row);
                        });
    }

    private static @Nullable Task choice(Task.Kind kind, List<String> given, String right, Row row) {
        var expected = IntStream.rangeClosed(1, given.size())
                .mapToObj(Integer::toString)
                .toList();
        var typed = List.of(right.strip().split("\\s*[,;/ ]\\s*"));
        if (!expected.containsAll(typed) || (kind == Task.Kind.SINGLE && typed.size() != 1)) {
            row.fault("right", right, String.join(", ", expected));
            return null;
        }
        Set<Integer> places =
                typed.stream().map(one -> Integer.parseInt(one) - 1).collect(Collectors.toSet());
        return kind == Task.Kind.SINGLE
                ? new Task.Single(given, places.iterator().next())
                : new Task.Multiple(given, places);
    }

    private static @Nullable Task order(List<String> given, String right, Row row) {
        if (!right.isEmpty()) {
            row.fault("right", right, "");
            return null;
        }
        return new Task.Order(given);
    }

    private static @Nullable Task said(String right, Row row) {
        var plain = QuestionColumn.plain(right);
        if (!plain.equals(QuestionColumn.TRUE) && !plain.equals(QuestionColumn.FALSE)) {
            row.fault("right", right, QuestionColumn.TRUE + ", " + QuestionColumn.FALSE);
            return null;
        }
        return new Task.TrueFalse(plain.equals(QuestionColumn.TRUE));
    }

    private static @Nullable Task number(String right, Row row) {
        var value = new Answer.Typed(right).number();
        var typed = row.cell(QuestionColumn.TOLERANCE);
        var tolerance = typed.isEmpty() ? Optional.of(BigDecimal.ZERO) : new Answer.Typed(typed).number();
        if (value.isEmpty()) {
            row.fault("not-a-number", right, "12,5");
        }
        if (tolerance.filter(one -> one.signum() >= 0).isEmpty()) {
            row.fault("tolerance", typed, "0,5");
        }
        return row.wrong > 0 ? null : new Task.Numeric(value.orElseThrow(), tolerance.orElseThrow());
    }

    /** These questions as CSV, as {@link #read} takes them back. */
    static String csv(List<Question> questions) {
        int most = questions.stream()
                .mapToInt(question -> question.task().choices().size())
                .max()
                .orElse(4);
        var text = new StringWriter();
        text.write('\ufeff');
        var csv = CsvWriter.builder().fieldSeparator(';').bufferSize(0).build(text);
        List<String> heading = new ArrayList<>();
        for (QuestionColumn column : QuestionColumn.values()) {
            heading.add(column.heading());
        }
        IntStream.rangeClosed(1, most)
                .mapToObj(i -> QuestionColumn.CHOICE + " " + i)
                .forEach(heading::add);
        csv.writeRecord(heading);
        for (Question question : questions) {
            csv.writeRecord(
                    cells(question).stream().map(QuestionSheet::harmless).toList());
        }
        return text.toString();
    }

    private static List<String> cells(Question question) {
        var task = question.task();
        List<String> cells = new ArrayList<>(List.of(
                question.code(),
                question.theme().name(),
                QuestionColumn.KINDS.getOrDefault(task.kind(), ""),
                question.prompt(),
                right(task),
                task instanceof Task.Numeric(var _, BigDecimal tolerance) ? french(tolerance) : "",
                question.content().explanation()));
        cells.addAll(task.choices());
        return cells;
    }

    private static String right(Task task) {
        return switch (task) {
            case Task.Single single -> Integer.toString(single.right() + 1);
            case Task.Multiple multiple ->
                multiple.right().stream()
                        .sorted()
                        .map(place -> Integer.toString(place + 1))
                        .collect(Collectors.joining(", "));
            case Task.TrueFalse said -> said.right() ? QuestionColumn.TRUE : QuestionColumn.FALSE;
            case Task.Numeric(BigDecimal right, var _) -> french(right);
            case Task.Order _ -> "";
        };
    }

    private static String french(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }

    /** A spreadsheet would run a text that begins like a formula; read back, the apostrophe is dropped. */
    private static String harmless(String text) {
        return text.matches("(?s)" + FORMULA) ? "'" + text : text;
    }
}
