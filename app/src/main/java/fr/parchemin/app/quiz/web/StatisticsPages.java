package fr.parchemin.app.quiz.web;

import fr.parchemin.app.catalog.Csv;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.quiz.Statistics;
import fr.parchemin.app.quiz.Statistics.Chosen;
import fr.parchemin.app.quiz.Statistics.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        var heading = Stream.of(
                        "code",
                        "version",
                        "theme",
                        "question",
                        "asked",
                        "answered",
                        "difficulty",
                        "discrimination",
                        "chosen")
                .map(name -> bank.say("quiz.statistics." + name, locale))
                .toList();
        return Csv.file(
                "statistiques",
                heading,
                rows(scheme, locale).stream()
                        .map(row -> List.of(
                                row.code(),
                                Integer.toString(row.version()),
                                row.theme(),
                                row.prompt(),
                                Integer.toString(row.asked()),
                                Integer.toString(row.answered()),
                                row.difficulty(),
                                row.discrimination() == null ? "" : row.discrimination(),
                                String.join(" | ", row.chosen()))));
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
                formats.achieved(figures.difficulty()),
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
