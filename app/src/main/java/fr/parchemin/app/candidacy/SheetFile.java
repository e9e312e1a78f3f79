package fr.parchemin.app.candidacy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads a CSV or XLSX file as lines of texts, whatever its separator and its encoding among the usual ones. */
public final class SheetFile {

    /** The most rows a file may have, its heading apart. */
    static final int MOST_ROWS = 20_000;

    private static final int MOST_COLUMNS = 200;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private SheetFile() {}

    /** One line of a file, numbered from 1 as a spreadsheet shows it. */
    public record Line(int number, List<String> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /**
     * The lines that are not blank.
     *
     * @throws UnreadableFile when it is no such file
     */
    public static List<Line> lines(byte[] content) {
        if (content.length == 0) {
            throw new UnreadableFile("empty");
        }
        var lines = isZip(content) ? workbook(content) : csv(text(content));
        if (lines.isEmpty()) {
            throw new UnreadableFile("empty");
        }
        if (lines.size() > MOST_ROWS + 1) {
            throw new UnreadableFile("too-many-rows", Integer.toString(lines.size() - 1), Integer.toString(MOST_ROWS));
        }
        return lines;
    }

    private static boolean isZip(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    private static String text(byte[] content) {
        for (byte one : content) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                throw new UnreadableFile("wrong-type");
            }
        }
        try {
            var decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
        } catch (CharacterCodingException _) {
            return new String(content, WINDOWS);
        }
    }

    private static List<Line> csv(String text) {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            records.forEach(record -> keep(lines, new Line((int) record.getStartingLineNumber(), record.getFields())));
        } catch (CsvParseException e) {
            throw new UnreadableFile("malformed", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UnreadableFile("wrong-type");
        }
        return lines;
    }

    /** The one that stands most often in the heading. */
    private static char separator(String text) {
        int end = text.indexOf('\n');
        var heading = end < 0 ? text : text.substring(0, end);
        char best = ';';
        for (char candidate : new char[] {',', '\t'}) {
            if (count(heading, candidate) > count(heading, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(one -> one == wanted).count();
    }

    private static List<Line> workbook(byte[] content) {
        List<Line> lines = new ArrayList<>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> keep(lines, new Line(row.getRowNum(), cells(row))));
        } catch (IOException | ExcelReaderException | IllegalArgumentException | NullPointerException _) {
            throw new UnreadableFile("wrong-type");
        }
        return lines;
    }

    private static void keep(List<Line> lines, Line line) {
        if (lines.size() > MOST_ROWS + 1) {
            return;
        }
        if (!line.isBlank()) {
            lines.add(line);
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            cells.add(row.getOptionalCell(i).map(SheetFile::text).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.FORMULA
                && (cell.getText() == null || cell.getText().isEmpty())) {
            throw new UnreadableFile("formula", cell.getAddress().toString());
        }
        if (cell.getType() == CellType.NUMBER) {
            return cell.asNumber().stripTrailingZeros().toPlainString();
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    /** A file that cannot be read as candidates at all. */
    public static final class UnreadableFile extends RuntimeException {

        private final String reason;
        private final transient List<String> arguments;

        UnreadableFile(String reason, String... arguments) {
            super(reason);
            this.reason = reason;
            this.arguments = List.of(arguments);
        }

        /** The message key, after {@code candidacy.file.}. */
        public String reason() {
            return reason;
        }

        /** What the message names. */
        public List<String> arguments() {
            return arguments;
        }
    }
}
