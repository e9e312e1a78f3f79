package fr.parchemin.app.api;

import fr.parchemin.app.api.Problem.Fault;
import fr.parchemin.app.candidacy.Column;
import fr.parchemin.app.candidacy.EnrolmentCheck.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * What was sent about a candidate: texts, under the names of the columns of a file, and a list of the blocks presented.
 *
 * @param same the person who is known and whom it is, absent: that is not said
 * @param others those who are known and whom it is not
 * @param faults what is no such thing, with the key of its message instead of the message
 */
record CandidateBody(Map<Column, String> cells, @Nullable Long same, Set<Long> others, List<Found> faults) {

    private static final String SAME = "samePersonAs";
    private static final String OTHERS = "otherThan";

    /** A fault, with what its message names. */
    record Found(Fault fault, List<?> arguments) {}

    static CandidateBody read(JsonNode body) {
        if (!body.isObject()) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "body", "A body of another kind", "The body is not one JSON object");
        }
        Map<Column, String> cells = new EnumMap<>(Column.class);
        List<Found> faults = new ArrayList<>();
        var same = same(body, faults);
        var others = others(body, faults);
        body.properties().stream()
                .filter(property -> !isDecision(property.getKey()))
                .forEach(property -> {
                    var column = column(property.getKey());
                    if (column.isEmpty()) {
                        faults.add(found(property.getKey(), "unknown-field", property.getKey(), names()));
                    } else {
                        text(column.get(), property.getValue())
                                .ifPresentOrElse(
                                        text -> cells.put(column.get(), text),
                                        () -> faults.add(found(
                                                property.getKey(),
                                                "not-a-text",
                                                property.getValue().toString())));
                    }
                });
        return new CandidateBody(cells, same, others, List.copyOf(faults));
    }

    private static boolean isDecision(String field) {
        return field.equals(SAME) || field.equals(OTHERS);
    }

    private static @Nullable Long same(JsonNode body, List<Found> faults) {
        var value = body.path(SAME);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            faults.add(found(SAME, "not-a-person", value.toString()));
            return null;
        }
        return value.asLong();
    }

    private static Set<Long> others(JsonNode body, List<Found> faults) {
        var value = body.path(OTHERS);
        if (value.isMissingNode() || value.isNull()) {
            return Set.of();
        }
        if (!value.isArray()
                || !value.valueStream().allMatch(one -> one.isIntegralNumber() && one.canConvertToLong())) {
            faults.add(found(OTHERS, "not-persons", value.toString()));
            return Set.of();
        }
        return value.valueStream().map(JsonNode::asLong).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Column> column(String field) {
        return Arrays.stream(Column.values())
                .filter(column -> column.field().equals(field))
                .findFirst();
    }

    private static String names() {
        return Stream.concat(Arrays.stream(Column.values()).map(Column::field), Stream.of(SAME, OTHERS))
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> text(Column column, JsonNode value) {
        if (value.isNull()) {
            return Optional.of("");
        }
        if (column == Column.PRESENTED_BLOCKS) {
            return value.isArray() && value.valueStream().allMatch(JsonNode::isString)
                    ? Optional.of(value.valueStream().map(JsonNode::asString).collect(Collectors.joining(" ")))
                    : Optional.empty();
        }
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    private static Found found(String field, String code, String... arguments) {
        var pointer = "/" + field.replace("~", "~0").replace("/", "~1");
        return new Found(new Fault(pointer, code, "api.refusal." + code), List.of(arguments));
    }

    /** All that is wrong, put into words; a cell that could not be read is not said to be missing as well. */
    List<Fault> with(List<Refusal> refusals, Locale locale, BiFunction<Fault, Object[], Fault> words) {
        List<Found> all = new ArrayList<>(faults);
        refusals.stream()
                .map(refusal -> new Found(
                        new Fault("/" + refusal.column().field(), refusal.reason(), refusal.key("refusal")),
                        List.of(refusal.said(locale))))
                .filter(found -> faults.stream()
                        .noneMatch(known ->
                                known.fault().pointer().equals(found.fault().pointer())))
                .forEach(all::add);
        return all.stream()
                .map(found -> words.apply(found.fault(), found.arguments().toArray()))
                .toList();
    }
}
