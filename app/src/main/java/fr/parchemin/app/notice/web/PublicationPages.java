package fr.parchemin.app.notice.web;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.notice.Publications;
import fr.parchemin.app.notice.Publications.Publication;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.scheme.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which results the candidates of a cohort may read. */
@Controller
class PublicationPages {

    private final Publications publications;
    private final Cohorts cohorts;
    private final Dossiers dossiers;
    private final Catalog catalog;
    private final MessageSource messages;

    PublicationPages(
            Publications publications, Cohorts cohorts, Dossiers dossiers, Catalog catalog, MessageSource messages) {
        this.publications = publications;
        this.cohorts = cohorts;
        this.dossiers = dossiers;
        this.catalog = catalog;
        this.messages = messages;
    }

    /**
     * An attempt at an assessment with results.
     *
     * @param candidates how many have one
     * @param awaited how many are still without theirs
     * @param published absent: they are hidden
     */
    record Row(
            String assessment,
            int attempt,
            String title,
            long candidates,
            long awaited,
            @Nullable String published) {}

    @GetMapping("/cohortes/{cohort}/publication")
    @Allows(Action.PUBLISH_RESULTS)
    String page(@PathVariable long cohort, Model model, Locale locale) {
        var found = find(cohort);
        model.addAttribute("cohort", found);
        model.addAttribute("rows", rows(found, locale));
        return "notice/publication";
    }

    @GetMapping("/cohortes/{cohort}/publication/{assessment}/{attempt}")
    @Allows(Action.PUBLISH_RESULTS)
    String confirmation(
            @PathVariable long cohort,
            @PathVariable String assessment,
            @PathVariable int attempt,
            Model model,
            Locale locale) {
        var found = find(cohort);
        model.addAttribute("cohort", found);
        model.addAttribute(
                "row",
                row(found, assessment, attempt, locale)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "notice/publish";
    }

    @PostMapping("/cohortes/{cohort}/publication")
    @Allows(Action.PUBLISH_RESULTS)
    String publish(
            @PathVariable long cohort,
            @RequestParam(defaultValue = "") String assessment,
            @RequestParam(defaultValue = "0") int attempt,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = find(cohort);
        var row = row(found, assessment, attempt, locale)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean published = publications.publish(found.id(), assessment, attempt, actor);
        redirect.addFlashAttribute(
                Flash.NAME,
                published
                        ? Flash.good("notice.flash.published", row.title())
                        : Flash.warning("notice.flash.published-before", row.title()));
        return "redirect:/cohortes/" + cohort + "/publication";
    }

    private Cohort find(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Optional<Row> row(Cohort cohort, String assessment, int attempt, Locale locale) {
        return rows(cohort, locale).stream()
                .filter(row -> row.assessment().equals(assessment) && row.attempt() == attempt)
                .findFirst();
    }

    private List<Row> rows(Cohort cohort, Locale locale) {
        var scheme = catalog.edition(cohort.edition()).scheme();
        var everybody = dossiers.examine(cohort.id(), null);
        var published = publications.of(cohort.id());
        List<Row> rows = new ArrayList<>();
        scheme.assessments()
                .forEach(assessment -> everybody.stream()
                        .flatMap(one -> one.dossier().results().stream())
                        .filter(result -> result.assessment().equals(assessment.id()))
                        .map(Result::attempt)
                        .distinct()
                        .sorted()
                        .forEach(attempt ->
                                rows.add(row(scheme, assessment.id(), attempt, everybody, published, locale))));
        return rows;
    }

    private Row row(
            Scheme scheme,
            String assessment,
            int attempt,
            List<Examined> everybody,
            List<Publication> published,
            Locale locale) {
        var labels = new Labels(scheme, messages, locale);
        var formats = new Formats(locale);
        var title = labels.assessment(assessment);
        return new Row(
                assessment,
                attempt,
                attempt == 1 ? title : labels.say("notice.mark.attempt", title, attempt),
                everybody.stream()
                        .filter(one -> results(one, assessment, attempt) > 0)
                        .count(),
                everybody.stream()
                        .filter(one -> one.dossier().results().stream()
                                .anyMatch(result -> result.assessment().equals(assessment)
                                        && result.attempt() == attempt
                                        && result.mark() instanceof Mark.Awaited))
                        .count(),
                published.stream()
                        .filter(one -> one.assessment().equals(assessment) && one.attempt() == attempt)
                        .findFirst()
                        .map(one -> labels.say("notice.published", formats.moment(one.at()), one.by()))
                        .orElse(null));
    }

    private static long results(Examined one, String assessment, int attempt) {
        return one.dossier().results().stream()
                .filter(result -> result.assessment().equals(assessment) && result.attempt() == attempt)
                .count();
    }
}
