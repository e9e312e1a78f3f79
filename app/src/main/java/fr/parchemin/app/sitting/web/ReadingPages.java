package fr.parchemin.app.sitting.web;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The files that are read beside a grid, by those who see it. */
@Controller
class ReadingPages {

    private final Sittings sittings;
    private final BesideGrid beside;

    ReadingPages(Sittings sittings, BesideGrid beside) {
        this.sittings = sittings;
        this.beside = beside;
    }

    @GetMapping("/passages/{sitting}/grilles/{candidate:\\d+}/livrables/{deliverable}")
    @Allows(Action.SEE_GRIDS)
    void file(
            @PathVariable long sitting,
            @PathVariable long candidate,
            @PathVariable String deliverable,
            @RequestParam(name = "telecharger", defaultValue = "false") boolean save,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var found = sittings.find(new SittingId(sitting)).orElseThrow(SittingPages::notFound);
        var seat = sittings.seat(found.id(), new CandidacyId(candidate), actor).orElseThrow(SittingPages::notFound);
        beside.file(found, seat, deliverable)
                .orElseThrow(SittingPages::notFound)
                .write(save, response);
    }
}
