package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.catalog.Csv;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;

/** What is seen of a cohort, all its pages together, for a spreadsheet. */
final class CohortExport {

    private CohortExport() {}

    static ResponseEntity<byte[]> file(String name, Stream<Examined> seen, Scheme scheme, Wording wording) {
        return Csv.file(
                name,
                heading(scheme, wording.labels()),
                seen.map(one -> cells(CohortRow.of(one, wording), scheme, wording)));
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
        cells.add(row.name());
        cells.add(row.outcome() == null ? "" : labels.say("assessment.short-outcome." + row.outcome()));
        for (int i = 0; i < scheme.blocks().size(); i++) {
            cells.add(
                    i < row.blocks().size() ? labels.say("badge." + row.blocks().get(i)) : "");
        }
        cells.add(row.next());
        cells.add(row.when());
        return cells;
    }
}
