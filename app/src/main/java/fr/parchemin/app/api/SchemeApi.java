package fr.parchemin.app.api;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeJson;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The schemes, as the command line prints them. */
@RestController
class SchemeApi {

    private final Catalog catalog;

    SchemeApi(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/api/v1/schemes")
    @Allows(Action.SEE_SCHEMES)
    Listed<SchemeLine> list(Locale locale) {
        return new Listed<>(
                catalog.schemes().stream()
                        .map(Edition::scheme)
                        .map(scheme -> line(scheme, locale))
                        .toList(),
                null);
    }

    @GetMapping("/api/v1/schemes/{scheme}")
    @Allows(Action.SEE_SCHEMES)
    ResponseEntity<byte[]> one(@PathVariable String scheme) {
        var found = catalog.current(scheme).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(SchemeJson.write(found.scheme()));
    }

    private static SchemeLine line(Scheme scheme, Locale locale) {
        return new SchemeLine(
                scheme.id(),
                scheme.version(),
                scheme.title().in(locale),
                scheme.blocks().stream().map(block -> block.id()).toList());
    }

    record SchemeLine(String scheme, String version, String title, List<String> blocks) {}
}
