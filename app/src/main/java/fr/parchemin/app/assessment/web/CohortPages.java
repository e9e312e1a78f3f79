package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.assessment.Outlooks;
import fr.parchemin.app.assessment.Sentences;
import fr.parchemin.app.assessment.Tallies;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.ResitWindowWords;
import fr.parchemin.app.candidacy.ResitWindows;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    private static final int ROWS = 50;
    private static final int MANY = 500;

    private final Cohorts cohorts;
    private final ResitWindows windows;
    private final Outlooks outlooks;
    private final Tallies tallies;
    private final Catalog catalog;
    private final Sentences sentences;
    private final Clock clock;

    CohortPages(
            Cohorts cohorts,
            ResitWindows windows,
            Outlooks outlooks,
            Tallies tallies,
            Catalog catalog,
            Sentences sentences,
            Clock clock) {
        this.cohorts = cohorts;
        this.windows = windows;
        this.outlooks = outlooks;
        this.tallies = tallies;
        this.catalog = catalog;
        this.sentences = sentences;
        this.clock = clock;
    }

    @GetMapping("/cohortes/{cohort:\\d+}")
    @Allows(Action.SEE_COHORT)
    String page(
            @PathVariable long cohort,
            @RequestParam(name = "proposition", required = false) @Nullable String outcome,
            @RequestParam(name = "nom", defaultValue = "") String search,
            @RequestParam(name = "sort", defaultValue = "name") String sort,
            @RequestParam(name = "apres", required = false) @Nullable Long after,
            @RequestParam(name = "avant", required = false) @Nullable Long before,
            Actor actor,
            Model model,
            Locale locale) {
        var found = find(cohort);
        var filter = filter(actor, outcome, search, sort);
        var rows = before == null
                ? outlooks.after(found, filter, after == null ? null : new CandidacyId(after), ROWS)
                : outlooks.before(found, filter, new CandidacyId(before), ROWS);
        model.addAttribute("page", page(found, filter, rows, locale));
        return "assessment/cohort";
    }

    @GetMapping("/cohortes/{cohort:\\d+}/export.csv")
    @Allows(Action.SEE_COHORT)
    ResponseEntity<byte[]> export(
            @PathVariable long cohort,
            @RequestParam(name = "proposition", required = false) @Nullable String outcome,
            @RequestParam(name = "nom", defaultValue = "") String search,
            @RequestParam(name = "sort", defaultValue = "name") String sort,
            Actor actor,
            Locale locale) {
        var found = find(cohort);
        var scheme = catalog.edition(found.edition()).scheme();
        var everybody = all(found, filter(actor, outcome, search, sort));
        return CohortExport.file(found.name(), everybody, scheme, sentences.in(scheme, locale));
    }

    private Stream<Examined> all(Cohort cohort, Outlooks.Filter filter) {
        return Stream.iterate(
                        Optional.of(outlooks.after(cohort, filter, null, MANY)),
                        Optional::isPresent,
                        page -> page.map(Outlooks.Page::next).map(next -> outlooks.after(cohort, filter, next, MANY)))
                .flatMap(page -> page.orElseThrow().rows().stream());
    }

    private static Outlooks.Filter filter(Actor actor, @Nullable String outcome, String search, String sort) {
        return new Outlooks.Filter(actor, outcome(outcome), search.strip(), sort.equals("-name"));
    }

    private CohortPage page(Cohort cohort, Outlooks.Filter filter, Outlooks.Page rows, Locale locale) {
        var scheme = catalog.edition(cohort.edition()).scheme();
        var wording = sentences.in(scheme, locale);
        var counts = tallies.of(cohort, filter);
        var address = address(cohort, filter);
        return new CohortPage(
                cohort.id().value(),
                cohort.name(),
                scheme.id(),
                scheme.title().in(locale),
                state(cohort, counts, wording),
                text(cohort.juryOn()),
                text(cohort.asOf()),
                cohorts.force(cohort).why(wording.labels(), wording.formats()),
                ResitWindowWords.lines(
                        windows.of(cohort.id(), scheme), cohort.juryOn(), wording.labels(), wording.formats()),
                blocks(scheme, locale),
                chips(cohort, filter, counts, wording),
                rows.rows().stream().map(one -> CohortRow.of(one, wording)).toList(),
                counts.found(),
                filter.search(),
                filter.descending() ? "-name" : "name",
                filter.outcome() == null ? null : filter.outcome().name(),
                UriComponentsBuilder.fromUriString(address)
                        .replaceQueryParam("sort")
                        .build(true)
                        .toUriString(),
                address.replaceFirst("\\?|$", "/export.csv?"),
                rows.previous() == null ? null : with(address, "avant", rows.previous()),
                rows.next() == null ? null : with(address, "apres", rows.next()));
    }

    private String state(Cohort cohort, Tallies.Tally counts, Wording wording) {
        var day = wording.formats().day(cohort.day(LocalDate.now(clock)));
        var jury = cohort.juryOn() == null
                ? wording.labels().say("assessment.cohort.no-jury")
                : wording.labels()
                        .say("assessment.cohort.jury", wording.formats().day(cohort.juryOn()));
        return wording.labels().say("assessment.cohort.state", counts.everybody(), day, jury);
    }

    private static List<CohortPage.Block> blocks(Scheme scheme, Locale locale) {
        return scheme.blocks().stream()
                .map(block -> new CohortPage.Block(block.id(), block.title().in(locale)))
                .toList();
    }

    private static List<CohortPage.Chip> chips(
            Cohort cohort, Outlooks.Filter filter, Tallies.Tally counts, Wording wording) {
        List<CohortPage.Chip> chips = new ArrayList<>();
        chips.add(new CohortPage.Chip(
                wording.labels().say("assessment.cohort.everybody"),
                address(cohort, filter.with(null)),
                filter.outcome() == null,
                counts.everybody()));
        for (Outcome outcome : Outcome.values()) {
            chips.add(new CohortPage.Chip(
                    wording.labels().say("assessment.short-outcome." + outcome),
                    address(cohort, filter.with(outcome)),
                    filter.outcome() == outcome,
                    counts.all().getOrDefault(outcome, 0L)));
        }
        return chips;
    }

    private static String address(Cohort cohort, Outlooks.Filter filter) {
        return UriComponentsBuilder.fromPath("/cohortes/" + cohort.id().value())
                .queryParamIfPresent("proposition", Optional.ofNullable(filter.outcome()))
                .queryParamIfPresent("nom", Optional.of(filter.search()).filter(text -> !text.isEmpty()))
                .queryParamIfPresent("sort", filter.descending() ? Optional.of("-name") : Optional.empty())
                .build()
                .encode()
                .toUriString();
    }

    private static String with(String address, String name, CandidacyId id) {
        return UriComponentsBuilder.fromUriString(address)
                .queryParam(name, id.value())
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
