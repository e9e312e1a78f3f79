package fr.parchemin.app.catalog;

import fr.parchemin.app.people.SchemeNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The schemes for which organisations are accredited. */
@Component
class SchemesToPrepare implements SchemeNames {

    private final Catalog catalog;

    SchemesToPrepare(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Map<String, String> titles(Locale locale) {
        Map<String, String> titles = new LinkedHashMap<>();
        catalog.schemes()
                .forEach(edition -> titles.put(
                        edition.scheme().id(), edition.scheme().title().in(locale)));
        return titles;
    }

    @Override
    public List<String> blocks(String scheme) {
        return catalog.current(scheme)
                .map(edition -> edition.scheme().blocks().stream()
                        .map(block -> block.id())
                        .toList())
                .orElse(List.of());
    }
}
