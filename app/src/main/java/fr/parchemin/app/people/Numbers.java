package fr.parchemin.app.people;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of records as they stand in addresses. */
public final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private Numbers() {}

    /** The number, absent: that is none. */
    public static Optional<Long> of(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
