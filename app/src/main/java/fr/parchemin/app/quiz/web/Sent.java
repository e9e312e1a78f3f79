package fr.parchemin.app.quiz.web;

import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Unreadable;
import fr.parchemin.app.quiz.Answer;
import fr.parchemin.app.quiz.Paper;
import fr.parchemin.app.quiz.Paper.Item;
import fr.parchemin.app.quiz.Papers.Given;
import fr.parchemin.app.quiz.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;

/**
 * Answers as a form sends them: {@code q3} for the third question, {@code seen3} for what the page showed of it. A choice that the
 * question does not have is no answer: nothing of the form is kept.
 */
final class Sent {

    private static final int LONGEST = 60;

    private Sent() {}

    /** What was sent for each question that the form holds. */
    static Map<Integer, Given> of(Paper paper, MultiValueMap<String, String> fields) {
        Map<Integer, Given> sent = new LinkedHashMap<>();
        for (Item item : paper.items()) {
            var seen = fields.getFirst("seen" + item.place());
            if (seen != null) {
                sent.put(
                        item.place(),
                        new Given(answer(item, fields), Numbers.of(seen).orElse(0L)));
            }
        }
        return sent;
    }

    private static Answer answer(Item item, MultiValueMap<String, String> fields) {
        var name = "q" + item.place();
        var values = fields.getOrDefault(name, List.of());
        return switch (item.question().task()) {
            case Task.Single _, Task.TrueFalse _ ->
                values.stream()
                        .flatMap(value -> place(item, value).stream())
                        .findFirst()
                        .<Answer>map(Answer.Chosen::new)
                        .orElse(new Answer.Blank());
            case Task.Multiple _ -> {
                var places = new TreeSet<Integer>();
                values.forEach(value -> place(item, value).ifPresent(places::add));
                yield new Answer.ChosenAll(places);
            }
            case Task.Numeric _ -> {
                var typed = values.isEmpty()
                        ? ""
                        : Objects.requireNonNullElse(values.getFirst(), "").strip();
                yield new Answer.Typed(typed.substring(0, Math.min(LONGEST, typed.length())));
            }
            case Task.Order _ -> ranked(item, name, fields);
        };
    }

    /** The place in the question of the choice that is shown as that one, absent: none was chosen. */
    private static Optional<Integer> place(Item item, String shown) {
        return shown.isBlank()
                ? Optional.empty()
                : Optional.of(item.shown()
                        .get(number("q" + item.place(), shown, item.shown().size() - 1)));
    }

    private static int number(String field, String sent, int most) {
        return Numbers.of(sent)
                .filter(number -> number <= most)
                .orElseThrow(() -> new Unreadable(field))
                .intValue();
    }

    private static Answer ranked(Item item, String name, MultiValueMap<String, String> fields) {
        int size = item.shown().size();
        List<Integer> ranks = new ArrayList<>(Collections.nCopies(size, 0));
        for (int i = 0; i < size; i++) {
            var rank = fields.getFirst(name + "-" + i);
            int place = item.shown().get(i);
            if (rank != null && !rank.isBlank()) {
                ranks.set(place, number(name + "-" + i, rank, size));
            }
        }
        return new Answer.Ranked(ranks);
    }
}
