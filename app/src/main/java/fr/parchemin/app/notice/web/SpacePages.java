package fr.parchemin.app.notice.web;

import fr.parchemin.app.assessment.Sentences;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.ResitWindowWords;
import fr.parchemin.app.candidacy.ResitWindowWords.Line;
import fr.parchemin.app.candidacy.ResitWindows;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.notice.Appeals;
import fr.parchemin.app.notice.Outbox;
import fr.parchemin.app.notice.Space;
import fr.parchemin.app.notice.Spaces;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The candidate's space: where am I, what is next, by when, why not yet. */
@Controller
class SpacePages {

    private static final int LETTERS = 3;

    private final Spaces spaces;
    private final ResitWindows windows;
    private final Outbox outbox;
    private final Appeals appeals;
    private final Catalog catalog;
    private final Sentences sentences;
    private final Clock clock;

    SpacePages(
            Spaces spaces,
            ResitWindows windows,
            Outbox outbox,
            Appeals appeals,
            Catalog catalog,
            Sentences sentences,
            Clock clock) {
        this.spaces = spaces;
        this.windows = windows;
        this.outbox = outbox;
        this.appeals = appeals;
        this.catalog = catalog;
        this.sentences = sentences;
        this.clock = clock;
    }

    @GetMapping("/mon-dossier/{candidacy}")
    @Allows(Action.SEE_SPACE)
    String page(@PathVariable long candidacy, Model model, Locale locale) {
        var space = spaces.of(new CandidacyId(candidacy))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var scheme = catalog.edition(space.candidacy().edition()).scheme();
        var wording = sentences.in(scheme, locale);
        var readout = new SpaceReadout(space, scheme, wording, LocalDate.now(clock));
        model.addAttribute("page", readout.page());
        model.addAttribute("windows", windows(space, scheme, wording));
        var letters = outbox.of(space.candidacy().id());
        model.addAttribute("letters", letters.stream().limit(LETTERS).toList());
        model.addAttribute("allLetters", letters.size());
        model.addAttribute("appeals", appeals.of(space.candidacy().id()));
        model.addAttribute("until", appeals.until(space.candidacy().id()).orElse(null));
        model.addAttribute("formats", new Formats(locale));
        return "notice/space";
    }

    /** Between which days the resits of their session are held; who has a decision has none to come. */
    private List<Line> windows(Space space, Scheme scheme, Wording wording) {
        var candidacy = space.candidacy();
        return space.decision() != null || candidacy.erasedOn() != null
                ? List.of()
                : ResitWindowWords.lines(
                        windows.of(candidacy.cohort(), scheme),
                        candidacy.juryOn(),
                        wording.labels(),
                        wording.formats());
    }
}
