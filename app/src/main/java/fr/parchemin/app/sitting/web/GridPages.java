package fr.parchemin.app.sitting.web;

import fr.parchemin.app.assessment.ReadFile;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.sitting.Grids;
import fr.parchemin.app.sitting.Grids.HandedIn;
import fr.parchemin.app.sitting.Grids.Written;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The grid of a candidate: filled in by an assessor, compared and settled by whoever runs the certification. */
@Controller
class GridPages {

    private static final int TOLD = 500;

    private final Sittings sittings;
    private final Grids grids;
    private final GridReadout readout;
    private final BesideGrid beside;

    GridPages(Sittings sittings, Grids grids, GridReadout readout, BesideGrid beside) {
        this.sittings = sittings;
        this.grids = grids;
        this.readout = readout;
        this.beside = beside;
    }

    /** The page shows what the candidate handed in. */
    @ModelAttribute
    void framing(HttpServletResponse response) {
        response.setHeader(ReadFile.POLICY, ReadFile.FRAMING);
    }

    /** A candidate at a sitting, whom somebody sees. */
    private record Place(Sitting sitting, Seat seat) {

        String address() {
            return "/passages/" + sitting.id().value() + "/grilles/"
                    + seat.candidacy().value();
        }
    }

    @GetMapping("/passages/{sitting}/grilles/{candidate:\\d+}")
    @Allows(Action.SEE_GRIDS)
    ModelAndView grid(@PathVariable long sitting, @PathVariable long candidate, Actor actor, Locale locale) {
        return page(place(sitting, candidate, actor), Map.of(), List.of(), actor, locale);
    }

    /** Keeps what is typed, and hands it in where that is asked. */
    @PostMapping("/passages/{sitting}/grilles/{candidate:\\d+}")
    @Allows(Action.MARK)
    ModelAndView write(
            @PathVariable long sitting,
            @PathVariable long candidate,
            @RequestParam Map<String, String> values,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var place = place(sitting, candidate, actor);
        var strokes = GridForm.read(grids.paper(place.sitting(), place.seat()), values);
        var written = grids.write(place.sitting().id(), place.seat().candidacy(), strokes.strokes(), actor);
        if (written instanceof Written.Closed) {
            return page(place, values, List.of(readout.say("sitting.grid.closed", locale)), actor, locale);
        }
        var faulty = strokes.faults().stream()
                .map(fault -> readout.say(fault.key(), locale, fault.item()))
                .toList();
        if (!faulty.isEmpty()) {
            return page(place, values, faulty, actor, locale);
        }
        if (!values.containsKey("hand-in")) {
            redirect.addFlashAttribute(
                    Flash.NAME, Flash.good("sitting.flash.kept", place.seat().spokenName()));
            return new ModelAndView("redirect:" + place.address());
        }
        return handedIn(
                place, grids.handIn(place.sitting().id(), place.seat().candidacy(), actor), actor, locale, redirect);
    }

    /** Keeps one thing as it is typed; the answer says when it was kept. */
    @PostMapping("/passages/{sitting}/grilles/{candidate:\\d+}/saisie")
    @Allows(Action.MARK)
    ResponseEntity<String> stroke(
            @PathVariable long sitting,
            @PathVariable long candidate,
            @RequestParam Map<String, String> values,
            Actor actor,
            Locale locale) {
        var place = place(sitting, candidate, actor);
        var strokes = GridForm.read(grids.paper(place.sitting(), place.seat()), values);
        if (!strokes.faults().isEmpty()) {
            var fault = strokes.faults().getFirst();
            return ResponseEntity.unprocessableContent().body(readout.say(fault.key(), locale, fault.item()));
        }
        return switch (grids.write(place.sitting().id(), place.seat().candidacy(), strokes.strokes(), actor)) {
            case Written.Kept(var grid) ->
                ResponseEntity.ok(readout.say("sitting.grid.kept-at", locale, readout.hour(grid.touchedAt(), locale)));
            case Written.Closed _ ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(readout.say("sitting.grid.closed", locale));
        };
    }

    private ModelAndView handedIn(
            Place place, HandedIn handedIn, Actor actor, Locale locale, RedirectAttributes redirect) {
        return switch (handedIn) {
            case HandedIn.Done(var agreement) -> {
                redirect.addFlashAttribute(Flash.NAME, readout.handedIn(agreement, place.seat()));
                yield new ModelAndView(
                        "redirect:/passages/" + place.sitting().id().value());
            }
            case HandedIn.Incomplete(var items) ->
                page(
                        place,
                        Map.of(),
                        items.stream()
                                .map(item -> readout.say("sitting.grid.unmarked", locale, item, item.isEmpty() ? 0 : 1))
                                .toList(),
                        actor,
                        locale);
            case HandedIn.NotThere _ ->
                page(place, Map.of(), List.of(readout.say("sitting.grid.not-there", locale)), actor, locale);
            case HandedIn.Closed _ ->
                page(place, Map.of(), List.of(readout.say("sitting.grid.closed", locale)), actor, locale);
            case HandedIn.Refused(var faults) ->
                page(place, Map.of(), readout.faults(place.sitting(), faults, locale), actor, locale);
        };
    }

    @PostMapping("/passages/{sitting}/grilles/{candidate:\\d+}/correction")
    @Allows(Action.MARK)
    ModelAndView correct(
            @PathVariable long sitting,
            @PathVariable long candidate,
            @RequestParam(defaultValue = "") String motive,
            Actor actor,
            Locale locale) {
        var place = place(sitting, candidate, actor);
        if (motive.isBlank() || motive.length() > TOLD) {
            return page(place, Map.of(), List.of(readout.say("sitting.grid.motive", locale)), actor, locale);
        }
        if (!grids.correct(place.sitting().id(), place.seat().candidacy(), motive, actor)) {
            return page(place, Map.of(), List.of(readout.say("sitting.grid.not-handed-in", locale)), actor, locale);
        }
        return new ModelAndView("redirect:" + place.address());
    }

    @PostMapping("/passages/{sitting}/grilles/{candidate:\\d+}/accord")
    @Allows(Action.SETTLE_GRIDS)
    ModelAndView settle(
            @PathVariable long sitting,
            @PathVariable long candidate,
            @RequestParam Map<String, String> values,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var place = place(sitting, candidate, actor);
        var motive = values.getOrDefault("motive", "").strip();
        if (motive.isEmpty() || motive.length() > TOLD) {
            return page(place, values, List.of(readout.say("sitting.grid.motive", locale)), actor, locale);
        }
        var marks = GridForm.read(grids.paper(place.sitting(), place.seat()), values)
                .marks();
        return handedIn(
                place,
                grids.settle(place.sitting().id(), place.seat().candidacy(), marks, motive, actor),
                actor,
                locale,
                redirect);
    }

    private ModelAndView page(
            Place place, Map<String, String> typed, List<String> problems, Actor actor, Locale locale) {
        var view = new ModelAndView("sitting/grid");
        view.addObject("page", readout.of(place.sitting(), place.seat(), typed, actor, locale));
        view.addObject("readings", beside.of(place.sitting(), place.seat(), locale));
        view.addObject("problems", problems);
        view.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private Place place(long sitting, long candidate, Actor actor) {
        var found = sittings.find(new SittingId(sitting)).orElseThrow(SittingPages::notFound);
        return new Place(
                found,
                sittings.seat(found.id(), new CandidacyId(candidate), actor).orElseThrow(SittingPages::notFound));
    }
}
