package fr.parchemin.app.catalog.web;

import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.SchemeVersion;
import fr.parchemin.app.catalog.SchemeVersion.FileState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.util.UriComponentsBuilder;

/** Says how a version of a scheme stands among the others. */
record VersionReadout(MessageSource messages, Locale locale, LocalDate today) {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /**
     * A version.
     *
     * @param address of its page
     * @param life when it applies, empty: always
     * @param failing how many of its examples fail
     * @param file what became of its file, absent: nothing
     */
    record Line(
            String id,
            String address,
            String version,
            String life,
            String badge,
            int failing,
            @Nullable String file) {}

    Line of(SchemeVersion version) {
        var scheme = version.scheme();
        return new Line(
                scheme.id(),
                UriComponentsBuilder.fromPath("/referentiels/{scheme}")
                        .queryParam("version", "{version}")
                        .encode()
                        .buildAndExpand(scheme.id(), scheme.version())
                        .toUriString(),
                scheme.version(),
                new Formats(locale)
                        .period(scheme.validity().from(), scheme.validity().until()),
                SchemeStatus.of(version, today).name(),
                version.edition().failing().size(),
                file(version));
    }

    private @Nullable String file(SchemeVersion version) {
        return switch (version.file()) {
            case FileState.Unchanged _ -> null;
            case FileState.Replaced(var at) ->
                say("catalog.file.replaced", new Formats(locale).day(LocalDate.ofInstant(at, PARIS)));
            case FileState.Refused(var file, var _) -> say("catalog.file.refused", file);
            case FileState.Missing _ ->
                say("catalog.file.missing", version.edition().file());
        };
    }

    private String say(String key, String what) {
        return messages.getMessage(key, new Object[] {what}, locale);
    }
}
