package fr.parchemin.engine.laws;

import fr.parchemin.engine.scheme.Rule;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What rules are made of, of whatever kind they are: laws must hold of kinds that they do not know. */
final class Rules {

    private Rules() {}

    /** A rule and all that it is made of. */
    static Stream<Rule> within(Rule rule) {
        Stream<Rule> parts = values(rule)
                .filter(List.class::isInstance)
                .flatMap(value -> ((List<?>) value).stream())
                .filter(Rule.class::isInstance)
                .flatMap(part -> within((Rule) part));
        return Stream.concat(Stream.of(rule), parts);
    }

    /** What a rule names under this word, such as {@code block}. */
    static Stream<String> named(Rule rule, String word) {
        return Stream.of(rule.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(word))
                .flatMap(component -> value(rule, component).stream())
                .map(String::valueOf);
    }

    private static Stream<Object> values(Rule rule) {
        return Stream.of(rule.getClass().getRecordComponents()).flatMap(component -> value(rule, component).stream());
    }

    private static Optional<Object> value(Rule rule, RecordComponent component) {
        try {
            return Optional.ofNullable(component.getAccessor().invoke(rule));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
