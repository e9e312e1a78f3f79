package fr.parchemin.app.assessment.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Scheme;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is seen of a cohort, all its pages together, for a spreadsheet. */
final class CohortExport {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private CohortExport() {}

    static String csv(Stream<Examined> seen, Scheme scheme, Wording wording) {
        var text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().fieldSeparator(';').bufferSize(0).build(text);
        csv.writeRecord(heading(scheme, wording.labels()));
        seen.forEach(one -> csv.writeRecord(cells(CohortRow.of(one, wording), scheme, wording)));
        return text.toString();
    }

    private static List<String> heading(Scheme scheme, Labels labels) {
        List<String> heading = new ArrayList<>(List.of(
                labels.say("assessment.export.number"),
                labels.say("assessment.export.name"),
                labels.say("assessment.cohort.proposal")));
        scheme.blocks().stream().map(Block::id).forEach(heading::add);
        heading.addAll(List.of(labels.say("assessment.export.next"), labels.say("assessment.export.when")));
        return heading;
    }

    private static List<String> cells(CohortRow row, Scheme scheme, Wording wording) {
        var labels = wording.labels();
        List<String> cells = new ArrayList<>();
        cells.add(row.number());
        cells.add(harmless(row.name()));
        cells.add(row.outcome() == null ? "" : labels.say("assessment.short-outcome." + row.outcome()));
        for (int i = 0; i < scheme.blocks().size(); i++) {
            cells.add(
                    i < row.blocks().size() ? labels.say("badge." + row.blocks().get(i)) : "");
        }
        cells.add(row.next());
        cells.add(row.when());
        return cells;
    }

    /** A spreadsheet would run a text that begins like a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
