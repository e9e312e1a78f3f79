package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.SchemeVersion;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** On which versions of the schemes a new cohort may be opened. */
record OfferedVersions(Catalog catalog, MessageSource messages, Locale locale) {

    private static final String SEPARATOR = "/";

    /** The version that a value of the form names: a scheme, and a version where the scheme is offered in several. */
    static Optional<SchemeVersion> chosen(Catalog catalog, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        int slash = value.indexOf(SEPARATOR);
        return slash < 0
                ? catalog.current(value)
                        .flatMap(edition ->
                                catalog.version(value, edition.scheme().version()))
                : catalog.version(value.substring(0, slash), value.substring(slash + 1));
    }

    /** Those that are in force on a day or will be. */
    List<SchemeVersion> on(LocalDate day, Predicate<String> reached) {
        return catalog.versions().stream()
                .filter(version -> reached.test(version.scheme().id()) && version.isUsable() && !version.isOver(day))
                .toList();
    }

    /** What each is called, by the value of the form. */
    Map<String, String> labels(List<SchemeVersion> versions) {
        Map<String, String> labels = new LinkedHashMap<>();
        versions.forEach(version -> labels.put(value(catalog, version), label(version)));
        return labels;
    }

    /** The value of the form: a scheme, and its version where there are several. */
    static String value(Catalog catalog, SchemeVersion version) {
        var scheme = version.scheme();
        return isAlone(catalog, version) ? scheme.id() : scheme.id() + SEPARATOR + scheme.version();
    }

    private String label(SchemeVersion version) {
        var scheme = version.scheme();
        var title = scheme.title().in(locale);
        if (isAlone(catalog, version)) {
            return title;
        }
        var life = new Formats(locale)
                .period(scheme.validity().from(), scheme.validity().until());
        var arguments = new Object[] {title, scheme.version(), life, life.isEmpty() ? 0 : 1};
        return messages.getMessage("candidacy.cohort.version", arguments, locale);
    }

    private static boolean isAlone(Catalog catalog, SchemeVersion version) {
        List<SchemeVersion> all = catalog.versions(version.scheme().id());
        return all.size() == 1;
    }
}
