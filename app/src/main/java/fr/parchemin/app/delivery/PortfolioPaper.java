package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.paper.Press;
import fr.parchemin.app.paper.Press.Manuscript;
import fr.parchemin.engine.scheme.Block.Competency;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A practice portfolio as a document. */
@Component
class PortfolioPaper {

    private final Catalog catalog;
    private final Press press;
    private final MessageSource messages;

    PortfolioPaper(Catalog catalog, Press press, MessageSource messages) {
        this.catalog = catalog;
        this.press = press;
        this.messages = messages;
    }

    record Chapter(
            int number,
            String title,
            List<String> context,
            List<String> done,
            List<String> outcome,
            List<String> competencies) {}

    record Line(String competency, String situations) {}

    byte[] print(
            Candidacy candidacy, Piece piece, List<Situation> situations, List<Competency> competencies, Instant at) {
        var scheme = catalog.edition(candidacy.edition()).scheme();
        var labels = new Labels(scheme, messages, Locale.FRENCH);
        var values = Map.<String, Object>of(
                "title",
                labels.deliverable(piece.deliverable().id()),
                "scheme",
                scheme.title().fr(),
                "candidate",
                candidacy.identity().spokenName() + ", " + candidacy.number(),
                "day",
                new Formats(Locale.FRENCH).moment(at),
                "chapters",
                IntStream.range(0, situations.size())
                        .mapToObj(i -> chapter(i + 1, situations.get(i).told(), labels))
                        .toList(),
                "coverage",
                competencies.stream()
                        .map(one -> new Line(labels.competency(one.id()), numbers(one.id(), situations)))
                        .toList());
        return press.print(new Manuscript("portfolio", values, at));
    }

    private static Chapter chapter(int number, Situation.Told told, Labels labels) {
        return new Chapter(
                number,
                told.title(),
                paragraphs(told.context()),
                paragraphs(told.done()),
                paragraphs(told.outcome()),
                told.competencies().stream().map(labels::competency).toList());
    }

    private static String numbers(String competency, List<Situation> situations) {
        return String.join(
                ", ",
                IntStream.range(0, situations.size())
                        .filter(i -> situations.get(i).told().competencies().contains(competency))
                        .mapToObj(i -> Integer.toString(i + 1))
                        .toList());
    }

    private static List<String> paragraphs(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}
