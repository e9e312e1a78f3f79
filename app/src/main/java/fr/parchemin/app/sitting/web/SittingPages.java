package fr.parchemin.app.sitting.web;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.app.sitting.Sittings.Shown;
import fr.parchemin.app.sitting.web.ResitPages.Chip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The lists of sittings, and one of them with those who sit there. */
@Controller
class SittingPages {

    private static final int ROWS = 50;

    /** How addresses name what a list shows. */
    private static final Map<String, Shown> STATES = states();

    private final Sittings sittings;
    private final Cohorts cohorts;
    private final SittingReadout readout;
    private final Telling telling;
    private final MessageSource messages;

    SittingPages(Sittings sittings, Cohorts cohorts, SittingReadout readout, Telling telling, MessageSource messages) {
        this.sittings = sittings;
        this.cohorts = cohorts;
        this.readout = readout;
        this.telling = telling;
        this.messages = messages;
    }

    private static Map<String, Shown> states() {
        Map<String, Shown> states = new LinkedHashMap<>();
        states.put("a-venir", Shown.TO_COME);
        states.put("passes", Shown.HELD);
        states.put("annules", Shown.CANCELLED);
        return states;
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
            @RequestParam(name = "etat", defaultValue = "") String state,
            @RequestParam(name = "avant", required = false) @Nullable Long before,
            Actor actor,
            Model model,
            Locale locale) {
        list(null, "/passages", state, before, actor, model, locale);
        return "sitting/sittings";
    }

    @GetMapping("/cohortes/{cohort}/passages")
    @Allows(Action.PLAN_SITTING)
    String ofCohort(
            @PathVariable long cohort,
            @RequestParam(name = "etat", defaultValue = "") String state,
            @RequestParam(name = "avant", required = false) @Nullable Long before,
            Actor actor,
            Model model,
            Locale locale) {
        var found = cohorts.find(new CohortId(cohort)).orElseThrow(SittingPages::notFound);
        list(found, "/cohortes/" + cohort + "/passages", state, before, actor, model, locale);
        return "sitting/sittings";
    }

    private void list(
            @Nullable Cohort cohort,
            String address,
            String state,
            @Nullable Long before,
            Actor actor,
            Model model,
            Locale locale) {
        var shown = STATES.getOrDefault(state, Shown.ALL);
        var here = shown == Shown.ALL ? address : address + "?etat=" + state;
        var found = sittings.list(
                actor,
                shown,
                cohort == null ? null : cohort.id(),
                before == null ? null : new SittingId(before),
                ROWS + 1);
        var rows =
                found.stream().limit(ROWS).map(sitting -> row(sitting, locale)).toList();
        model.addAttribute("cohort", cohort);
        model.addAttribute("sittings", rows);
        model.addAttribute("chips", chips(address, shown, locale));
        model.addAttribute("isFiltered", shown != Shown.ALL);
        model.addAttribute("previous", before == null ? null : here);
        model.addAttribute(
                "next",
                found.size() > ROWS
                        ? here + (shown == Shown.ALL ? "?" : "&") + "avant="
                                + rows.getLast().id()
                        : null);
    }

    private List<Chip> chips(String address, Shown shown, Locale locale) {
        List<Chip> chips = new ArrayList<>();
        chips.add(new Chip(say(Shown.ALL, locale), address, shown == Shown.ALL, null));
        STATES.forEach(
                (word, one) -> chips.add(new Chip(say(one, locale), address + "?etat=" + word, one == shown, null)));
        return chips;
    }

    private String say(Shown shown, Locale locale) {
        return messages.getMessage("sitting.shown." + shown, null, locale);
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
                readout.state(sitting));
    }

    @GetMapping("/passages/{sitting}")
    @Allows(Action.SEE_SITTING)
    ModelAndView one(@PathVariable long sitting, Actor actor, Locale locale) {
        return readout.of(found(sitting), actor, locale);
    }

    private Sitting found(long sitting) {
        return sittings.find(new SittingId(sitting)).orElseThrow(SittingPages::notFound);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
