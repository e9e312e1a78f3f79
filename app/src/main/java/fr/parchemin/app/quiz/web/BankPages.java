package fr.parchemin.app.quiz.web;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.quiz.Question;
import fr.parchemin.app.quiz.Question.QuestionId;
import fr.parchemin.app.quiz.Questions;
import fr.parchemin.app.quiz.Questions.Changed;
import fr.parchemin.app.quiz.Questions.Filter;
import fr.parchemin.app.quiz.Task;
import fr.parchemin.app.quiz.Theme;
import fr.parchemin.app.quiz.Themes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The bank of questions of a scheme: its list, its themes, and each question as candidates see it. */
@Controller
class BankPages {

    private static final int ROWS = 50;

    private final Bank bank;
    private final Questions questions;
    private final Themes themes;

    BankPages(Bank bank, Questions questions, Themes themes) {
        this.bank = bank;
        this.questions = questions;
        this.themes = themes;
    }

    record Row(long id, String code, String prompt, String theme, Task.Kind kind, int version, boolean withdrawn) {}

    record ThemeRow(Theme theme, int available, List<String> assessments) {}

    @GetMapping("/referentiels/{scheme}/questions")
    @Allows(Action.SEE_QUESTIONS)
    ModelAndView list(
            @PathVariable String scheme,
            @RequestParam(name = "q", defaultValue = "") String search,
            @RequestParam(name = "theme", required = false) @Nullable Long theme,
            @RequestParam(name = "type", required = false) @Nullable String kind,
            @RequestParam(name = "etat", defaultValue = "") String state,
            @RequestParam(name = "apres", defaultValue = "0") long after,
            Locale locale) {
        var withdrawn = state.isEmpty() ? null : (Boolean) state.equals("retirees");
        var filter = new Filter(bank.scheme(scheme).id(), search, theme, kind(kind), withdrawn);
        var found = questions.list(filter, after, ROWS + 1);
        var shown = found.subList(0, Math.min(ROWS, found.size()));
        var address = address(filter, state);
        var names = bank.assessments(scheme, locale);
        var available = questions.available(scheme);
        var all = bank.themes(scheme);
        return bank.view("quiz/bank", scheme, locale)
                .addObject("filter", filter)
                .addObject("state", state)
                .addObject("kinds", Task.Kind.values())
                .addObject("count", questions.count(filter))
                .addObject("assessments", names)
                .addObject(
                        "themes",
                        all.stream().map(one -> row(one, available, names)).toList())
                .addObject("rows", shown.stream().map(BankPages::row).toList())
                .addObject("first", after == 0 ? null : address)
                .addObject(
                        "next",
                        found.size() > ROWS
                                ? UriComponentsBuilder.fromUriString(address)
                                        .queryParam(
                                                "apres", shown.getLast().id().value())
                                        .build(true)
                                        .toUriString()
                                : null);
    }

    private static String address(Filter filter, String state) {
        return UriComponentsBuilder.fromPath("/referentiels/" + filter.scheme() + "/questions")
                .queryParamIfPresent("q", Optional.of(filter.search()).filter(text -> !text.isBlank()))
                .queryParamIfPresent("theme", Optional.ofNullable(filter.theme()))
                .queryParamIfPresent("type", Optional.ofNullable(filter.kind()))
                .queryParamIfPresent("etat", Optional.of(state).filter(text -> !text.isEmpty()))
                .build()
                .encode()
                .toUriString();
    }

    private static Row row(Question question) {
        return new Row(
                question.id().value(),
                question.code(),
                question.prompt(),
                question.theme().name(),
                question.task().kind(),
                question.number(),
                question.withdrawn());
    }

    private static ThemeRow row(Theme theme, Map<Long, Integer> available, Map<String, String> names) {
        return new ThemeRow(
                theme,
                available.getOrDefault(theme.id(), 0),
                theme.assessments().stream()
                        .map(one -> names.getOrDefault(one, one))
                        .toList());
    }

