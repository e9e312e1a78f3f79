package fr.parchemin.app.quiz;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A paper with the worth of each answer.
 *
 * @param marks in the order of the questions
 */
public record Marked(Paper paper, List<Mark> marks) {

    /**
     * The worth of one answer.
     *
     * @param worth a share from 0 to 1
     * @param neutralised whether the question counts for nobody
     */
    public record Mark(Paper.Item item, BigDecimal worth, boolean neutralised) {}

    /**
     * What was achieved in a theme.
     *
     * @param questions how many count
     */
    public record ThemeShare(String theme, BigDecimal share, int questions) {}

    static Marked of(Paper paper, boolean partialCredit, Set<Long> neutralised) {
        return new Marked(
                paper,
                paper.items().stream()
                        .map(item -> new Mark(
                                item,
                                worth(item, partialCredit).rounded(),
                                neutralised.contains(item.question().version())))
                        .toList());
    }

    static Share worth(Paper.Item item, boolean partialCredit) {
        return Scoring.of(item.question().task(), item.answer(), partialCredit);
    }

    /** What all the questions that count are worth together; at least one does. */
    static Share total(Paper paper, boolean partialCredit, Set<Long> neutralised) {
        return Scoring.mean(paper.items().stream()
                .filter(item -> !neutralised.contains(item.question().version()))
                .map(item -> worth(item, partialCredit))
                .toList());
    }

    static List<ThemeShare> themes(Paper paper, boolean partialCredit, Set<Long> neutralised) {
        Map<String, List<Share>> worths = new LinkedHashMap<>();
        paper.items().stream()
                .filter(item -> !neutralised.contains(item.question().version()))
                .forEach(item -> worths.computeIfAbsent(item.question().theme().name(), _ -> new ArrayList<>())
                        .add(worth(item, partialCredit)));
        return worths.entrySet().stream()
                .map(entry -> new ThemeShare(
                        entry.getKey(),
                        Scoring.mean(entry.getValue()).rounded(),
                        entry.getValue().size()))
                .toList();
    }
}
