package fr.parchemin.app.catalog;

import java.time.LocalDate;
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
        return !certifier.isBlank()
                && !title.isBlank()
                && !place.isBlank()
                && !signatory.isBlank()
                && !signatoryFunction.isBlank();
    }
}
