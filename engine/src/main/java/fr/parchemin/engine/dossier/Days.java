package fr.parchemin.engine.dossier;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a named window, as a session gives them.
 *
 * @param from first day, absent: no earliest day
 * @param until last day, itself included, absent: none but the jury's
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate until) {}
