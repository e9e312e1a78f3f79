package fr.parchemin.app.shell;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.OpenidLinks;
import fr.parchemin.app.people.OpenidLinks.Link;
import fr.parchemin.app.people.Removal;
import jakarta.servlet.http.HttpSession;
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

/** The identities with which one enters one's own account: linked after a look at what came back, and unlinked. */
@Controller
class OpenidAccountPages {

    private static final String ALL = "redirect:/compte/identites";
    private static final String COMPARE = "redirect:/compte/identite";

    private final OpenidLinks links;
    private final OpenidProviders providers;
    private final OpenidEntering entering;

    OpenidAccountPages(OpenidLinks links, OpenidProviders providers, OpenidEntering entering) {
        this.links = links;
        this.providers = providers;
        this.entering = entering;
    }

    /** Who came by a link sees and changes none. */
    @ModelAttribute
    void ownerOnly() {
        SecondStep.refuseLinks();
    }

    /** An identity as it is shown. */
    record Row(long id, String label, String added, String used) {

        static Row of(Link link, Formats formats) {
            return new Row(link.id(), link.label(), formats.moment(link.added()), formats.moment(link.used()));
        }
    }

    @GetMapping("/compte/identites")
    @Allows(Action.OWN_ACCOUNT)
    String list(Actor actor, Model model, Locale locale) {
        var formats = new Formats(locale);
        model.addAttribute(
                "links",
                links.of(actor).stream().map(link -> Row.of(link, formats)).toList());
        model.addAttribute("providers", providers.all());
        return "shell/openid-links";
    }

    /** What somebody proved in this session who went to link this account. */
    private static OpenidProof proof(Actor actor, HttpSession session) {
        if (session.getAttribute(OpenidPages.PROOF) instanceof OpenidProof proof
                && Long.valueOf(actor.account()).equals(proof.account())) {
            return proof;
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @GetMapping("/compte/identites/confirmer")
    @Allows(Action.OWN_ACCOUNT)
    String confirm(Actor actor, HttpSession session, Model model) {
        var proof = proof(actor, session);
        if (links.isOf(actor, proof.shown())) {
            return next(actor, proof, session);
        }
        model.addAttribute("proof", proof);
        model.addAttribute("who", proof.who());
        return "shell/openid-link";
    }

    private String next(Actor actor, OpenidProof proof, HttpSession session) {
        if (entering.isToCompare(actor.account(), proof)) {
            return COMPARE;
        }
        session.removeAttribute(OpenidPages.PROOF);
        return ALL;
    }

    @PostMapping("/compte/identites/confirmer")
    @Allows(Action.OWN_ACCOUNT)
    String link(Actor actor, HttpSession session, RedirectAttributes redirect) {
        var proof = proof(actor, session);
        if (!links.link(actor, proof.shown())) {
            session.removeAttribute(OpenidPages.PROOF);
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("openid.flash.taken", proof.label()));
            return ALL;
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.good("openid.flash.linked", proof.label()));
        return next(actor, proof, session);
    }

    @GetMapping("/compte/identites/{link}/retrait")
    @Allows(Action.OWN_ACCOUNT)
    String unlink(@PathVariable String link, Actor actor, Model model) {
        model.addAttribute("link", own(link, actor));
        return "shell/openid-unlink";
    }

    private Link own(String number, Actor actor) {
        return Numbers.of(number)
                .flatMap(id ->
                        links.of(actor).stream().filter(one -> one.id() == id).findFirst())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/compte/identites/{link}/retrait")
    @Allows(Action.OWN_ACCOUNT)
    String unlinked(@PathVariable String link, Actor actor, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                Flash.NAME,
                switch (links.unlink(own(link, actor).id(), actor)) {
                    case Removal.Removed(String label) -> Flash.good("openid.flash.unlinked", label);
                    case Removal.OnlyWay(String label) -> Flash.warning("openid.flash.only-way", label);
                    case Removal.Unknown _ -> Flash.warning("openid.flash.gone");
                });
        return ALL;
    }
}
