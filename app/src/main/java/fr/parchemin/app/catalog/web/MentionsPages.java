package fr.parchemin.app.catalog.web;

import fr.parchemin.app.catalog.AllMentions;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.scheme.Scheme;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the parchments of a scheme must say, completed by hand where its document leaves it open. */
@Controller
class MentionsPages {

    private final Catalog catalog;
    private final AllMentions mentions;

    MentionsPages(Catalog catalog, AllMentions mentions) {
        this.catalog = catalog;
        this.mentions = mentions;
    }

    @GetMapping("/referentiels/{scheme}/mentions")
    @Allows(Action.SEE_MENTIONS)
    ModelAndView form(@PathVariable String scheme, Locale locale) {
        var found = find(scheme);
        return page(found, locale, HttpStatus.OK).addObject("form", MentionsForm.of(mentions.of(found)));
    }

    @PostMapping("/referentiels/{scheme}/mentions")
    @Allows(Action.EDIT_MENTIONS)
    ModelAndView keep(
            @PathVariable String scheme,
            @Valid @ModelAttribute("form") MentionsForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = find(scheme);
        if (!errors.hasErrors() && !mentions.keep(form.mentions(scheme), actor)) {
            errors.reject("catalog.mentions-changed-meanwhile");
        }
        if (errors.hasErrors()) {
            return page(found, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute(
                Flash.NAME, Flash.good("catalog.flash.mentions", found.title().in(locale)));
        return new ModelAndView("redirect:/referentiels/" + scheme);
    }

    private static ModelAndView page(Scheme scheme, Locale locale, HttpStatus status) {
        var view = new ModelAndView("catalog/mentions");
        view.addObject("scheme", scheme.id());
        view.addObject("schemeTitle", scheme.title().in(locale));
        view.setStatus(status);
        return view;
    }

    private Scheme find(String scheme) {
        return catalog.current(scheme)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, scheme))
                .scheme();
    }
}
