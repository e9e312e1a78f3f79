package fr.parchemin.app.quiz.web;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.quiz.Paper;
import fr.parchemin.app.quiz.Papers;
import fr.parchemin.app.quiz.Papers.Begun;
import fr.parchemin.app.quiz.Papers.Given;
import fr.parchemin.app.quiz.Papers.Saved;
import fr.parchemin.app.quiz.Papers.Seat;
import fr.parchemin.app.quiz.Scores;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a candidate takes a quiz: its rules, its questions, handing it in, and what came out. */
@Controller
class TakingPages {

    private final Candidacies candidacies;
    private final Papers papers;
    private final Scores scores;
    private final SeatViews views;
    private final Clock clock;

    TakingPages(Candidacies candidacies, Papers papers, Scores scores, SeatViews views, Clock clock) {
        this.candidacies = candidacies;
        this.papers = papers;
        this.scores = scores;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/dossiers/{candidacy}/quiz")
    @Allows(Action.TAKE_QUIZ)
    ModelAndView list(@PathVariable long candidacy, Locale locale) {
        var found = candidacy(candidacy);
        var seats = papers.seats(found.id());
        return new ModelAndView("quiz/seats")
                .addObject("candidacy", found)
                .addObject("seats", views.of(seats, found, current(found), locale));
    }

    @GetMapping("/dossiers/{candidacy}/quiz/{seat:\\d+}")
    @Allows(Action.TAKE_QUIZ)
    ModelAndView start(@PathVariable long candidacy, @PathVariable long seat, Locale locale) {
        var found = seat(candidacy, seat);
        var view = views.of(found, candidacy(candidacy), current(found), locale);
        return new ModelAndView("quiz/seat").addObject("seat", view);
    }

    @PostMapping("/dossiers/{candidacy}/quiz/{seat:\\d+}")
    @Allows(Action.TAKE_QUIZ)
    String begin(@PathVariable long candidacy, @PathVariable long seat, Actor actor, RedirectAttributes redirect) {
        var address = "redirect:/dossiers/" + candidacy + "/quiz/" + seat;
        return switch (papers.begin(seat(candidacy, seat), actor)) {
            case Begun.Running _ -> address + "/copie";
            case Begun.OutsideWindow _ -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.warning("quiz.outside-window"));
                yield address;
            }
            case Begun.NotEntitled _ -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.warning("quiz.not-entitled"));
                yield address;
            }
        };
    }

    @GetMapping("/dossiers/{candidacy}/quiz/{seat:\\d+}/copie")
    @Allows(Action.TAKE_QUIZ)
    ModelAndView paper(@PathVariable long candidacy, @PathVariable long seat, Locale locale) {
        var found = seat(candidacy, seat);
        var paper = current(found);
        return paper == null || paper.closedAt() != null
                ? new ModelAndView("redirect:/dossiers/" + candidacy + "/quiz/" + seat)
                : form(found, paper, Map.of(), List.of(), locale);
    }

    @PostMapping("/dossiers/{candidacy}/quiz/{seat:\\d+}/copie")
    @Allows(Action.TAKE_QUIZ)
    ModelAndView save(
            @PathVariable long candidacy,
            @PathVariable long seat,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale,
            RedirectAttributes redirect) {
        var found = seat(candidacy, seat);
        var paper = papers.of(found).orElseThrow(TakingPages::notFound);
        var sent = Sent.of(paper, fields);
        var address = "redirect:/dossiers/" + candidacy + "/quiz/" + seat;
        return switch (papers.save(paper.id(), page(fields), sent)) {
            case Saved.Late _ -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.warning("quiz.late"));
                yield new ModelAndView(address);
            }
            case Saved.Kept kept
            when !kept.elsewhere().isEmpty() -> {
                var now = papers.of(found).orElseThrow();
                var view = form(found, now, sent, kept.elsewhere(), locale);
                view.setStatus(HttpStatus.CONFLICT);
                yield view;
            }
            case Saved.Kept _ when fields.containsKey("remise") -> new ModelAndView(address + "/remise");
            case Saved.Kept kept -> {
                redirect.addFlashAttribute(
                        Flash.NAME, Flash.good("quiz.saved-all", new Formats(locale).hour(kept.at())));
                var next = fields.getFirst("vers");
                yield new ModelAndView(
                        address + "/copie" + (next != null && Numbers.of(next).isPresent() ? "#q" + next : ""));
            }
        };
    }

    /**
     * What a page in which answers are given is told.
     *
     * @param state {@code kept} or {@code closed}
     * @param at the hour, as it is shown
     * @param seen the number of the answer that stands, by question
     * @param elsewhere questions that were answered otherwise on another page
     * @param left the milliseconds that are left
     */
    record Reply(String state, @Nullable String at, Map<Integer, Long> seen, List<Integer> elsewhere, long left) {}

    @PostMapping("/dossiers/{candidacy}/quiz/{seat:\\d+}/reponses")
    @Allows(Action.TAKE_QUIZ)
    @ResponseBody
    Reply answer(
            @PathVariable long candidacy,
            @PathVariable long seat,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale) {
        var paper = papers.of(seat(candidacy, seat)).orElseThrow(TakingPages::notFound);
        return switch (papers.save(paper.id(), page(fields), Sent.of(paper, fields))) {
            case Saved.Late _ -> new Reply("closed", null, Map.of(), List.of(), 0);
            case Saved.Kept(var at, var seen, var elsewhere) ->
                new Reply(
                        "kept",
                        new Formats(locale).hour(at),
                        seen,
                        elsewhere.stream().map(Paper.Item::place).toList(),
                        paper.endsAt().toEpochMilli() - at.toEpochMilli());
        };
    }

    @GetMapping("/dossiers/{candidacy}/quiz/{seat:\\d+}/remise")
    @Allows(Action.TAKE_QUIZ)
    ModelAndView ending(@PathVariable long candidacy, @PathVariable long seat, Locale locale) {
        var found = seat(candidacy, seat);
        var paper = current(found);
        if (paper == null || paper.closedAt() != null) {
            return new ModelAndView("redirect:/dossiers/" + candidacy + "/quiz/" + seat);
        }
        return new ModelAndView("quiz/ending")
                .addObject("seat", views.of(found, candidacy(candidacy), paper, locale))
                .addObject(
                        "blank",
                        paper.items().stream()
                                .filter(item -> item.answer().isBlank())
                                .map(Paper.Item::place)
                                .toList());
    }

    @PostMapping("/dossiers/{candidacy}/quiz/{seat:\\d+}/remise")
    @Allows(Action.TAKE_QUIZ)
    String end(@PathVariable long candidacy, @PathVariable long seat, Actor actor) {
        var found = seat(candidacy, seat);
        papers.of(found).ifPresent(paper -> {
            papers.handIn(found, paper.id(), actor);
            papers.closeWhenOver(paper.id());
            scores.settle(paper.id());
        });
        return "redirect:/dossiers/" + candidacy + "/quiz/" + seat;
    }

    private ModelAndView form(
            Seat seat, Paper paper, Map<Integer, Given> sent, List<Paper.Item> elsewhere, Locale locale) {
        var formats = new Formats(locale);
        var twice = elsewhere.stream().map(Paper.Item::place).collect(Collectors.toSet());
        int size = paper.items().size();
        var items = paper.items().stream()
                .map(item -> twice.contains(item.place())
                        ? ItemView.of(
                                item,
                                size,
                                Objects.requireNonNull(sent.get(item.place())).answer(),
                                item.answered(),
                                views.elsewhere(item, locale),
                                formats)
                        : ItemView.of(item, size, formats))
                .toList();
        return new ModelAndView("quiz/paper")
                .addObject("seat", views.of(seat, candidacy(seat.candidacy().value()), paper, locale))
                .addObject("items", items)
                .addObject("page", UUID.randomUUID().toString())
                .addObject("elsewhere", twice.stream().sorted().toList())
                .addObject(
                        "left",
                        Math.max(
                                0,
                                paper.endsAt().toEpochMilli() - clock.instant().toEpochMilli()));
    }

    /** The paper as it stands on the server's clock; absent: it was not begun. */
    private @Nullable Paper current(Seat seat) {
        var paper = papers.of(seat).orElse(null);
        return paper != null && closed(paper) ? papers.of(seat).orElseThrow() : paper;
    }

    /** All that a candidate began, by seat. */
    private Map<Long, Paper> current(Candidacy candidacy) {
        var begun = papers.of(candidacy.id());
        // Each is closed whatever became of those before it.
        boolean closed = begun.values().stream().filter(this::closed).count() > 0;
        return closed ? papers.of(candidacy.id()) : begun;
    }

    /** Closes a paper whose time is over, and says whether it did. */
    private boolean closed(Paper paper) {
        if (paper.closedAt() != null || paper.isOpen(clock.instant())) {
            return false;
        }
        papers.closeWhenOver(paper.id());
        scores.settle(paper.id());
        return true;
    }

    private static String page(MultiValueMap<String, String> fields) {
        var page = Objects.requireNonNullElse(fields.getFirst("page"), "");
        return page.substring(0, Math.min(40, page.length()));
    }

    private Seat seat(long candidacy, long seat) {
        return papers.seat(new CandidacyId(candidacy), seat).orElseThrow(TakingPages::notFound);
    }

    private Candidacy candidacy(long candidacy) {
        return candidacies.find(new CandidacyId(candidacy)).orElseThrow(TakingPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
