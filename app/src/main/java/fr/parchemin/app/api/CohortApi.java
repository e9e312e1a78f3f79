package fr.parchemin.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parchemin.app.assessment.Outlooks;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.ResitWindow;
import fr.parchemin.app.candidacy.ResitWindows;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The cohorts that a token reaches, and the dossiers in them. */
@RestController
class CohortApi {

    private static final String USUAL = "50";

    private final Cohorts cohorts;
    private final ResitWindows windows;
    private final Outlooks outlooks;
    private final Catalog catalog;
    private final DossierLines lines;

    CohortApi(Cohorts cohorts, ResitWindows windows, Outlooks outlooks, Catalog catalog, DossierLines lines) {
        this.cohorts = cohorts;
        this.windows = windows;
        this.outlooks = outlooks;
        this.catalog = catalog;
        this.lines = lines;
    }

    @GetMapping("/api/v1/cohorts")
    @Allows(Action.SEE_COHORTS)
    ResponseEntity<Listed<CohortLine>> list(
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = USUAL) int limit,
            Actor actor) {
        int size = Listed.size(limit);
        var found = cohorts.latest(actor, after == null ? null : new CohortId(after), size + 1);
        boolean more = found.size() > size;
        var shown = more ? found.subList(0, size) : found;
        return Listed.page(
                lines(shown),
                "/api/v1/cohorts",
                size,
                more ? shown.getLast().id().value() : null);
    }

    @GetMapping("/api/v1/cohorts/{cohort}")
    @Allows(Action.SEE_COHORT)
    CohortLine one(@PathVariable long cohort) {
        return lines(List.of(find(cohort))).getFirst();
    }

    @GetMapping("/api/v1/cohorts/{cohort}/dossiers")
    @Allows(Action.SEE_COHORT)
    ResponseEntity<Listed<DossierLines.Line>> dossiers(
            @PathVariable long cohort,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = USUAL) int limit,
            Actor actor) {
        int size = Listed.size(limit);
        var found = outlooks.after(
                find(cohort), Outlooks.Filter.everybody(actor), after == null ? null : new CandidacyId(after), size);
        var next = found.next();
        return Listed.page(
                found.rows().stream().map(one -> lines.of(one, actor)).toList(),
                "/api/v1/cohorts/" + cohort + "/dossiers",
                size,
                next == null ? null : next.value());
    }

    private Cohort find(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<CohortLine> lines(List<Cohort> shown) {
        var between = windows.of(shown);
        return shown.stream()
                .map(cohort -> line(cohort, between.getOrDefault(cohort.id(), List.of())))
                .toList();
    }

    private CohortLine line(Cohort cohort, List<ResitWindow> between) {
        var scheme = catalog.edition(cohort.edition()).scheme();
        return new CohortLine(
                cohort.id().value(),
                cohort.name(),
                scheme.id(),
                scheme.version(),
                cohort.juryOn(),
                cohort.asOf(),
                cohort.size(),
                cohort.withdrawn(),
                between.stream()
                        .map(one -> new WindowLine(one.name(), one.assessments(), one.from(), one.until()))
                        .toList());
    }

    /** A cohort; everybody in it is counted, whoever asks. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CohortLine(
            long cohort,
            String name,
            String scheme,
            String version,
            @Nullable LocalDate juryDate,
            @Nullable LocalDate asOf,
            long size,
            long withdrawn,
            List<WindowLine> windows) {}

    /** Between which days these assessments may be taken again, with neither day until the jury. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WindowLine(
            String window,
            List<String> assessments,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}
}
