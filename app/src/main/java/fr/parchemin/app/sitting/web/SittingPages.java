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
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

    private final Sittings sittings;
    private final Cohorts cohorts;
    private final SittingReadout readout;
    private final Telling telling;

    SittingPages(Sittings sittings, Cohorts cohorts, SittingReadout readout, Telling telling) {
        this.sittings = sittings;
        this.cohorts = cohorts;
        this.readout = readout;
        this.telling = telling;
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
