package fr.parchemin.app.sitting.web;

import fr.parchemin.app.candidacy.Accommodations;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.sitting.Grids;
import fr.parchemin.app.sitting.Incidents;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Sitting.Seating;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lists of sittings, and one of them with those who sit there. */
@Controller
class SittingPages {

    private static final int ROWS = 50;

    private final Sittings sittings;
    private final Grids grids;
    private final Incidents incidents;
    private final Cohorts cohorts;
    private final Accommodations accommodations;
    private final Telling telling;
    private final Clock clock;

    SittingPages(
            Sittings sittings,
            Grids grids,
            Incidents incidents,
            Cohorts cohorts,
            Accommodations accommodations,
            Telling telling,
            Clock clock) {
        this.sittings = sittings;
        this.grids = grids;
        this.incidents = incidents;
        this.cohorts = cohorts;
        this.accommodations = accommodations;
        this.telling = telling;
        this.clock = clock;
    }

    /** One line of a list. */
    record Row(
            long id,
            String what,
            String cohort,
            String when,
            String place,
            int seated,
            @Nullable Integer capacity,
            String state) {}

    @GetMapping("/passages")
    @Allows(Action.SEE_SITTINGS)
    String all(
            @RequestParam(name = "avant", required = false) @Nullable Long before,
            Actor actor,
            Model model,
            Locale locale) {
        list(null, "/passages", before, actor, model, locale);
        return "sitting/sittings";
    }

    @GetMapping("/cohortes/{cohort}/passages")
    @Allows(Action.PLAN_SITTING)
    String ofCohort(
            @PathVariable long cohort,
            @RequestParam(name = "avant", required = false) @Nullable Long before,
            Actor actor,
            Model model,
            Locale locale) {
        var found = cohorts.find(new CohortId(cohort)).orElseThrow(SittingPages::notFound);
        list(found, "/cohortes/" + cohort + "/passages", before, actor, model, locale);
        return "sitting/sittings";
    }

    private void list(
            @Nullable Cohort cohort, String address, @Nullable Long before, Actor actor, Model model, Locale locale) {
        var found = sittings.latest(
                actor, cohort == null ? null : cohort.id(), before == null ? null : new SittingId(before), ROWS + 1);
        var rows =
                found.stream().limit(ROWS).map(sitting -> row(sitting, locale)).toList();
        model.addAttribute("cohort", cohort);
        model.addAttribute("sittings", rows);
        model.addAttribute("previous", before == null ? null : address);
        model.addAttribute(
                "next",
                found.size() > ROWS ? address + "?avant=" + rows.getLast().id() : null);
    }

    private Row row(Sitting sitting, Locale locale) {
        return new Row(
                sitting.id().value(),
                telling.what(sitting, locale),
                sitting.cohortName(),
                telling.when(sitting.when(), locale),
                sitting.where().place(),
                sitting.seated(),
                sitting.capacity(),
                state(sitting));
    }

    /** Where it stands on a day. */
    private String state(Sitting sitting) {
        var today = LocalDate.now(clock);
        if (!sitting.isOn()) {
            return "CANCELLED";
        }
        return sitting.when().day().isAfter(today)
                ? "TO_COME"
                : sitting.when().day().isEqual(today) ? "TODAY" : "HELD_ON";
    }

    @GetMapping("/passages/{sitting}")
    @Allows(Action.SEE_SITTING)
    ModelAndView one(@PathVariable long sitting, Actor actor, Locale locale) {
        return page(found(sitting), List.of(), actor, locale);
    }

