package fr.parchemin.app.notice.web;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.notice.Letter;
import fr.parchemin.app.notice.Outbox;
import fr.parchemin.app.notice.Stationery;
import fr.parchemin.app.people.Actor;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with a letter, whoever reads it: it is shown, handed over on paper, and sent again. */
@Component
class LetterDesk {

    private final Outbox outbox;
    private final Stationery stationery;

    LetterDesk(Outbox outbox, Stationery stationery) {
        this.outbox = outbox;
        this.stationery = stationery;
    }

    void show(Letter letter, Model model, Locale locale) {
        model.addAttribute("letter", letter);
        model.addAttribute(
                "written",
                stationery.write(letter).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("formats", new Formats(locale));
    }

    /** Goes back to the letter, at its address. */
    String hand(Letter letter, String address, Actor actor, RedirectAttributes redirect) {
        boolean done = outbox.hand(letter, actor);
        return back(address, done ? "notice.letter.handed" : "notice.letter.handed-before", done, redirect);
    }

    /** Goes back to the letter, at its address. */
    String again(Letter letter, String address, Actor actor, RedirectAttributes redirect) {
        boolean done = outbox.again(letter, actor);
        return back(address, done ? "notice.letter.again" : "notice.letter.waits", done, redirect);
    }

    private static String back(String address, String key, boolean done, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Flash.NAME, done ? Flash.good(key) : Flash.warning(key));
        return "redirect:" + address;
    }
}
