package fr.parchemin.app.delivery.web;

import fr.parchemin.app.assessment.ReadFile;
import fr.parchemin.app.delivery.web.Handout.Wanted;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One version of a deliverable: its receipt, beside which it is read, and the file itself. */
@Controller
class VersionPages {

    private final Asked asked;
    private final Handout handout;
    private final PieceViews views;

    VersionPages(Asked asked, Handout handout, PieceViews views) {
        this.asked = asked;
        this.handout = handout;
        this.views = views;
    }

    @GetMapping("/dossiers/{candidacy}/livrables/{deliverable}/versions/{version:\\d{1,9}}")
    @Allows(Action.SEE_DELIVERABLES)
    ModelAndView page(
            @PathVariable long candidacy,
            @PathVariable String deliverable,
            @PathVariable int version,
            Actor actor,
            Locale locale,
            HttpServletResponse response) {
        var found = asked.candidacy(candidacy);
        var piece = asked.piece(found, deliverable);
        asked.version(piece, version, actor);
        response.setHeader(ReadFile.POLICY, ReadFile.FRAMING);
        var view = views.of(piece, found, actor, locale);
        return new ModelAndView("delivery/version")
                .addObject("candidacy", found)
                .addObject("piece", view)
                .addObject(
                        "version",
                        view.versions().stream()
                                .filter(one -> one.number() == version)
                                .findFirst()
                                .orElseThrow());
    }

    @GetMapping("/dossiers/{candidacy}/livrables/{deliverable}/versions/{version:\\d{1,9}}/fichier")
    @Allows(Action.SEE_DELIVERABLES)
    @Nullable
    ModelAndView file(
            @PathVariable long candidacy,
            @PathVariable String deliverable,
            @PathVariable int version,
            @RequestParam(name = "telecharger", defaultValue = "false") boolean download,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var found = asked.version(asked.piece(asked.candidacy(candidacy), deliverable), version, actor);
        var wanted = new Wanted(found.digest(), found.format(), found.fileName(), download);
        return handout.hand(wanted, "/dossiers/" + candidacy + "/livrables", "delivery.deliverables", response);
    }
}
