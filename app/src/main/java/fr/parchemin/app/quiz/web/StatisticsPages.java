package fr.parchemin.app.quiz.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.quiz.Statistics;
import fr.parchemin.app.quiz.Statistics.Chosen;
import fr.parchemin.app.quiz.Statistics.Figures;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** How the questions of a scheme did in all its quizzes. */
@Controller
class StatisticsPages {

    private final Bank bank;
    private final Statistics statistics;

    StatisticsPages(Bank bank, Statistics statistics) {
        this.bank = bank;
        this.statistics = statistics;
    }

    /** A question with its figures as they are shown. */
    record Row(
            long id,
            String code,
            int version,
            String prompt,
            String theme,
            int asked,
            int answered,
            String difficulty,
            @Nullable String discrimination,
            @Nullable String remark,
            List<String> chosen) {}

    @GetMapping("/referentiels/{scheme}/questions/statistiques")
    @Allows(Action.SEE_QUESTIONS)
    ModelAndView page(@PathVariable String scheme, Locale locale) {
        return bank.view("quiz/statistics", scheme, locale).addObject("rows", rows(scheme, locale));
    }

    @GetMapping("/referentiels/{scheme}/questions/statistiques.csv")
    @Allows(Action.SEE_QUESTIONS)
    ResponseEntity<byte[]> export(@PathVariable String scheme, Locale locale) {
        var text = new StringWriter();
        text.write('\ufeff');
        var csv = CsvWriter.builder().fieldSeparator(';').bufferSize(0).build(text);
        csv.writeRecord(List.of(
                        "code",
                        "version",
                        "theme",
                        "question",
                        "asked",
                        "answered",
                        "difficulty",
                        "discrimination",
                        "chosen")
                .stream()
                .map(name -> bank.say("quiz.statistics." + name, locale))
                .toList());
        rows(scheme, locale)
                .forEach(row -> csv.writeRecord(List.of(
                                row.code(),
                                Integer.toString(row.version()),
                                row.theme(),
                                row.prompt(),
                                Integer.toString(row.asked()),
                                Integer.toString(row.answered()),
                                row.difficulty(),
                                row.discrimination() == null ? "" : row.discrimination(),
                                String.join(" | ", row.chosen()))
                        .stream()
                        .map(StatisticsPages::harmless)
                        .toList()));
        return QuestionFilePages.file(
                "statistiques.csv",
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A spreadsheet would run a text that begins like a formula; a number below zero is none. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 && !text.matches("-[\\d,.]+")
                ? "'" + text
                : text;
    }

    private List<Row> rows(String scheme, Locale locale) {
        return statistics.of(bank.scheme(scheme).id()).stream()
                .map(figures -> row(figures, locale))
                .toList();
    }

    private Row row(Figures figures, Locale locale) {
        var formats = new Formats(locale);
        var question = figures.question();
        return new Row(
                question.id().value(),
                question.code(),
                question.number(),
                question.prompt(),
                question.theme().name(),
                figures.asked(),
                figures.answered(),
                SeatViews.percent(figures.difficulty(), formats),
                figures.discrimination() == null ? null : formats.number(figures.discrimination()),
                remark(figures, locale),
                figures.chosen().stream().map(one -> chosen(one, locale)).collect(Collectors.toList()));
    }

    private @Nullable String remark(Figures figures, Locale locale) {
        var discrimination = figures.discrimination();
        if (discrimination != null && discrimination.compareTo(BigDecimal.ZERO) < 0) {
            return bank.say("quiz.statistics.against", locale);
        }
        if (figures.asked() < Statistics.FEWEST) {
            return null;
        }
        if (figures.difficulty().compareTo(new BigDecimal("0.2")) < 0) {
            return bank.say("quiz.statistics.hard", locale);
        }
        return figures.difficulty().compareTo(new BigDecimal("0.95")) > 0
                ? bank.say("quiz.statistics.easy", locale)
                : null;
    }

    private String chosen(Chosen one, Locale locale) {
        var label = one.label() == null ? bank.say("quiz.item.said." + (1 - one.place()), locale) : one.label();
        return bank.say(one.right() ? "quiz.statistics.right" : "quiz.statistics.wrong", locale, label, one.count());
    }
}
