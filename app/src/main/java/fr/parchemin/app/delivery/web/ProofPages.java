package fr.parchemin.app.delivery.web;

import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.Facts.FactEntry;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.delivery.Format;
import fr.parchemin.app.delivery.Inspection;
import fr.parchemin.app.delivery.Proof;
import fr.parchemin.app.delivery.Proofs;
import fr.parchemin.app.delivery.Proofs.Shown;
import fr.parchemin.app.delivery.web.Handout.Wanted;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What shows that a candidate has the certificates that they bring in: a file, a reference, who looked at it and when. */
@Controller
class ProofPages {

    private final Asked asked;
    private final Proofs proofs;
    private final Inspection inspection;
    private final PieceViews views;
    private final Handout handout;

    ProofPages(Asked asked, Proofs proofs, Inspection inspection, PieceViews views, Handout handout) {
        this.asked = asked;
        this.proofs = proofs;
        this.inspection = inspection;
        this.views = views;
        this.handout = handout;
    }

    /**
     * A certificate brought in.
     *
     * @param line the line of the dossier that stands
     * @param problem why what was sent just now is refused, absent: it was not
     * @param typed the reference that was typed then
     */
    record Holding(
            long line,
            String text,
            List<ShownProof> proofs,
            @Nullable String problem,
            String typed) {}

    /** A proof of it. */
    record ShownProof(
            long id,
            String reference,
            @Nullable String fileName,
            @Nullable Integer pages,
            String checked) {}

    /** What was sent and not kept. */
    private record Refused(long line, String problem, String typed) {}

    @GetMapping("/dossiers/{candidacy}/justificatifs")
    @Allows(Action.SEE_PROOFS)
    ModelAndView page(@PathVariable long candidacy, Locale locale) {
        return view(asked.candidacy(candidacy), null, locale);
    }

    private ModelAndView view(Candidacy candidacy, @Nullable Refused refused, Locale locale) {
        var all = proofs.of(candidacy.id());
        var view = new ModelAndView("delivery/proofs")
                .addObject("candidacy", candidacy)
                .addObject("megabytes", inspection.most().toMegabytes())
                .addObject(
                        "holdings",
                        proofs.holdings(candidacy.id()).stream()
                                .map(held -> holding(held, all, refused, locale))
                                .toList())
                .addObject("refused", refused == null ? null : refused.problem())
                .addObject("longest", Proofs.LONGEST);
        if (refused != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    private Holding holding(FactEntry held, List<Proof> all, @Nullable Refused refused, Locale locale) {
        long line = held.recorded().id();
        var wrong = refused != null && refused.line() == line ? refused : null;
        return new Holding(
                line,
                text(held, locale),
                all.stream()
                        .filter(proof -> proof.subject().equals(held.subject()))
                        .map(proof -> shown(proof, locale))
                        .toList(),
                wrong == null ? null : wrong.problem(),
                wrong == null ? "" : wrong.typed());
    }

    private String text(FactEntry held, Locale locale) {
        var fact = (Fact.Holding) Objects.requireNonNull(held.fact());
        return views.say(
                "assessment.fact.held." + fact.certificate(),
                locale,
                fact.scheme(),
                Objects.requireNonNullElse(fact.block(), ""),
                new Formats(locale).day(fact.awardedOn()));
    }

    private ShownProof shown(Proof proof, Locale locale) {
        var checked = views.say(
                "assessment.proof.checked", locale, proof.checkedBy(), new Formats(locale).moment(proof.checkedAt()));
        var file = proof.file();
        return file == null
                ? new ShownProof(proof.id(), proof.reference(), null, null, checked)
                : new ShownProof(proof.id(), proof.reference(), file.name(), file.pages(), checked);
    }

    @PostMapping("/dossiers/{candidacy}/justificatifs")
    @Allows(Action.RECORD_FACTS)
    ModelAndView attach(
            @PathVariable long candidacy,
            @RequestParam(defaultValue = "0") long holding,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = asked.candidacy(candidacy);
        var name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        var shown = new Shown(reference.strip(), name.isEmpty() ? null : file, name);
        var refusal = proofs.attach(found.id(), holding, shown, actor);
        if (refusal.isPresent()) {
            return view(found, new Refused(holding, views.refused(refusal.get(), locale), reference), locale);
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.good("delivery.proof.attached"));
        return back(candidacy);
    }

    @PostMapping("/dossiers/{candidacy}/justificatifs/{proof:\\d{1,18}}/retrait")
    @Allows(Action.RECORD_FACTS)
    ModelAndView withdraw(
            @PathVariable long candidacy,
            @PathVariable long proof,
            @RequestParam(defaultValue = "") String motive,
            Actor actor,
            RedirectAttributes redirect) {
        asked.candidacy(candidacy);
        var why = motive.strip();
        if (why.isEmpty() || why.length() > Proofs.LONGEST) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("delivery.proof.motive-missing"));
        } else if (proofs.withdraw(new CandidacyId(candidacy), proof, why, actor)) {
            redirect.addFlashAttribute(Flash.NAME, Flash.good("delivery.proof.withdrawn"));
        } else {
            throw Asked.notFound();
        }
        return back(candidacy);
    }

    @GetMapping("/dossiers/{candidacy}/justificatifs/{proof:\\d{1,18}}/fichier")
    @Allows(Action.SEE_PROOFS)
    @Nullable
    ModelAndView file(@PathVariable long candidacy, @PathVariable long proof, HttpServletResponse response)
            throws IOException {
        var file = proofs.of(asked.candidacy(candidacy).id()).stream()
                .filter(one -> one.id() == proof)
                .map(Proof::file)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(Asked::notFound);
        var wanted = new Wanted(file.digest(), Format.PDF, file.name(), false);
        return handout.hand(wanted, address(candidacy), "delivery.proofs", response);
    }

    private static ModelAndView back(long candidacy) {
        return new ModelAndView("redirect:" + address(candidacy));
    }

    private static String address(long candidacy) {
        return "/dossiers/" + candidacy + "/justificatifs";
    }
}
