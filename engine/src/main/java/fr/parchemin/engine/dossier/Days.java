package fr.parchemin.engine.dossier;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a named window, in a session or for one candidacy. In a session at least one of them is there; a candidacy may
 * have its window left open.
 *
 * @param from first day, absent: no earliest day
 * @param until last day, itself included, absent: none but the jury's
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate until) {

    /** Open until the jury, whatever the scheme gives. */
    public static final Days OPEN = new Days(null, null);
}
