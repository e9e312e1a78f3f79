package fr.parchemin.app.quiz.web;

import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.quiz.Answer;
import fr.parchemin.app.quiz.Marked;
import fr.parchemin.app.quiz.Marked.ThemeShare;
import fr.parchemin.app.quiz.Papers.Past;
import fr.parchemin.app.quiz.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Puts a paper that was taken into words, for whoever reviews it. */
@Component
class PaperViews {

    private final Bank bank;

    PaperViews(Bank bank) {
        this.bank = bank;
    }

    /**
     * A question as it was answered.
     *
     * @param answer empty: nothing
     * @param verdict RIGHT, PARTLY, WRONG or NEUTRALISED
     * @param history all that was answered, with its hour
     */
    record Line(
            int place,
            long question,
            String code,
            String theme,
            String prompt,
            String answer,
            String right,
            String verdict,
            String worth,
            List<String> history) {}

    /** What a theme is worth. */
    record Part(String theme, String share, int questions) {}

    List<Part> parts(List<ThemeShare> shares, Locale locale) {
        var formats = new Formats(locale);
        return shares.stream()
                .map(one -> new Part(one.theme(), formats.achieved(one.share()), one.questions()))
                .toList();
    }

    List<Line> lines(Marked marked, Map<Integer, List<Past>> history, Locale locale) {
        return marked.marks().stream()
                .map(mark -> {
                    var item = mark.item();
                    var question = item.question();
                    return new Line(
                            item.place(),
                            question.id().value(),
                            question.code(),
                            question.theme().name(),
                            question.prompt(),
                            words(question.task(), item.answer(), locale),
                            words(question.task(), right(question.task()), locale),
                            verdict(mark),
                            new Formats(locale).achieved(mark.worth()),
                            past(question.task(), history.getOrDefault(item.place(), List.of()), locale));
                })
                .toList();
    }

    private List<String> past(Task task, List<Past> answers, Locale locale) {
        var formats = new Formats(locale);
        return answers.stream()
                .map(one -> {
                    var words = words(task, one.answer(), locale);
                    return bank.say(
                            "quiz.past",
                            locale,
                            formats.moment(one.at()),
                            words.isEmpty() ? bank.say("quiz.no-answer", locale) : words);
                })
                .toList();
    }

    private static String verdict(Marked.Mark mark) {
        if (mark.neutralised()) {
            return "NEUTRALISED";
        }
        if (mark.worth().compareTo(BigDecimal.ONE) == 0) {
            return "RIGHT";
        }
        return mark.worth().signum() == 0 ? "WRONG" : "PARTLY";
    }

    private static Answer right(Task task) {
        return switch (task) {
            case Task.Single single -> new Answer.Chosen(single.right());
            case Task.Multiple multiple -> new Answer.ChosenAll(multiple.right());
            case Task.TrueFalse said -> new Answer.Chosen(said.right() ? 1 : 0);
            case Task.Numeric numeric -> new Answer.Typed(numeric.right().toPlainString());
            case Task.Order order ->
                new Answer.Ranked(
                        IntStream.rangeClosed(1, order.choices().size()).boxed().toList());
        };
    }

    private String words(Task task, Answer answer, Locale locale) {
        return switch (answer) {
            case Answer.Blank _ -> "";
            case Answer.Typed(String text) -> text.replace('.', ',');
            case Answer.Chosen(int place) -> choice(task, place, locale);
            case Answer.ChosenAll(var places) ->
                places.stream()
                        .sorted()
                        .map(place -> choice(task, place, locale))
                        .collect(Collectors.joining(" ; "));
            case Answer.Ranked(List<Integer> ranks) ->
                IntStream.range(0, ranks.size())
                        .boxed()
                        .filter(place -> ranks.get(place) > 0)
                        .sorted(java.util.Comparator.comparing(ranks::get))
                        .map(place -> ranks.get(place) + ". " + choice(task, place, locale))
                        .collect(Collectors.joining(" ; "));
        };
    }

    private String choice(Task task, int place, Locale locale) {
        return task.choices().isEmpty()
                ? bank.say("quiz.item.said." + (1 - place), locale)
                : task.choices().get(place);
    }
}
