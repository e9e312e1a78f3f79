package fr.parchemin.engine.scheme;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the constants of the model are written in a file: lower-case words with hyphens. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
    }
}
