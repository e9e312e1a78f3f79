package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Changed;
import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.assessment.HoldingProofs;
import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.assessment.Sentences;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.assessment.web.Typed.Problem;
import fr.parchemin.app.candidacy.Accommodations;
import fr.parchemin.app.candidacy.Admissibilities;
import fr.parchemin.app.candidacy.Admissibility;
import fr.parchemin.app.candidacy.Agendas;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Facts;
import fr.parchemin.app.candidacy.Facts.ChangedMeanwhile;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a dossier: its facts, and beside them what the rules make of them. */
@Controller
class DossierPages {

    private static final String CHANGED = "changed";
    private static final String RECORDED = "recorded";

    private final Dossiers dossiers;
    private final Results results;
    private final Facts facts;
    private final ObjectProvider<HoldingProofs> proofs;
    private final Accommodations accommodations;
    private final Agendas agendas;
    private final Admissibilities admissibilities;
    private final Clock clock;
    private final Catalog catalog;
    private final Sentences sentences;

    DossierPages(
            Dossiers dossiers,
            Results results,
            Facts facts,
            ObjectProvider<HoldingProofs> proofs,
            Accommodations accommodations,
            Agendas agendas,
            Admissibilities admissibilities,
            Clock clock,
            Catalog catalog,
            Sentences sentences) {
        this.dossiers = dossiers;
        this.results = results;
        this.facts = facts;
        this.proofs = proofs;
        this.accommodations = accommodations;
        this.agendas = agendas;
        this.admissibilities = admissibilities;
        this.clock = clock;
        this.catalog = catalog;
        this.sentences = sentences;
    }

    @GetMapping("/dossiers/{candidacy}")
    @Allows(Action.SEE_DOSSIER)
    @SuppressWarnings("unchecked")
    ModelAndView page(@PathVariable long candidacy, Model model, Locale locale) {
        var changed = (List<String>) model.asMap().getOrDefault(CHANGED, List.of());
        var recorded = (String) model.asMap().get(RECORDED);
        return view(new CandidacyId(candidacy), Typed.NOTHING, changed, recorded, locale);
    }

    @PostMapping("/dossiers/{candidacy}/faits")
    @Allows(Action.RECORD_FACTS)
    ModelAndView record(
            @PathVariable long candidacy,
            @RequestParam Map<String, String> values,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var id = new CandidacyId(candidacy);
        var wording = wording(examine(id), locale);
        var submission = Submission.of(values, DossierFacts.of(id, results, facts, proofs.stream()));
        if (!submission.errors().isEmpty()) {
            var errors = submission.errors().stream()
                    .map(error -> new Problem(error.field(), wording.labels().say("assessment.error." + error.key())))
                    .toList();
            return refused(id, values, errors, true, htmx, locale);
        }
        try {
            return switch (dossiers.change(id, submission.changes(), submission.motive(), actor)) {
                case Changed.Refused(var faults) ->
                    refused(
                            id,
                            values,
                            faults.stream()
                                    .map(fault -> new Problem(null, wording.fault(fault)))
                                    .toList(),
                            true,
                            htmx,
                            locale);
                case Changed.Written written -> written(id, written, wording, htmx, locale, redirect);
            };
        } catch (ChangedMeanwhile _) {
            var error = wording.labels().say("assessment.error.changed-meanwhile");
            return refused(id, values, List.of(new Problem(null, error)), false, htmx, locale);
        }
    }

    private ModelAndView written(
            CandidacyId id,
            Changed.Written written,
            Wording wording,
            @Nullable String htmx,
            Locale locale,
            RedirectAttributes redirect) {
        var changed = Differences.of(written, wording);
        var recorded = wording.labels()
                .say(
                        "assessment.recorded",
                        written.after().candidacy().identity().spokenName());
        if (htmx == null) {
            redirect.addFlashAttribute(CHANGED, changed);
            redirect.addFlashAttribute(RECORDED, recorded);
            return new ModelAndView("redirect:/dossiers/" + id.value());
        }
        var view = view(id, Typed.NOTHING, changed, recorded, locale);
        view.setViewName("assessment/dossier :: dossier");
        return view;
    }

    private ModelAndView refused(
            CandidacyId id,
            Map<String, String> values,
            List<Problem> problems,
            boolean keepSeen,
            @Nullable String htmx,
            Locale locale) {
        var typed = new Typed(values.getOrDefault("key", ""), values, problems, keepSeen);
        var view = view(id, typed, List.of(), null, locale);
        if (htmx != null) {
            view.setViewName("assessment/dossier :: dossier");
        }
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView view(
            CandidacyId id, Typed typed, List<String> changed, @Nullable String recorded, Locale locale) {
        var examined = examine(id);
        var wording = wording(examined, locale);
        var scheme = scheme(examined);
        var readout = new DossierReadout(
                scheme,
                schemes(locale),
                examined,
                DossierFacts.of(id, results, facts, proofs.stream()),
                wording,
                typed);
        var candidacy = examined.candidacy();
        var formats = wording.formats();
        var today = LocalDate.now(clock);
        var identity = candidacy.identity();
        var page = new DossierPage(
                id.value(),
                candidacy.cohort().value(),
                candidacy.cohortName(),
                candidacy.number(),
                identity.spokenName(),
                wording.labels()
                        .say(
                                "assessment.dossier.state",
                                candidacy.number(),
                                scheme.title().in(locale),
                                wording.labels().route(candidacy.route())),
                wording.labels()
                        .say(
                                "assessment.dossier.calculated",
                                formats.day(examined.dossier().asOf()),
                                scheme.version()),
                ProposalPart.of(examined.answer(), wording),
                changed,
                recorded,
                readout.sections(),
                IdentityLines.of(candidacy, wording),
                candidacy.erasedOn() == null
                        ? null
                        : wording.labels().say("assessment.erased", formats.day(candidacy.erasedOn())));
        return new ModelAndView("assessment/dossier", "page", page)
                .addObject(
                        "dues",
                        agendas.of(id).stream()
                                .map(due -> new Upcoming(wording.when(due, today), wording.due(due), due.place()))
                                .toList())
                .addObject("person", candidacy.person().value())
                .addObject("measures", accommodations.of(id).orElse(null))
                .addObject("silentSince", silentSince(id, formats))
                .addObject("withdrawn", candidacy.withdrawnOn() == null ? null : formats.day(candidacy.withdrawnOn()));
    }

    /** Something to come. */
    record Upcoming(String when, String what, @Nullable String place) {}

    private Examined examine(CandidacyId id) {
        return dossiers.examine(id, null).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Since when nobody's answer admits the candidate, absent: that is noted already, or is not so. */
    private @Nullable String silentSince(CandidacyId id, Formats formats) {
        return admissibilities.of(id).on(LocalDate.now(clock)) instanceof Admissibility.State.Silent(LocalDate on)
                ? formats.day(on)
                : null;
    }

    private Map<String, String> schemes(Locale locale) {
        Map<String, String> titles = new LinkedHashMap<>();
        catalog.schemes()
                .forEach(edition -> titles.put(
                        edition.scheme().id(), edition.scheme().title().in(locale)));
        return titles;
    }

    private Scheme scheme(Examined examined) {
        return catalog.edition(examined.candidacy().edition()).scheme();
    }

    private Wording wording(Examined examined, Locale locale) {
        return sentences.in(scheme(examined), locale);
    }
}
