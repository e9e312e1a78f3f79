package fr.parchemin.app.people;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field of a form holds what stands for nothing: nothing of the form is recorded, and the answer names the field. */
public final class Unreadable extends RuntimeException {

    private final String field;

    /** In a field of that name. */
    public Unreadable(String field) {
        super("The field " + field + " cannot be read");
        this.field = field;
    }

    /** The name of the field, as it was sent. */
    public String field() {
        return field;
    }

    /**
     * The code that was sent in a field.
     *
     * @return absent: nothing was sent, or nothing but spaces
     * @throws Unreadable when there is no such code
     */
    public static <E extends Enum<E>> Optional<E> code(Class<E> codes, String field, @Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(codes.getEnumConstants())
                .filter(code -> code.name().equals(sent.strip()))
                .findFirst()
                .orElseThrow(() -> new Unreadable(field)));
    }
}