    static Task.@Nullable Kind kind(@Nullable String name) {
        return Arrays.stream(Task.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @PostMapping("/referentiels/{scheme}/questions/themes")
    @Allows(Action.EDIT_QUESTIONS)
    String openTheme(
            @PathVariable String scheme,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "assessments", required = false) @Nullable List<String> assessments,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var known = bank.assessments(scheme, locale).keySet();
        var served = assessments == null
                ? List.<String>of()
                : assessments.stream().filter(known::contains).distinct().toList();
        if (name.isBlank() || name.length() > 120 || served.isEmpty()) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("quiz.theme.incomplete"));
        } else if (themes.open(scheme, name, served, actor).isEmpty()) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("quiz.theme.taken", name.strip()));
        } else {
            redirect.addFlashAttribute(Flash.NAME, Flash.good("quiz.theme.opened", name.strip()));
        }
        return "redirect:/referentiels/" + scheme + "/questions";
    }

    @GetMapping("/referentiels/{scheme}/questions/{question:\\d+}")
    @Allows(Action.SEE_QUESTIONS)
    ModelAndView show(@PathVariable String scheme, @PathVariable long question, Locale locale) {
        var history = questions.history(scheme, new QuestionId(question));
        if (history.isEmpty()) {
            throw Bank.notFound();
        }
        var last = history.getFirst();
        var formats = new Formats(locale);
        return bank.view("quiz/question", scheme, locale)
                .addObject("question", last)
                .addObject("item", ItemView.preview(last, formats))
                .addObject("right", right(last.task(), formats))
                .addObject(
                        "history",
                        history.stream()
                                .map(one -> new Version(
                                        one.number(),
                                        formats.moment(one.recordedAt()),
                                        one.recordedBy(),
                                        one.motive(),
                                        one.prompt(),
                                        one.withdrawn()))
                                .toList());
    }

    record Version(
            int number, String when, String who, @Nullable String motive, String prompt, boolean withdrawn) {}

    /** The right answer as lines; empty: true or false, which the page says. */
    private static List<String> right(Task task, Formats formats) {
        return switch (task) {
            case Task.Single single -> List.of(single.choices().get(single.right()));
            case Task.Multiple multiple ->
                multiple.right().stream().sorted().map(multiple.choices()::get).toList();
            case Task.TrueFalse _ -> List.of();
            case Task.Numeric numeric ->
                List.of(
                        formats.number(numeric.right().stripTrailingZeros()),
                        formats.number(numeric.tolerance().stripTrailingZeros()));
            case Task.Order order -> order.choices();
        };
    }

    @PostMapping("/referentiels/{scheme}/questions/{question:\\d+}/retrait")
    @Allows(Action.EDIT_QUESTIONS)
    String withdraw(
            @PathVariable String scheme,
            @PathVariable long question,
            @RequestParam(defaultValue = "") String motive,
            Actor actor,
            RedirectAttributes redirect) {
        var last = bank.question(scheme, question);
        redirect.addFlashAttribute(Flash.NAME, withdrawn(last, motive, actor));
        return "redirect:/referentiels/" + scheme + "/questions/" + question;
    }

    private Flash withdrawn(Question last, String motive, Actor actor) {
        if (motive.isBlank()) {
            return Flash.warning("quiz.question.motive-missing");
        }
        boolean withdraw = !last.withdrawn();
        return switch (questions.change(last, last.theme().id(), last.content(), withdraw, motive.strip(), actor)) {
            case Changed.Written _ ->
                Flash.good(withdraw ? "quiz.question.withdrawn" : "quiz.question.put-back", last.code());
            case Changed.Meanwhile _ -> Flash.warning("quiz.question.meanwhile");
            case Changed.Needed needed ->
                Flash.warning("quiz.question.needed", needed.quiz(), needed.theme(), needed.drawn());
        };
    }
}
