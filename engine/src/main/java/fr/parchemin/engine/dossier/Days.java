package fr.parchemin.engine.dossier;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a named window, in a session or for one candidacy; at least one of them is there.
 *
 * @param from first day, absent: no earliest day
 * @param until last day, itself included, absent: none but the jury's
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate until) {}
