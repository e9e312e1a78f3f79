package fr.parchemin.engine.proposal;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What was expected or found: a code of the scheme or of this list, a number, or a day. */
public sealed interface Value {

    /** A code: a grade, {@code absent-unjustified}, {@code granted}, the name of a block... */
    record Code(String code) implements Value {}

    /** A number, written as it was given. */
    record Number(BigDecimal number) implements Value {}

    /** A day. */
    record Day(LocalDate day) implements Value {}
}