    private ModelAndView page(Sitting sitting, List<String> obstacles, Actor actor, Locale locale) {
        var view = new ModelAndView("sitting/sitting");
        var mayEdit = Action.EDIT_SITTING.allows(actor.role());
        var seats = sittings.seats(sitting.id(), actor);
        view.addObject(
                "page", SittingPage.of(sitting, state(sitting), seats, grids.of(sitting.id(), actor), telling, locale));
        view.addObject(
                "entitled",
                mayEdit && sitting.isOn()
                        ? SittingPage.entitled(sitting, sittings.entitled(sitting, actor), telling, locale)
                        : List.of());
        view.addObject("organiser", telling.organiser(sitting));
        view.addObject("incidents", incidents.of(sitting.id(), actor).size());
        view.addObject("measures", Action.RUN_SITTING.allows(actor.role()) ? measures(seats, locale) : Map.of());
        view.addObject("late", late(sitting, locale));
        view.addObject("obstacles", obstacles);
        view.setStatus(obstacles.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    /** How the sitting is adapted to whom, in words. */
    private Map<Long, String> measures(List<Seat> seats, Locale locale) {
        Map<Long, String> words = new HashMap<>();
        accommodations
                .of(seats.stream().map(Seat::candidacy).toList())
                .forEach((candidacy, measures) -> words.put(candidacy.value(), telling.measures(measures, locale)));
        return words;
    }

    /** That it is too late for the summons that the rules ask for, and what would be in time; absent: it is not. */
    private @Nullable String late(Sitting sitting, Locale locale) {
        var time = new SummonsTime(telling.summonsDays(sitting), LocalDate.now(clock));
        var day = sitting.when().day();
        if (!time.isTooLateFor(day)) {
            return null;
        }
        var formats = new Formats(locale);
        return telling.say(
                "sitting.late", locale, time.asked(), formats.day(time.lastCall(day)), formats.day(time.first()));
    }

    @PostMapping("/passages/{sitting}/candidats")
    @Allows(Action.EDIT_SITTING)
    ModelAndView seat(
            @PathVariable long sitting,
            @RequestParam(name = "candidature", required = false) @Nullable List<Long> candidacies,
            @RequestParam(name = "tous", defaultValue = "false") boolean all,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = found(sitting);
        var chosen = all
                ? sittings.open(found, actor)
                : candidacies == null
                        ? List.<CandidacyId>of()
                        : candidacies.stream().map(CandidacyId::new).toList();
        if (chosen.isEmpty()) {
            return page(found, List.of(telling.say("sitting.nobody-chosen", locale)), actor, locale);
        }
        return switch (sittings.seat(found.id(), chosen, actor)) {
            case Seating.Seated(int count) -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.good("sitting.flash.seated", count));
                yield new ModelAndView("redirect:/passages/" + sitting);
            }
            case Seating.Refused(var obstacles) ->
                page(
                        found,
                        obstacles.stream()
                                .map(one -> telling.obstacle(found, one, locale))
                                .toList(),
                        actor,
                        locale);
        };
    }

    @PostMapping("/passages/{sitting}/candidats/{candidacy}/retrait")
    @Allows(Action.EDIT_SITTING)
    String release(@PathVariable long sitting, @PathVariable long candidacy, Actor actor, RedirectAttributes redirect) {
        var id = found(sitting).id();
        var name = sittings.seat(id, new CandidacyId(candidacy), actor)
                .orElseThrow(SittingPages::notFound)
                .name();
        redirect.addFlashAttribute(
                Flash.NAME,
                sittings.release(id, new CandidacyId(candidacy), actor)
                        ? Flash.good("sitting.flash.released", name)
                        : Flash.warning("sitting.flash.not-released", name));
        return "redirect:/passages/" + sitting;
    }

    @PostMapping("/passages/{sitting}/convocations")
    @Allows(Action.EDIT_SITTING)
    String summon(@PathVariable long sitting, Actor actor, RedirectAttributes redirect) {
        var summoned = sittings.summon(found(sitting).id(), actor);
        var without = summoned.stream().filter(seat -> seat.email() == null).count();
        redirect.addFlashAttribute(
                Flash.NAME,
                without == 0
                        ? Flash.good("sitting.flash.summoned", summoned.size())
                        : Flash.warning("sitting.flash.summoned-some", summoned.size(), without));
        return "redirect:/passages/" + sitting;
    }

    private Sitting found(long sitting) {
        return sittings.find(new SittingId(sitting)).orElseThrow(SittingPages::notFound);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
