package fr.parchemin.app.catalog.web;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The list of schemes and the page of each. */
@Controller
class Schemes {

    private final Catalog catalog;
    private final MessageSource messages;
    private final Clock clock;

    Schemes(Catalog catalog, MessageSource messages, Clock clock) {
        this.catalog = catalog;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/referentiels")
    @Allows(Action.SEE_SCHEMES)
    String list(Model model, Locale locale) {
        model.addAttribute(
                "schemes",
                catalog.schemes().stream().map(edition -> row(edition, locale)).toList());
        return "catalog/schemes";
    }

    @GetMapping("/referentiels/{scheme}")
    @Allows(Action.SEE_SCHEMES)
    String page(@PathVariable String scheme, Model model, Locale locale) {
        var edition =
                catalog.current(scheme).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, scheme));
        model.addAttribute("page", new SchemeReadout(edition, messages, locale).page(LocalDate.now(clock)));
        return "catalog/scheme";
    }

    private Row row(Edition edition, Locale locale) {
        var scheme = edition.scheme();
        var register = scheme.register();
        return new Row(
                scheme.id(),
                scheme.title().in(locale),
                messages.getMessage("catalog.scheme-kind." + scheme.kind(), null, locale),
                scheme.version(),
                register == null ? "" : register.number(),
                String.join(
                        ", ",
                        scheme.certifiers().stream().map(Scheme.Certifier::name).toList()),
                scheme.blocks().size(),
                SchemeStatus.of(scheme, LocalDate.now(clock)).name(),
                List.copyOf(scheme.provisional()));
    }

    record Row(
            String id,
            String title,
            String kind,
            String version,
            String register,
            String certifiers,
            int blocks,
            String badge,
            List<String> provisional) {}
}
