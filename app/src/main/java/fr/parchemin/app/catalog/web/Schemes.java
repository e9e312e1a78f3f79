package fr.parchemin.app.catalog.web;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.FindingSentences;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.catalog.SchemeVersion;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The list of schemes in all their versions, and the page of each. */
@Controller
class Schemes {

    private final Catalog catalog;
    private final FindingSentences sentences;
    private final MessageSource messages;
    private final Clock clock;

    Schemes(Catalog catalog, FindingSentences sentences, MessageSource messages, Clock clock) {
        this.catalog = catalog;
        this.sentences = sentences;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/referentiels")
    @Allows(Action.SEE_SCHEMES)
    String list(Actor actor, Model model, Locale locale) {
        model.addAttribute("count", catalog.schemes().size());
        model.addAttribute(
                "schemes",
                catalog.versions().stream().map(version -> row(version, locale)).toList());
        model.addAttribute(
                "unusable",
                Action.SEE_SCHEME_FILES.allows(actor.role())
                        ? catalog.unusable().stream()
                                .map(new UnusableReadout(messages, locale)::of)
                                .toList()
                        : List.of());
        return "catalog/schemes";
    }

    @GetMapping("/referentiels/{scheme}")
    @Allows(Action.SEE_SCHEMES)
    String page(
            @PathVariable String scheme,
            @RequestParam(name = "version", required = false) @Nullable String version,
            Model model,
            Locale locale) {
        var found = asked(scheme, version).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, scheme));
        var today = LocalDate.now(clock);
        var versions = new VersionReadout(messages, locale, today);
        var labels = new Labels(found.scheme(), messages, locale);
        model.addAttribute("page", new SchemeReadout(found, messages, locale).page(today));
        model.addAttribute("standing", versions.of(found));
        model.addAttribute(
                "versions", catalog.versions(scheme).stream().map(versions::of).toList());
        model.addAttribute(
                "failing",
                new FailingReadout(found.scheme(), labels, sentences, locale)
                        .of(found.edition().failing()));
        model.addAttribute("opens", opens(found, today));
        return "catalog/scheme";
    }

    /** The version asked for, else the current one. */
    private Optional<SchemeVersion> asked(String scheme, @Nullable String version) {
        return version == null
                ? catalog.current(scheme)
                        .flatMap(edition ->
                                catalog.version(scheme, edition.scheme().version()))
                : catalog.version(scheme, version);
    }

    /** Whether a cohort can be opened on it, today or later. */
    private static boolean opens(SchemeVersion version, LocalDate today) {
        var until = version.scheme().validity().until();
        return version.isUsable() && (until == null || !until.isBefore(today));
    }

    private Row row(SchemeVersion version, Locale locale) {
        var scheme = version.scheme();
        var register = scheme.register();
        boolean alone = catalog.versions(scheme.id()).size() == 1;
        var standing = new VersionReadout(messages, locale, LocalDate.now(clock)).of(version);
        return new Row(
                standing,
                alone ? "/referentiels/" + scheme.id() : standing.address(),
                scheme.title().in(locale),
                messages.getMessage("catalog.scheme-kind." + scheme.kind(), null, locale),
                register == null ? "" : register.number(),
                String.join(
                        ", ",
                        scheme.certifiers().stream().map(Scheme.Certifier::name).toList()),
                scheme.blocks().size(),
                List.copyOf(scheme.provisional()));
    }

    record Row(
            VersionReadout.Line standing,
            String address,
            String title,
            String kind,
            String register,
            String certifiers,
            int blocks,
            List<String> provisional) {}
}
