package fr.parchemin.app.sitting.web;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Sitting.Seating;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How candidates are seated at a sitting, and taken out of it. */
@Controller
class SeatPages {

    private final Sittings sittings;
    private final SittingReadout readout;
    private final Telling telling;

    SeatPages(Sittings sittings, SittingReadout readout, Telling telling) {
        this.sittings = sittings;
        this.readout = readout;
        this.telling = telling;
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
            return readout.hindered(found, List.of(telling.say("sitting.nobody-chosen", locale)), actor, locale);
        }
        return switch (sittings.seat(found.id(), chosen, actor)) {
            case Seating.Seated(int count) -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.good("sitting.flash.seated", count));
                yield new ModelAndView("redirect:/passages/" + sitting);
            }
            case Seating.Refused(var obstacles) ->
                readout.hindered(
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

    private Sitting found(long sitting) {
        return sittings.find(new SittingId(sitting)).orElseThrow(SittingPages::notFound);
    }
}
