package fr.parchemin.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.catalog.SchemeVersion;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeJson;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The schemes, as the command line prints them. */
@RestController
class SchemeApi {

    private final Catalog catalog;
    private final Clock clock;

    SchemeApi(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
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
    ResponseEntity<byte[]> one(@PathVariable String scheme, @RequestParam(required = false) @Nullable String version) {
        var found = (version == null
                        ? catalog.current(scheme)
                        : catalog.version(scheme, version).map(SchemeVersion::edition))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(SchemeJson.write(found.scheme()));
    }

    private SchemeLine line(Scheme scheme, Locale locale) {
        return new SchemeLine(
                scheme.id(),
                scheme.version(),
                scheme.title().in(locale),
                scheme.blocks().stream().map(block -> block.id()).toList(),
                catalog.versions(scheme.id()).stream().map(this::version).toList());
    }

    private VersionLine version(SchemeVersion version) {
        var validity = version.scheme().validity();
        boolean inForce = version.isUsable() && version.livesOn(LocalDate.now(clock));
        return new VersionLine(version.scheme().version(), validity.from(), validity.until(), inForce);
    }

    record SchemeLine(String scheme, String version, String title, List<String> blocks, List<VersionLine> versions) {}

    /** A version of a scheme; in force today, or not. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionLine(
            String version,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean inForce) {}
}
