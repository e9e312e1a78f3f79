package fr.parchemin.app.shell;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: where each cohort stands. */
@Controller
class Home {

    private static final int SHOWN = 12;

    private final Cohorts cohorts;
    private final Dossiers dossiers;
    private final Catalog catalog;

    Home(Cohorts cohorts, Dossiers dossiers, Catalog catalog) {
        this.cohorts = cohorts;
        this.dossiers = dossiers;
        this.catalog = catalog;
    }

    @GetMapping("/")
    String page(Model model, Locale locale) {
        model.addAttribute(
                "cohorts",
                cohorts.all().stream()
                        .limit(SHOWN)
                        .map(cohort -> row(cohort, locale))
                        .toList());
        return "shell/home";
    }

    private Row row(Cohort cohort, Locale locale) {
        var outcomes = dossiers.answers(cohort.id(), null).stream()
                .flatMap(Home::outcome)
                .toList();
        var formats = new Formats(locale);
        return new Row(
                cohort.id().value(),
                cohort.name(),
                catalog.edition(cohort.edition()).scheme().title().in(locale),
                cohort.juryOn() == null ? "à fixer" : formats.day(cohort.juryOn()),
                cohort.size(),
                count(outcomes, Outcome.AWARD),
                count(outcomes, Outcome.IN_PROGRESS));
    }

    private static Stream<Outcome> outcome(Answer answer) {
        return switch (answer) {
            case Proposal proposal -> Stream.of(proposal.outcome());
            case Answer.Contradiction _ -> Stream.empty();
        };
    }

    private static long count(List<Outcome> outcomes, Outcome wanted) {
        return outcomes.stream().filter(outcome -> outcome == wanted).count();
    }

    record Row(long id, String name, String scheme, String jury, long size, long ready, long open) {}
}
