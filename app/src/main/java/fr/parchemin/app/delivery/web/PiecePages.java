package fr.parchemin.app.delivery.web;

import fr.parchemin.app.assessment.Sentences;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.delivery.Deposits;
import fr.parchemin.app.delivery.Deposits.Sent;
import fr.parchemin.app.delivery.Handing;
import fr.parchemin.app.delivery.Handing.Outcome;
import fr.parchemin.app.delivery.Handing.Wanted;
import fr.parchemin.app.delivery.Inspection;
import fr.parchemin.app.delivery.Pieces;
import fr.parchemin.app.delivery.Refusal;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The deliverables of a dossier: sending files, handing in, taking back. */
@Controller
class PiecePages {

    private final Asked asked;
    private final Pieces pieces;
    private final Deposits deposits;
    private final Handing handing;
    private final Inspection inspection;
    private final PieceViews views;
    private final Catalog catalog;
    private final Sentences sentences;

    PiecePages(
            Asked asked,
            Pieces pieces,
            Deposits deposits,
            Handing handing,
            Inspection inspection,
            PieceViews views,
            Catalog catalog,
            Sentences sentences) {
        this.asked = asked;
        this.pieces = pieces;
        this.deposits = deposits;
        this.handing = handing;
        this.inspection = inspection;
        this.views = views;
        this.catalog = catalog;
        this.sentences = sentences;
    }

    @GetMapping("/dossiers/{candidacy}/livrables")
    @Allows(Action.SEE_DELIVERABLES)
    ModelAndView list(@PathVariable long candidacy, Actor actor, Locale locale) {
        var found = asked.candidacy(candidacy);
        return new ModelAndView("delivery/pieces")
                .addObject("candidacy", found)
                .addObject(
                        "pieces",
                        pieces.of(found).stream()
                                .map(piece -> views.of(piece, found, actor, locale))
                                .toList());
    }

    @GetMapping("/dossiers/{candidacy}/livrables/{deliverable}")
    @Allows(Action.SEE_DELIVERABLES)
    ModelAndView page(@PathVariable long candidacy, @PathVariable String deliverable, Actor actor, Locale locale) {
        return view(candidacy, deliverable, List.of(), actor, locale);
    }

    private ModelAndView view(long candidacy, String deliverable, List<String> problems, Actor actor, Locale locale) {
        var found = asked.candidacy(candidacy);
        var view = new ModelAndView("delivery/piece")
                .addObject("candidacy", found)
                .addObject("piece", views.of(asked.piece(found, deliverable), found, actor, locale))
                .addObject("problems", problems);
        if (!problems.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    @PostMapping("/dossiers/{candidacy}/livrables/{deliverable}")
    @Allows(Action.HAND_IN)
    ModelAndView send(
            @PathVariable long candidacy,
            @PathVariable String deliverable,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        asked.piece(asked.candidacy(candidacy), deliverable);
        return switch (sent(new CandidacyId(candidacy), deliverable, file, actor)) {
            case Sent.Kept(var version) -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.good("delivery.kept", version.number()));
                yield new ModelAndView(address(candidacy, deliverable) + "/versions/" + version.number());
            }
            case Sent.Same(var version) -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.warning("delivery.same", version.number()));
                yield new ModelAndView(address(candidacy, deliverable) + "/versions/" + version.number());
            }
            case Sent.Refused(var why) ->
                view(candidacy, deliverable, List.of(views.refused(why, locale)), actor, locale);
        };
    }

    /** What is too large is refused before it is read. */
    private Sent sent(CandidacyId candidacy, String deliverable, @Nullable MultipartFile file, Actor actor) {
        var name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file == null || name.isEmpty()) {
            return new Sent.Refused(new Refusal("no-file", List.of()));
        }
        return inspection
                .tooLarge(file.getSize())
                .<Sent>map(Sent.Refused::new)
                .orElseGet(() -> deposits.send(candidacy, deliverable, file, name, actor));
    }

    @GetMapping("/dossiers/{candidacy}/livrables/{deliverable}/remise")
    @Allows(Action.HAND_IN)
    ModelAndView ending(@PathVariable long candidacy, @PathVariable String deliverable, Actor actor, Locale locale) {
        var found = asked.candidacy(candidacy);
        var piece = views.of(asked.piece(found, deliverable), found, actor, locale);
        return piece.toHandIn() == null
                ? new ModelAndView(address(candidacy, deliverable))
                : new ModelAndView("delivery/ending")
                        .addObject("candidacy", found)
                        .addObject("piece", piece);
    }

    @PostMapping("/dossiers/{candidacy}/livrables/{deliverable}/remise")
    @Allows(Action.HAND_IN)
    ModelAndView handIn(
            @PathVariable long candidacy,
            @PathVariable String deliverable,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Integer situations,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        asked.piece(asked.candidacy(candidacy), deliverable);
        var wanted = new Wanted(version, on, situations);
        var outcome = handing.handIn(new CandidacyId(candidacy), deliverable, wanted, actor);
        return answer(candidacy, deliverable, outcome, "delivery.done", actor, locale, redirect);
    }

    @PostMapping("/dossiers/{candidacy}/livrables/{deliverable}/reprise")
    @Allows(Action.TAKE_BACK)
    ModelAndView takeBack(
            @PathVariable long candidacy,
            @PathVariable String deliverable,
            @RequestParam(defaultValue = "0") long receipt,
            @RequestParam(defaultValue = "") String motive,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        asked.piece(asked.candidacy(candidacy), deliverable);
        var outcome = handing.takeBack(new CandidacyId(candidacy), deliverable, receipt, motive, actor);
        return answer(candidacy, deliverable, outcome, "delivery.taken-back", actor, locale, redirect);
    }

    private ModelAndView answer(
            long candidacy,
            String deliverable,
            Outcome outcome,
            String done,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return switch (outcome) {
            case Outcome.Done _ -> {
                var labels = views.labels(asked.candidacy(candidacy), locale);
                redirect.addFlashAttribute(Flash.NAME, Flash.good(done, labels.deliverable(deliverable)));
                yield new ModelAndView(address(candidacy, deliverable));
            }
            case Outcome.Refused(var why) ->
                view(candidacy, deliverable, List.of(views.refused(why, locale)), actor, locale);
            case Outcome.Contradicted(var faults) -> {
                var wording = sentences.in(scheme(asked.candidacy(candidacy)), locale);
                var reasons = faults.stream().map(wording::fault).toList();
                yield view(candidacy, deliverable, reasons, actor, locale);
            }
        };
    }

    private fr.parchemin.engine.scheme.Scheme scheme(Candidacy candidacy) {
        return catalog.edition(candidacy.edition()).scheme();
    }

    private static String address(long candidacy, String deliverable) {
        return "redirect:/dossiers/" + candidacy + "/livrables/" + deliverable;
    }
}
