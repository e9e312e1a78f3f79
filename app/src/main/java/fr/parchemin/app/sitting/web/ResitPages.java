package fr.parchemin.app.sitting.web;

import fr.parchemin.app.assessment.NextSteps;
import fr.parchemin.app.assessment.NextSteps.Line;
import fr.parchemin.app.assessment.NextSteps.Step;
import fr.parchemin.app.assessment.Sentences;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.ResitWindowWords;
import fr.parchemin.app.candidacy.ResitWindows;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Csv;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.sitting.SummonsTime;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who of a cohort is entitled to which resit, in which form and until when, straight from the proposals. */
@Controller
class ResitPages {

    private static final int ROWS = 50;

    private final NextSteps steps;
    private final Cohorts cohorts;
    private final ResitWindows windows;
    private final Catalog catalog;
    private final Sentences sentences;
    private final MessageSource messages;
    private final Clock clock;

    ResitPages(
            NextSteps steps,
            Cohorts cohorts,
            ResitWindows windows,
            Catalog catalog,
            Sentences sentences,
            MessageSource messages,
            Clock clock) {
        this.steps = steps;
        this.cohorts = cohorts;
        this.windows = windows;
        this.catalog = catalog;
        this.sentences = sentences;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Somebody's resit.
     *
     * @param why what came out of the attempt before, empty: a score, or an interview that follows
     */
    record Row(
            long candidacy,
            String name,
            String number,
            String what,
            String why,
            String format,
            String window,
            @Nullable String after,
            @Nullable String tooLate) {}

    /** A filter of the list. */
    record Chip(
            String label,
            String href,
            boolean current,
            @Nullable Long count) {}

    @GetMapping("/cohortes/{cohort}/rattrapages")
    @Allows(Action.SEE_RESITS)
    String list(
            @PathVariable long cohort,
            @RequestParam(name = "epreuve", required = false) @Nullable String assessment,
            @RequestParam(name = "apres", required = false) @Nullable String after,
            Actor actor,
            Model model,
            Locale locale) {
        var found = cohorts.find(new CohortId(cohort)).orElseThrow(SittingPages::notFound);
        var scheme = catalog.edition(found.edition()).scheme();
        var labels = new Labels(scheme, messages, locale);
        var wording = sentences.in(scheme, locale);
        var address = "/cohortes/" + cohort + "/rattrapages";
        var asked = assessment == null || assessment.isBlank() ? null : assessment;
        var page = steps.resits(found, asked, actor, key(after), ROWS + 1);
        var shown = page.subList(0, Math.min(ROWS, page.size()));
        var here = asked == null ? address : address + "?epreuve=" + asked;
        model.addAttribute("cohort", found);
        model.addAttribute(
                "rows",
                shown.stream()
                        .map(step -> row(step, tooLate(step, scheme, labels, locale), labels, wording, locale))
                        .toList());
        model.addAttribute("chips", chips(steps.counts(found, actor), asked, address, labels));
        model.addAttribute("assessment", asked);
        model.addAttribute(
                "windows",
                ResitWindowWords.lines(windows.of(found.id(), scheme), found.juryOn(), labels, new Formats(locale)));
        model.addAttribute("export", address + ".csv" + (asked == null ? "" : "?epreuve=" + asked));
        model.addAttribute("previous", after == null ? null : here);
        model.addAttribute("next", page.size() > ROWS ? next(here, asked, shown.getLast()) : null);
        return "sitting/resits";
    }

    @GetMapping("/cohortes/{cohort}/rattrapages.csv")
    @Allows(Action.SEE_RESITS)
    ResponseEntity<byte[]> export(
            @PathVariable long cohort,
            @RequestParam(name = "epreuve", defaultValue = "") String assessment,
            Actor actor,
            Locale locale) {
        var found = cohorts.find(new CohortId(cohort)).orElseThrow(SittingPages::notFound);
        var scheme = catalog.edition(found.edition()).scheme();
        var labels = new Labels(scheme, messages, locale);
        var wording = sentences.in(scheme, locale);
        var heading = Stream.of(
                        "assessment.export.number",
                        "sitting.candidate",
                        "sitting.what",
                        "sitting.why",
                        "sitting.format",
                        "sitting.window")
                .map(key -> labels.say(key))
                .toList();
        var everybody = steps.resits(found, assessment.isBlank() ? null : assessment, actor, null, Integer.MAX_VALUE);
        return Csv.file(
                labels.say("sitting.resits") + ", " + found.name(),
                heading,
                everybody.stream()
                        .map(step -> row(step, null, labels, wording, locale))
                        .map(row -> List.of(
                                row.number(),
                                row.name(),
                                row.what(),
                                row.why(),
                                row.format(),
                                row.after() == null
                                        ? row.window()
                                        : row.window() + ", " + labels.say("sitting.entitled.after", row.after()))));
    }

    private static String next(String here, @Nullable String asked, Step last) {
        return here + (asked == null ? "?" : "&") + "apres=" + last.candidacy().value() + "_" + last.assessment() + "_"
                + Objects.requireNonNullElse(last.block(), "");
    }

    /** A line that an address names; what was tampered with is the beginning. */
    private static @Nullable Line key(@Nullable String text) {
        var parts = text == null ? new String[0] : text.split("_", 3);
        return parts.length == 3 && parts[0].matches("\\d{1,18}")
                ? new Line(new CandidacyId(Long.parseLong(parts[0])), parts[1], parts[2])
                : null;
    }

    private static List<Chip> chips(
            List<NextSteps.Count> counts, @Nullable String asked, String address, Labels labels) {
        List<Chip> chips = new ArrayList<>();
        chips.add(new Chip(
                labels.say("sitting.resits.all"),
                address,
                asked == null,
                counts.stream().mapToLong(NextSteps.Count::resits).sum()));
        counts.forEach(count -> chips.add(new Chip(
                labels.assessment(count.assessment()),
                address + "?epreuve=" + count.assessment(),
                count.assessment().equals(asked),
                count.resits())));
        return chips;
    }

    /** That no day of the window leaves the time for a summons that the rules ask for, absent: one does. */
    private @Nullable String tooLate(Step step, Scheme scheme, Labels labels, Locale locale) {
        var assessment = Objects.requireNonNull(scheme.assessment(step.assessment()));
        var time = new SummonsTime(assessment.summonsDays(), LocalDate.now(clock));
        var until = step.until();
        return until != null && time.isTooLateUntil(until)
                ? labels.say("sitting.resits.too-late", time.asked(), new Formats(locale).day(time.lastCall(until)))
                : null;
    }

    private static Row row(Step step, @Nullable String tooLate, Labels labels, Wording wording, Locale locale) {
        return new Row(
                step.candidacy().value(),
                step.name(),
                step.number(),
                labels.assessment(step.assessment())
                        + (step.competencies().isEmpty() ? "" : ", " + String.join(", ", step.competencies())),
                capitalised(step.before().stream().map(wording::mark).collect(Collectors.joining(", ")), locale),
                step.format() == null ? "" : capitalised(labels.format(step.format()), locale),
                new Formats(locale).period(step.from(), step.until()),
                step.after() == null ? null : labels.subject(step.after()),
                tooLate);
    }

    private static String capitalised(String text, Locale locale) {
        return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }
}
