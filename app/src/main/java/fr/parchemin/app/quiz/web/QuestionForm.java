package fr.parchemin.app.quiz.web;

import fr.parchemin.app.quiz.Answer;
import fr.parchemin.app.quiz.Question;
import fr.parchemin.app.quiz.Question.Content;
import fr.parchemin.app.quiz.Task;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * What is typed to write or correct a question. Errors are found by {@link #content}.
 *
 * @param choices the choices, blank lines between them left out
 * @param right the places of the right ones among the lines typed; for true or false 1 or 0
 * @param seen the number of the version that was looked at
 */
record QuestionForm(
        Task.@Nullable Kind kind,
        @Nullable Long theme,
        @Nullable String prompt,
        @Nullable List<String> choices,
        @Nullable List<Integer> right,
        @Nullable String value,
        @Nullable String tolerance,
        @Nullable String explanation,
        @Nullable String motive,
        @Nullable Integer seen) {

    private static final int LINES = 4;
    private static final int LONGEST_PROMPT = 4000;
    private static final int LONGEST = 1000;
    private static final int MOST_CHOICES = 20;

    static QuestionForm blank(Task.Kind kind, @Nullable Long theme) {
        return new QuestionForm(kind, theme, "", lines(List.of(), LINES), List.of(), "", "", "", "", null);
    }

    static QuestionForm of(Question question, fr.parchemin.app.catalog.Formats formats) {
        var task = question.task();
        return new QuestionForm(
                task.kind(),
                question.theme().id(),
                question.prompt(),
                lines(task.choices(), Math.max(LINES, task.choices().size() + 1)),
                switch (task) {
                    case Task.Single single -> List.of(single.right());
                    case Task.Multiple multiple ->
                        multiple.right().stream().sorted().toList();
                    case Task.TrueFalse said -> List.of(said.right() ? 1 : 0);
                    case Task.Numeric _, Task.Order _ -> List.of();
                },
                task instanceof Task.Numeric numeric ? formats.typed(numeric.right()) : "",
                task instanceof Task.Numeric numeric ? formats.typed(numeric.tolerance()) : "",
                question.content().explanation(),
                "",
                question.number());
    }

    private static List<String> lines(List<String> texts, int size) {
        List<String> lines = new ArrayList<>(texts);
        while (lines.size() < size) {
            lines.add("");
        }
        return lines;
    }

    /** The same with more lines for choices. */
    QuestionForm longer() {
        var typed = typed();
        return new QuestionForm(
                kind,
                theme,
                prompt,
                lines(typed, Math.min(MOST_CHOICES, typed.size() + 2)),
                right,
                value,
                tolerance,
                explanation,
                motive,
                seen);
    }

    private List<String> typed() {
        return Objects.requireNonNullElse(choices, List.of());
    }

    /** Whether a line is marked as right. */
    public boolean isRight(int line) {
        return right != null && right.contains(line);
    }

    /** What the question says; empty: something is wrong, which the errors tell. */
    Optional<Content> content(BindingResult errors) {
        if (prompt == null || prompt.isBlank()) {
            errors.rejectValue("prompt", "quiz.missing.prompt");
        } else if (prompt.length() > LONGEST_PROMPT) {
            errors.rejectValue("prompt", "quiz.too-long", new Object[] {LONGEST_PROMPT}, null);
        }
        var task = kind == null ? null : task(kind, errors);
        return errors.hasErrors() || task == null || prompt == null
                ? Optional.empty()
                : Optional.of(new Content(
                        prompt.strip().replace("\r\n", "\n"),
                        task,
                        Objects.requireNonNullElse(explanation, "").strip()));
    }

    private @Nullable Task task(Task.Kind asked, BindingResult errors) {
        return switch (asked) {
            case SINGLE, MULTIPLE -> choice(asked, errors);
            case ORDER -> {
                var things = kept();
                refuseChoices(things, errors);
                yield errors.hasErrors() ? null : new Task.Order(things);
            }
            case TRUE_FALSE -> {
                if (right == null || right.size() != 1 || right.getFirst() < 0 || right.getFirst() > 1) {
                    errors.rejectValue("right", "quiz.missing.said");
                    yield null;
                }
                yield new Task.TrueFalse(right.getFirst() == 1);
            }
            case NUMERIC -> numeric(errors);
        };
    }

    private @Nullable Task choice(Task.Kind asked, BindingResult errors) {
        var texts = kept();
        Set<Integer> places = new HashSet<>();
        int place = 0;
        for (int line = 0; line < typed().size(); line++) {
            boolean blank = typed().get(line).isBlank();
            if (isRight(line) && blank) {
                errors.rejectValue("choices", "quiz.right-is-blank", new Object[] {line + 1}, null);
            } else if (isRight(line)) {
                places.add(place);
            }
            place += blank ? 0 : 1;
        }
        refuseChoices(texts, errors);
        if (places.isEmpty() || (asked == Task.Kind.SINGLE && places.size() > 1)) {
            errors.rejectValue("right", "quiz.missing.right." + asked);
        }
        if (errors.hasErrors()) {
            return null;
        }
        return asked == Task.Kind.SINGLE
                ? new Task.Single(texts, places.iterator().next())
                : new Task.Multiple(texts, Set.copyOf(places));
    }

    private List<String> kept() {
        return typed().stream()
                .filter(text -> !text.isBlank())
                .map(String::strip)
                .toList();
    }

    private static void refuseChoices(List<String> texts, BindingResult errors) {
        if (texts.size() < Task.FEWEST_CHOICES) {
            errors.rejectValue("choices", "quiz.missing.choices", new Object[] {texts.size()}, null);
        } else if (texts.size() > MOST_CHOICES) {
            errors.rejectValue("choices", "quiz.too-many-choices", new Object[] {texts.size(), MOST_CHOICES}, null);
        } else if (new HashSet<>(texts).size() < texts.size()) {
            errors.rejectValue("choices", "quiz.same-choices");
        } else if (texts.stream().anyMatch(text -> text.length() > LONGEST)) {
            errors.rejectValue("choices", "quiz.too-long", new Object[] {LONGEST}, null);
        }
    }

    private @Nullable Task numeric(BindingResult errors) {
        var number = number(value);
        if (number.isEmpty()) {
            errors.rejectValue(
                    "value", "quiz.not-a-number", new Object[] {Objects.requireNonNullElse(value, "")}, null);
        }
        var off = tolerance == null || tolerance.isBlank() ? Optional.of(BigDecimal.ZERO) : number(tolerance);
        if (off.filter(least -> least.signum() >= 0).isEmpty()) {
            errors.rejectValue("tolerance", "quiz.not-a-tolerance", new Object[] {String.valueOf(tolerance)}, null);
        }
        return errors.hasErrors() ? null : new Task.Numeric(number.orElseThrow(), off.orElseThrow());
    }

    private static Optional<BigDecimal> number(@Nullable String text) {
        return new Answer.Typed(text == null ? "" : text).number();
    }
}
