package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Sentences;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.scheme.Scheme;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** The page of a cohort: a row a candidate, a column a block. */
@Controller
class CohortPages {

    private final Cohorts cohorts;
    private final Dossiers dossiers;
    private final Catalog catalog;
    private final Sentences sentences;
    private final Clock clock;

    CohortPages(Cohorts cohorts, Dossiers dossiers, Catalog catalog, Sentences sentences, Clock clock) {
        this.cohorts = cohorts;
        this.dossiers = dossiers;
        this.catalog = catalog;
        this.sentences = sentences;
        this.clock = clock;
    }

    @GetMapping("/cohortes/{cohort:\\d+}")
    String page(
            @PathVariable long cohort,
            @RequestParam(name = "proposition", required = false) @Nullable String outcome,
            @RequestParam(name = "nom", defaultValue = "") String search,
            @RequestParam(name = "sort", defaultValue = "name") String sort,
            @RequestParam(name = "apres", required = false) @Nullable Long after,
            @RequestParam(name = "avant", required = false) @Nullable Long before,
            Model model,
            Locale locale) {
        var found = find(cohort);
        var filter = new CohortView.Filter(outcome(outcome), search.strip(), sort, after, before);
        model.addAttribute("page", page(found, filter, locale));
        return "assessment/cohort";
    }

    @GetMapping("/cohortes/{cohort:\\d+}/export.csv")
    ResponseEntity<byte[]> export(
            @PathVariable long cohort,
            @RequestParam(name = "proposition", required = false) @Nullable String outcome,
            @RequestParam(name = "nom", defaultValue = "") String search,
            @RequestParam(name = "sort", defaultValue = "name") String sort,
            Locale locale) {
        var found = find(cohort);
        var scheme = catalog.edition(found.edition()).scheme();
        var filter = new CohortView.Filter(outcome(outcome), search.strip(), sort, null, null);
        var view = view(found, filter, sentences.in(scheme, locale));
        var text = CohortExport.csv(view, scheme);
        var name = ContentDisposition.attachment()
                .filename(found.name() + ".csv", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private CohortView view(Cohort cohort, CohortView.Filter filter, Wording wording) {
        return new CohortView(dossiers.examine(cohort.id(), null), filter, wording);
    }

    private CohortPage page(Cohort cohort, CohortView.Filter filter, Locale locale) {
        var scheme = catalog.edition(cohort.edition()).scheme();
        var wording = sentences.in(scheme, locale);
        var view = view(cohort, filter, wording);
        var page = view.page();
        var address = address(cohort, filter);
        return new CohortPage(
                cohort.id().value(),
                cohort.name(),
                scheme.id(),
                scheme.title().in(locale),
                state(cohort, view, wording),
                text(cohort.juryOn()),
                text(cohort.asOf()),
                blocks(scheme, locale),
                chips(cohort, view, wording),
                page,
                filter.search(),
                filter.sort(),
                filter.outcome() == null ? null : filter.outcome().name(),
                UriComponentsBuilder.fromUriString(address)
                        .replaceQueryParam("sort")
                        .build(true)
                        .toUriString(),
                address.replaceFirst("\\?|$", "/export.csv?"),
                page.previous() == null ? null : with(address, "avant", page.previous()),
                page.next() == null ? null : with(address, "apres", page.next()),
                page.total() == 0
                        ? ""
                        : wording.labels().say("assessment.cohort.place", page.first(), page.last(), page.total()));
    }

    private String state(Cohort cohort, CohortView view, Wording wording) {
        var day = wording.formats().day(cohort.day(LocalDate.now(clock)));
        var jury = cohort.juryOn() == null
                ? wording.labels().say("assessment.cohort.no-jury")
                : wording.labels()
                        .say("assessment.cohort.jury", wording.formats().day(cohort.juryOn()));
        return wording.labels().say("assessment.cohort.state", view.all().size(), day, jury);
    }

    private static List<CohortPage.Block> blocks(Scheme scheme, Locale locale) {
        return scheme.blocks().stream()
                .map(block -> new CohortPage.Block(block.id(), block.title().in(locale)))
                .toList();
    }

    private static List<CohortPage.Chip> chips(Cohort cohort, CohortView view, Wording wording) {
        var filter = view.filter();
        List<CohortPage.Chip> chips = new ArrayList<>();
        chips.add(new CohortPage.Chip(
                wording.labels().say("assessment.cohort.everybody"),
                address(cohort, with(filter, null)),
                filter.outcome() == null,
                (long) view.all().size()));
        for (Outcome outcome : Outcome.values()) {
            chips.add(new CohortPage.Chip(
                    wording.labels().say("assessment.short-outcome." + outcome),
                    address(cohort, with(filter, outcome)),
                    filter.outcome() == outcome,
                    view.count(outcome)));
        }
        return chips;
    }

    private static CohortView.Filter with(CohortView.Filter filter, @Nullable Outcome outcome) {
        return new CohortView.Filter(outcome, filter.search(), filter.sort(), null, null);
    }

    private static String address(Cohort cohort, CohortView.Filter filter) {
        return UriComponentsBuilder.fromPath("/cohortes/" + cohort.id().value())
                .queryParamIfPresent("proposition", Optional.ofNullable(filter.outcome()))
                .queryParamIfPresent("nom", Optional.of(filter.search()).filter(text -> !text.isEmpty()))
                .queryParamIfPresent("sort", Optional.of(filter.sort()).filter(sort -> !sort.equals("name")))
                .build()
                .encode()
                .toUriString();
    }

    private static String with(String address, String name, long id) {
        return UriComponentsBuilder.fromUriString(address)
                .queryParam(name, id)
                .build(true)
                .toUriString();
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : Objects.toString(day);
    }

    private Cohort find(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
