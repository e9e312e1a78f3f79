package fr.parchemin.app.delivery.web;

import fr.parchemin.app.assessment.Sentences;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.delivery.Handing.Outcome;
import fr.parchemin.app.delivery.Piece;
import fr.parchemin.app.delivery.Portfolios;
import fr.parchemin.app.delivery.Portfolios.Saved;
import fr.parchemin.app.delivery.Situation;
import fr.parchemin.app.delivery.Situation.Told;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A practice portfolio: its situations, what they cover, and handing it in. */
@Controller
class PortfolioPages {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 20_000;

    private final Asked asked;
    private final Portfolios portfolios;
    private final PieceViews views;
    private final Catalog catalog;
    private final Sentences sentences;

    PortfolioPages(Asked asked, Portfolios portfolios, PieceViews views, Catalog catalog, Sentences sentences) {
        this.asked = asked;
        this.portfolios = portfolios;
        this.views = views;
        this.catalog = catalog;
        this.sentences = sentences;
    }

    /** What a competency is illustrated by; nothing: it has no situation yet. */
    record Covered(String competency, List<Link> situations) {}

    record Link(int place, String title, String address) {}

    record Row(int place, String address, String title, boolean complete, int competencies, String saved) {}

    private Piece portfolio(Candidacy candidacy, String deliverable) {
        var piece = asked.piece(candidacy, deliverable);
        if (!piece.isPortfolio()) {
            throw Asked.notFound();
        }
        return piece;
    }

    @GetMapping("/dossiers/{candidacy}/livrables/{deliverable}/situations")
    @Allows(Action.HAND_IN)
    ModelAndView page(@PathVariable long candidacy, @PathVariable String deliverable, Actor actor, Locale locale) {
        return page(candidacy, deliverable, List.of(), actor, locale);
    }

    private ModelAndView page(long candidacy, String deliverable, List<String> problems, Actor actor, Locale locale) {
        var found = asked.candidacy(candidacy);
        var piece = portfolio(found, deliverable);
        var situations = portfolios.of(found.id(), deliverable);
        var view = views.of(piece, found, actor, locale);
        var whyNot = portfolios
                .refusal(piece, situations, actor)
                .map(why -> views.refused(why, locale))
                .orElse(null);
        var answer = new ModelAndView("delivery/portfolio")
                .addObject("candidacy", found)
                .addObject("piece", view)
                .addObject("problems", problems)
                .addObject("rows", rows(situations, view, locale))
                .addObject("covered", covered(found, piece, situations, view, locale))
                .addObject("sum", Portfolios.sum(situations))
                .addObject("whyNot", whyNot);
        if (!problems.isEmpty()) {
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return answer;
    }

    private List<Row> rows(List<Situation> situations, PieceView piece, Locale locale) {
        List<Row> rows = new ArrayList<>();
        for (Situation one : situations) {
            rows.add(new Row(
                    rows.size() + 1,
                    piece.address() + "/situations/" + one.id(),
                    one.told().title(),
                    one.told().isComplete(),
                    one.told().competencies().size(),
                    views.say("delivery.sent.by", locale, new Formats(locale).moment(one.savedAt()), one.savedBy())));
        }
        return rows;
    }

    private List<Covered> covered(
            Candidacy candidacy, Piece piece, List<Situation> situations, PieceView view, Locale locale) {
        var labels = views.labels(candidacy, locale);
        return portfolios.competencies(candidacy, piece).stream()
                .map(one -> new Covered(labels.competency(one.id()), links(one.id(), situations, view)))
                .toList();
    }

    private static List<Link> links(String competency, List<Situation> situations, PieceView view) {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < situations.size(); i++) {
            var one = situations.get(i);
            if (one.told().competencies().contains(competency)) {
                links.add(new Link(i + 1, one.told().title(), view.address() + "/situations/" + one.id()));
            }
        }
        return links;
    }

    @PostMapping("/dossiers/{candidacy}/livrables/{deliverable}/situations")
    @Allows(Action.HAND_IN)
    ModelAndView begin(@PathVariable long candidacy, @PathVariable String deliverable, Actor actor, Locale locale) {
        var found = asked.candidacy(candidacy);
        portfolio(found, deliverable);
        return switch (portfolios.begin(found.id(), deliverable, actor)) {
            case Saved.Kept(var begun) -> new ModelAndView(address(candidacy, deliverable) + "/" + begun.id());
            case Saved.Closed(var why) ->
                page(candidacy, deliverable, List.of(views.refused(why, locale)), actor, locale);
            case Saved.Elsewhere _ -> throw Asked.notFound();
        };
    }

    @GetMapping("/dossiers/{candidacy}/livrables/{deliverable}/situations/{situation:\\d{1,18}}")
    @Allows(Action.HAND_IN)
    ModelAndView edit(
            @PathVariable long candidacy,
            @PathVariable String deliverable,
            @PathVariable long situation,
            Actor actor,
            Locale locale) {
        var found = asked.candidacy(candidacy);
        var one = portfolios.find(found.id(), deliverable, situation).orElseThrow(Asked::notFound);
        return form(found, deliverable, one, one.told(), null, actor, locale);
    }

