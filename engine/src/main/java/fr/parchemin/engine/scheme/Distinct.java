package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Lists in which nothing may stand twice. */
final class Distinct {

    private Distinct() {}

    /** The texts of a list that is not empty, in its order; {@code each} sees each one once. */
    static Set<String> texts(Place list, BiConsumer<String, Place> each) {
        Map<String, Place> found = new LinkedHashMap<>();
        for (Place item : list.someItems()) {
            String text = item.textOrNull();
            if (text != null && !isRepeated(text, item, found)) {
                each.accept(text, item);
            }
        }
        return found.keySet();
    }

    static boolean isRepeated(String name, Place place, Map<String, Place> before) {
        Place first = before.putIfAbsent(name, place);
        if (first != null) {
            place.fault(
                    Code.DUPLICATE_NAME, name, Integer.toString(first.value().line()));
        }
        return first != null;
    }
}
