package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.NewCohort;
import fr.parchemin.app.candidacy.ResitForesight;
import fr.parchemin.app.candidacy.ResitWindow;
import fr.parchemin.app.candidacy.ResitWindowWords;
import fr.parchemin.app.candidacy.ResitWindows;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the windows of a cohort are changed: what that opens and shuts is shown first. */
@Controller
class WindowPages {

    private final Cohorts cohorts;
    private final ResitWindows windows;
    private final ResitForesight foresight;
    private final Catalog catalog;
    private final MessageSource messages;
    private final Clock clock;

    WindowPages(
            Cohorts cohorts,
            ResitWindows windows,
            ResitForesight foresight,
            Catalog catalog,
            MessageSource messages,
            Clock clock) {
        this.cohorts = cohorts;
        this.windows = windows;
        this.foresight = foresight;
        this.catalog = catalog;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cohortes/{cohort}/fenetres")
    @Allows(Action.PLAN_COHORT)
    ModelAndView form(@PathVariable long cohort, Locale locale, RedirectAttributes redirect) {
        var found = found(cohort);
        var windows = this.windows.of(found);
        return windows.isEmpty()
                ? back(found, Flash.warning("candidacy.windows.none"), redirect)
                : form(found, WindowFields.of("", windows), HttpStatus.OK, locale);
    }

    @PostMapping("/cohortes/{cohort}/fenetres")
    @Allows(Action.PLAN_COHORT)
    ModelAndView change(
            @PathVariable long cohort,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = found(cohort);
        var before = windows.of(found);
        var fields = WindowFields.read("", before, sent, found.juryOn(), new Formats(locale));
        if (fields.errors().hasErrors() || sent.containsKey("retour")) {
            var status = fields.errors().hasErrors() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
            return form(found, fields, status, locale);
        }
        if (fields.windows().equals(before)) {
            return back(found, Flash.warning("candidacy.window.same", found.name()), redirect);
        }
        var foreseen = foresight.foresee(found.id(), fields.windows());
        var shut = windows.shutOut(found, fields.windows());
        var effect = WindowEffect.of(foreseen, shut, labels(found, locale), new Formats(locale));
        if (!effect.seal().equals(sent.get("vu"))) {
            return preview(found, fields.windows(), effect, sent.containsKey("vu"), locale);
        }
        windows.change(found, fields.windows(), actor);
        return back(found, Flash.good("candidacy.window.changed", found.name()), redirect);
    }

    private static ModelAndView back(Cohort cohort, Flash flash, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Flash.NAME, flash);
        return new ModelAndView("redirect:/cohortes/" + cohort.id().value());
    }

    private ModelAndView form(Cohort cohort, WindowFields fields, HttpStatus status, Locale locale) {
        var view = new ModelAndView("candidacy/windows", "cohort", cohort);
        view.setStatus(status);
        var scheme = catalog.edition(cohort.edition()).scheme();
        int year = NewCohort.year(cohort.juryOn(), cohort.asOf(), LocalDate.now(clock));
        var given = ResitWindows.ofYear(scheme, year);
        var group = fields.group(scheme, given, year, labels(cohort, locale), locale);
        WindowFields.show(view, List.of(fields), List.of(group));
        return view;
    }

    private ModelAndView preview(
            Cohort cohort, List<ResitWindow> after, WindowEffect effect, boolean outdated, Locale locale) {
        var view = new ModelAndView("candidacy/windows-preview", "cohort", cohort);
        var labels = labels(cohort, locale);
        view.addObject(
                "before", ResitWindowWords.lines(windows.of(cohort), cohort.juryOn(), labels, new Formats(locale)));
        view.addObject("after", ResitWindowWords.lines(after, cohort.juryOn(), labels, new Formats(locale)));
        view.addObject("sent", WindowFields.of("", after).typed());
        view.addObject("effect", effect);
        view.addObject("outdated", outdated);
        return view;
    }

    private Labels labels(Cohort cohort, Locale locale) {
        return new Labels(catalog.edition(cohort.edition()).scheme(), messages, locale);
    }

    private Cohort found(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
