package fr.parchemin.app.shell;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Passkeys;
import fr.parchemin.app.people.Removal;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The passkeys of one's own account. Adding one is asked of the browser, by a script. */
@Controller
class PasskeyPages {

    private final Passkeys passkeys;

    PasskeyPages(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    /** Who came by a link sees and changes none. */
    @ModelAttribute
    void ownerOnly() {
        SecondStep.refuseLinks();
    }

    /** A passkey as it is shown. */
    record Row(long id, String label, String added, String used, boolean synced) {}

    @GetMapping("/compte/cles")
    @Allows(Action.OWN_ACCOUNT)
    String list(Actor actor, Model model, Locale locale) {
        var formats = new Formats(locale);
        model.addAttribute(
                "passkeys",
                passkeys.of(actor).stream()
                        .map(one -> new Row(
                                one.id(),
                                one.label(),
                                formats.moment(one.added()),
                                formats.moment(one.used()),
                                one.synced()))
                        .toList());
        return "shell/passkeys";
    }

    @PostMapping("/compte/cles/{passkey}/fin")
    @Allows(Action.OWN_ACCOUNT)
    String remove(@PathVariable String passkey, Actor actor, RedirectAttributes redirect) {
        long number = Numbers.of(passkey).orElseThrow(PasskeyPages::notFound);
        redirect.addFlashAttribute(
                Flash.NAME,
                switch (passkeys.remove(number, actor)) {
                    case Removal.Removed(String label) -> Flash.good("passkey.flash.removed", label);
                    case Removal.OnlyWay(String label) -> Flash.warning("passkey.flash.only-way", label);
                    case Removal.Unknown _ -> throw notFound();
                });
        return "redirect:/compte/cles";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
