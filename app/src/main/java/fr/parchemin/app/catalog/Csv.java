package fr.parchemin.app.catalog;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Tables as the spreadsheets of French offices open them: semicolons, a byte order mark, no text that runs as a formula. */
public final class Csv {

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String NUMBER = "-[\\d,.]+";

    private Csv() {}

    /** A table to download. */
    public static ResponseEntity<byte[]> file(String name, List<String> heading, Stream<List<String>> rows) {
        var disposition = ContentDisposition.attachment()
                .filename(name + ".csv", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(text(heading, rows).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(List<String> heading, Stream<List<String>> rows) {
        var text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().fieldSeparator(';').bufferSize(0).build(text);
        csv.writeRecord(heading);
        rows.forEach(row -> csv.writeRecord(row.stream().map(Csv::harmless).toList()));
        return text.toString();
    }

    /** A spreadsheet would run a text that begins like a formula; a number below zero is none. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 && !text.matches(NUMBER) ? "'" + text : text;
    }
}
