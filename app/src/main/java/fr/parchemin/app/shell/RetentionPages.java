package fr.parchemin.app.shell;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How long each class of personal records is kept, what is due, and what was erased. */
@Controller
class RetentionPages {

    private static final int RUNS = 50;

    private final Purge purge;

    RetentionPages(Purge purge) {
        this.purge = purge;
    }

    @GetMapping("/conservation")
    @Allows(Action.SEE_RETENTION)
    String page(Model model, Locale locale) {
        var states = purge.states();
        model.addAttribute("states", states);
        model.addAttribute("due", states.stream().mapToLong(Purge.State::due).sum());
        model.addAttribute("runs", purge.latest(RUNS));
        model.addAttribute("formats", new Formats(locale));
        return "shell/retention";
    }

    @PostMapping("/conservation")
    @Allows(Action.ERASE)
    String erase(Actor actor, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Flash.NAME, Flash.good("shell.retention.erased", purge.run(actor)));
        return "redirect:/conservation";
    }
}