    private ModelAndView form(
            Candidacy candidacy,
            String deliverable,
            Situation stands,
            Told typed,
            @Nullable String problem,
            Actor actor,
            Locale locale) {
        var piece = portfolio(candidacy, deliverable);
        var labels = views.labels(candidacy, locale);
        var view = views.of(piece, candidacy, actor, locale);
        var answer = new ModelAndView("delivery/situation")
                .addObject("candidacy", candidacy)
                .addObject("piece", view)
                .addObject("situation", stands)
                .addObject("address", view.address() + "/situations/" + stands.id())
                .addObject("typed", typed)
                .addObject("problem", problem)
                .addObject("saved", new Formats(locale).hour(stands.savedAt()))
                .addObject("choices", choices(candidacy, piece, labels))
                .addObject(
                        "covered", covered(candidacy, piece, portfolios.of(candidacy.id(), deliverable), view, locale));
        if (problem != null) {
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }

    private Map<String, String> choices(Candidacy candidacy, Piece piece, Labels labels) {
        Map<String, String> choices = new LinkedHashMap<>();
        portfolios.competencies(candidacy, piece).forEach(one -> choices.put(one.id(), labels.competency(one.id())));
        return choices;
    }

    @PostMapping("/dossiers/{candidacy}/livrables/{deliverable}/situations/{situation:\\d{1,18}}")
    @Allows(Action.HAND_IN)
    ModelAndView save(
            @PathVariable long candidacy,
            @PathVariable String deliverable,
            @PathVariable long situation,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "competencies", required = false) @Nullable List<String> competencies,
            @RequestParam(defaultValue = "0") int revision,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = asked.candidacy(candidacy);
        var piece = portfolio(found, deliverable);
        var chosen = Objects.requireNonNullElse(competencies, List.<String>of());
        var known = portfolios.competencies(found, piece).stream()
                .map(one -> one.id())
                .filter(chosen::contains)
                .toList();
        if (!known.containsAll(chosen)) {
            throw new Unreadable("competencies");
        }
        var typed = new Told(
                text(fields, "title", LONGEST_TITLE),
                text(fields, "context", LONGEST_TEXT),
                text(fields, "done", LONGEST_TEXT),
                text(fields, "outcome", LONGEST_TEXT),
                known);
        return switch (portfolios.save(found.id(), deliverable, situation, revision, typed, actor)) {
            case Saved.Kept(var now) -> kept(found, deliverable, now, htmx, actor, locale, redirect);
            case Saved.Elsewhere(var stands) ->
                saved(
                        form(found, deliverable, stands, typed, views.say("delivery.elsewhere", locale), actor, locale),
                        htmx);
            case Saved.Closed(var why) ->
                page(candidacy, deliverable, List.of(views.refused(why, locale)), actor, locale);
        };
    }

    private ModelAndView kept(
            Candidacy candidacy,
            String deliverable,
            Situation now,
            @Nullable String htmx,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        if (htmx != null) {
            return saved(form(candidacy, deliverable, now, now.told(), null, actor, locale), htmx);
        }
        redirect.addFlashAttribute(
                Flash.NAME, Flash.good("delivery.situation.kept", new Formats(locale).hour(now.savedAt())));
        return new ModelAndView(address(candidacy.id().value(), deliverable));
    }

    /** A page that saves as one types is told the revision and what is covered; what is typed stays as it is. */
    private static ModelAndView saved(ModelAndView form, @Nullable String htmx) {
        if (htmx != null) {
            form.setViewName("delivery/situation :: saved");
            form.setStatus(HttpStatus.OK);
        }
        return form;
    }

    private static String text(Map<String, String> fields, String name, int most) {
        var text = fields.getOrDefault(name, "").replace("\r\n", "\n");
        return text.substring(0, Math.min(text.length(), most));
    }

    @PostMapping("/dossiers/{candidacy}/livrables/{deliverable}/situations/{situation:\\d{1,18}}/retrait")
    @Allows(Action.HAND_IN)
    ModelAndView remove(
            @PathVariable long candidacy,
            @PathVariable String deliverable,
            @PathVariable long situation,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = asked.candidacy(candidacy);
        portfolio(found, deliverable);
        return portfolios
                .remove(found.id(), deliverable, situation, actor)
                .map(why -> page(candidacy, deliverable, List.of(views.refused(why, locale)), actor, locale))
                .orElseGet(() -> {
                    redirect.addFlashAttribute(Flash.NAME, Flash.good("delivery.situation.removed"));
                    return new ModelAndView(address(candidacy, deliverable));
                });
    }

    @GetMapping("/dossiers/{candidacy}/livrables/{deliverable}/situations.pdf")
    @Allows(Action.HAND_IN)
    ResponseEntity<byte[]> print(@PathVariable long candidacy, @PathVariable String deliverable) {
        var found = asked.candidacy(candidacy);
        var piece = portfolio(found, deliverable);
        var name = ContentDisposition.attachment()
                .filename("%s-%s.pdf".formatted(found.number(), deliverable), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(portfolios.print(found, piece));
    }

    @PostMapping("/dossiers/{candidacy}/livrables/{deliverable}/situations/remise")
    @Allows(Action.HAND_IN)
    ModelAndView handIn(
            @PathVariable long candidacy,
            @PathVariable String deliverable,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = asked.candidacy(candidacy);
        portfolio(found, deliverable);
        return switch (portfolios.handIn(found.id(), deliverable, seen, on, actor)) {
            case Outcome.Done _ -> {
                var title = views.labels(found, locale).deliverable(deliverable);
                redirect.addFlashAttribute(Flash.NAME, Flash.good("delivery.done", title));
                yield new ModelAndView("redirect:/dossiers/" + candidacy + "/livrables/" + deliverable);
            }
            case Outcome.Refused(var why) ->
                page(candidacy, deliverable, List.of(views.refused(why, locale)), actor, locale);
            case Outcome.Contradicted(var faults) -> {
                var wording = sentences.in(catalog.edition(found.edition()).scheme(), locale);
                var reasons = faults.stream().map(wording::fault).toList();
                yield page(candidacy, deliverable, reasons, actor, locale);
            }
        };
    }

    private static String address(long candidacy, String deliverable) {
        return "redirect:/dossiers/" + candidacy + "/livrables/" + deliverable + "/situations";
    }
}
