package fr.parchemin.app.journal.web;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.journal.Noted;
import fr.parchemin.app.journal.Verification;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the journal is as it was written. */
@Controller
class ChainPages {

    private final Verification verification;
    private final Readouts readouts;

    ChainPages(Verification verification, Readouts readouts) {
        this.verification = verification;
        this.readouts = readouts;
    }

    @GetMapping("/journal/verification")
    @Allows(Action.SEE_JOURNAL)
    String page(
            @RequestParam(name = "numero", defaultValue = "") String place,
            @RequestParam(name = "empreinte", defaultValue = "") String fingerprint,
            Model model,
            Locale locale) {
        model.addAttribute("place", place);
        model.addAttribute("fingerprint", fingerprint);
        if (!place.isBlank() || !fingerprint.isBlank()) {
            model.addAttribute(
                    "compared",
                    Noted.of(place, fingerprint)
                            .map(noted -> verification.compare(noted).name())
                            .orElse("UNREADABLE"));
        }
        model.addAttribute("formats", new Formats(locale));
        verification.last().ifPresent(last -> {
            model.addAttribute("last", last);
            model.addAttribute("who", readouts.who(last.account(), locale));
        });
        return "journal/verification";
    }

    @PostMapping("/journal/verification")
    @Allows(Action.VERIFY_JOURNAL)
    String run(Actor actor, RedirectAttributes redirect) {
        var outcome = verification.look();
        verification.keep(outcome, actor);
        redirect.addFlashAttribute(
                Flash.NAME,
                outcome.holds()
                        ? Flash.good("journal.flash.holds", outcome.entries())
                        : Flash.warning("journal.flash.broken", outcome.faults().size(), outcome.untoldCount()));
        return "redirect:/journal/verification";
    }
}
