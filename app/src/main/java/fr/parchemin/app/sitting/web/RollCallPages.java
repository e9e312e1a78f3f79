package fr.parchemin.app.sitting.web;

import fr.parchemin.app.assessment.Sentences;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Unreadable;
import fr.parchemin.app.sitting.RollCall;
import fr.parchemin.app.sitting.RollCall.Note;
import fr.parchemin.app.sitting.RollCall.Noted;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Seat.IdentityProof;
import fr.parchemin.app.sitting.Seat.State;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who came: on screen, and the sheet to print and have signed. */
@Controller
class RollCallPages {

    private final Sittings sittings;
    private final RollCall rollCall;
    private final Catalog catalog;
    private final Sentences sentences;
    private final Telling telling;

    RollCallPages(Sittings sittings, RollCall rollCall, Catalog catalog, Sentences sentences, Telling telling) {
        this.sittings = sittings;
        this.rollCall = rollCall;
        this.catalog = catalog;
        this.sentences = sentences;
        this.telling = telling;
    }

    /**
     * A line of the sheet.
     *
     * @param typed what was chosen and could not be kept, absent: what stands
     */
    record Line(Seat seat, @Nullable String typed, @Nullable String problem) {

        /** What is chosen. */
        public @Nullable String chosen() {
            var presence = seat.presence();
            return typed != null
                    ? typed
                    : presence == null ? null : presence.state().name();
        }
    }

    @GetMapping("/passages/{sitting}/emargement")
    @Allows(Action.RUN_SITTING)
    ModelAndView sheet(@PathVariable long sitting, Actor actor, Locale locale) {
        return page("sitting/attendance", found(sitting), Map.of(), Map.of(), actor, locale);
    }

    @GetMapping("/passages/{sitting}/feuille")
    @Allows(Action.RUN_SITTING)
    ModelAndView paper(@PathVariable long sitting, Actor actor, Locale locale) {
        return page("sitting/sheet", found(sitting), Map.of(), Map.of(), actor, locale);
    }

    @PostMapping("/passages/{sitting}/emargement")
    @Allows(Action.RUN_SITTING)
    ModelAndView note(
            @PathVariable long sitting,
            @RequestParam Map<String, String> values,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = found(sitting);
        var motive = values.getOrDefault("motive", "").strip();
        Map<Long, String> problems = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        var seats = sittings.seats(found.id(), actor);
        Map<Seat, Optional<Note>> notes = new LinkedHashMap<>();
        seats.forEach(seat -> notes.put(seat, note(seat, values)));
        for (Seat seat : seats) {
            Objects.requireNonNull(notes.get(seat))
                    .flatMap(note -> rollCall.note(found.id(), note, motive.isEmpty() ? null : motive, actor))
                    .ifPresent(noted -> {
                        if (noted instanceof Noted.Kept(boolean changed)) {
                            kept.addAll(changed ? List.of(seat.spokenName()) : List.of());
                        } else {
                            problems.put(seat.candidacy().value(), problem(found, noted, locale));
                        }
                    });
        }
        if (problems.isEmpty()) {
            redirect.addFlashAttribute(
                    Flash.NAME,
                    kept.size() == 1
                            ? Flash.good("sitting.flash.noted-one", kept.getFirst())
                            : Flash.good("sitting.flash.noted", kept.size()));
            return new ModelAndView("redirect:/passages/" + sitting + "/emargement");
        }
        var view = page("sitting/attendance", found, values, problems, actor, locale);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static Optional<Note> note(Seat seat, Map<String, String> values) {
        long id = seat.candidacy().value();
        var shown = Unreadable.code(IdentityProof.class, "identity:" + id, values.get("identity:" + id));
        return Unreadable.code(State.class, "state:" + id, values.get("state:" + id))
                .map(state -> {
                    var seen = values.getOrDefault("seen:" + id, "");
                    var identity = shown.filter(_ -> state == State.PRESENT).orElse(null);
                    return new Note(
                            new CandidacyId(id),
                            state,
                            identity,
                            seen.matches("\\d{1,18}") ? Long.valueOf(seen) : null);
                });
    }

    private String problem(Sitting sitting, Noted noted, Locale locale) {
        return switch (noted) {
            case Noted.Kept _ -> "";
            case Noted.MotiveNeeded _ -> telling.say("sitting.noted.motive", locale);
            case Noted.ChangedMeanwhile _ -> telling.say("sitting.noted.meanwhile", locale);
            case Noted.MarkedAlready _ -> telling.say("sitting.noted.marked", locale);
            case Noted.NotNow _ -> telling.say("sitting.noted.not-now", locale);
            case Noted.Refused(var faults) ->
                sentences
                        .in(catalog.edition(sitting.edition()).scheme(), locale)
                        .fault(faults.getFirst());
        };
    }

    private ModelAndView page(
            String template,
            Sitting sitting,
            Map<String, String> values,
            Map<Long, String> problems,
            Actor actor,
            Locale locale) {
        var view = new ModelAndView(template);
        view.addObject("sitting", sitting);
        view.addObject("what", telling.what(sitting, locale));
        view.addObject("when", telling.when(sitting.when(), locale));
        view.addObject(
                "lines",
                sittings.seats(sitting.id(), actor).stream()
                        .map(seat -> {
                            long id = seat.candidacy().value();
                            return new Line(seat, values.get("state:" + id), problems.get(id));
                        })
                        .toList());
        view.addObject("proofs", IdentityProof.values());
        view.addObject("states", State.values());
        view.addObject("motive", Objects.requireNonNullElse(values.get("motive"), ""));
        view.addObject("problems", problems);
        return view;
    }

    private Sitting found(long sitting) {
        return sittings.find(new SittingId(sitting)).orElseThrow(SittingPages::notFound);
    }
}
