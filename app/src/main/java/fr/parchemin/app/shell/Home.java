package fr.parchemin.app.shell;

import fr.parchemin.app.assessment.Outlooks;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.engine.proposal.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: where each cohort stands. */
@Controller
class Home {

    private static final int SHOWN = 12;
    private static final Outlooks.Filter EVERYBODY = new Outlooks.Filter(null, "", false);

    private final Cohorts cohorts;
    private final Outlooks outlooks;
    private final Catalog catalog;

    Home(Cohorts cohorts, Outlooks outlooks, Catalog catalog) {
        this.cohorts = cohorts;
        this.outlooks = outlooks;
        this.catalog = catalog;
    }

    @GetMapping("/")
    String page(Model model, Locale locale) {
        model.addAttribute(
                "cohorts",
                cohorts.latest(null, SHOWN).stream()
                        .map(cohort -> row(cohort, locale))
                        .toList());
        return "shell/home";
    }

    private Row row(Cohort cohort, Locale locale) {
        var counts = outlooks.count(cohort, EVERYBODY).all();
        var formats = new Formats(locale);
        return new Row(
                cohort.id().value(),
                cohort.name(),
                catalog.edition(cohort.edition()).scheme().title().in(locale),
                cohort.juryOn() == null ? null : formats.day(cohort.juryOn()),
                cohort.size(),
                counts.getOrDefault(Outcome.AWARD, 0L),
                counts.getOrDefault(Outcome.IN_PROGRESS, 0L));
    }

    /**
     * A cohort.
     *
     * @param jury the day of its jury, absent: not set yet
     */
    record Row(
            long id, String name, String scheme, @Nullable String jury, long size, long ready, long open) {}
}
