package fr.parchemin.app.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the parchments of a scheme must say.
 *
 * @param nsf codes of the nomenclature of training specialities, separated by commas
 * @param place where the parchments are issued
 * @param revision how often these were changed, so that a later change is not overwritten unseen
 */
public record Mentions(
        String scheme,
        String certifier,
        String title,
        String registerNumber,
        @Nullable LocalDate decidedOn,
        @Nullable Integer level,
        String nsf,
        String place,
        String signatory,
        String signatoryFunction,
        int revision) {

    /** Whether all that a parchment needs is there. */
    public boolean isComplete() {
        return missing().isEmpty();
    }

    /** The names of what a parchment must say and is not known, as the form has them; the specific register has no levels. */
    public List<String> missing() {
        var specific = registerNumber.startsWith("RS");
        return Stream.of(
                        missing("certifier", certifier.isBlank()),
                        missing("title", title.isBlank()),
                        missing("registerNumber", registerNumber.isBlank()),
                        missing("decidedOn", decidedOn == null),
                        missing("level", level == null && !specific),
                        missing("nsf", nsf.isBlank()),
                        missing("place", place.isBlank()),
                        missing("signatory", signatory.isBlank()),
                        missing("signatoryFunction", signatoryFunction.isBlank()))
                .flatMap(name -> name)
                .toList();
    }

    private static Stream<String> missing(String name, boolean missing) {
        return missing ? Stream.of(name) : Stream.empty();
    }
}
