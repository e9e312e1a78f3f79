package fr.parchemin.app.quiz;

import fr.parchemin.app.quiz.Paper.Item;
import fr.parchemin.app.quiz.Quiz.QuizId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How questions did: how hard they are, whether they tell who knows from who does not, and what was chosen. */
@Service
public class Statistics {

    /** With fewer papers than this no question can be said to tell one candidate from another. */
    public static final int FEWEST = 5;

    private final PaperRows papers;

    Statistics(PaperRows papers) {
        this.papers = papers;
    }

    /**
     * How a version of a question did.
     *
     * @param asked on how many closed papers it stands
     * @param answered on how many of these it has an answer
     * @param difficulty the share of them on which it is wholly right
     * @param discrimination the correlation between being right and the worth of the rest of the paper, from -1 to 1, absent:
     *     there are too few papers, or all are alike
     * @param chosen how often each choice was chosen
     */
    public record Figures(
            Question question,
            int asked,
            int answered,
            BigDecimal difficulty,
            @Nullable BigDecimal discrimination,
            List<Chosen> chosen) {}

    /**
     * How often a choice was chosen.
     *
     * @param label absent: true or false
     */
    public record Chosen(int place, @Nullable String label, boolean right, int count) {}

    /** The figures of the questions asked in a quiz. */
    public List<Figures> of(QuizId quiz) {
        return figures(papers.closed(quiz));
    }

    /** The figures of all questions of a scheme that were asked. */
    public List<Figures> of(String scheme) {
        return figures(papers.closed(scheme));
    }

    /** One time that a question was asked: right or not, and the worth of the rest of the paper. */
    private record Asked(Item item, boolean right, double rest) {}

    static List<Figures> figures(List<Paper> papers) {
        Map<Long, List<Asked>> asked = new LinkedHashMap<>();
        for (Paper paper : papers) {
            var right = paper.items().stream().map(Statistics::isRight).toList();
            long all = right.stream().filter(one -> one).count();
            for (int i = 0; i < right.size(); i++) {
                var item = paper.items().get(i);
                double rest = right.size() == 1 ? 0 : (all - (right.get(i) ? 1 : 0)) / (right.size() - 1.0);
                asked.computeIfAbsent(item.question().version(), _ -> new ArrayList<>())
                        .add(new Asked(item, right.get(i), rest));
            }
        }
        return asked.values().stream().map(Statistics::ofOne).toList();
    }

    private static boolean isRight(Item item) {
        return Marked.worth(item, false).equals(Share.WHOLE);
    }

    private static Figures ofOne(List<Asked> asked) {
        var question = asked.getFirst().item().question();
        long right = asked.stream().filter(Asked::right).count();
        return new Figures(
                question,
                asked.size(),
                (int) asked.stream()
                        .filter(one -> !one.item().answer().isBlank())
                        .count(),
                BigDecimal.valueOf(right).divide(BigDecimal.valueOf(asked.size()), 3, RoundingMode.HALF_UP),
                discrimination(asked),
                chosen(question.task(), asked));
    }

    /** The point-biserial correlation, which is that of Pearson with right as 1 and wrong as 0. */
    private static @Nullable BigDecimal discrimination(List<Asked> asked) {
        int size = asked.size();
        double meanRight =
                asked.stream().mapToDouble(one -> one.right() ? 1 : 0).average().orElse(0);
        double meanRest = asked.stream().mapToDouble(Asked::rest).average().orElse(0);
        double together = 0;
        double ofRight = 0;
        double ofRest = 0;
        for (Asked one : asked) {
            double right = (one.right() ? 1 : 0) - meanRight;
            double rest = one.rest() - meanRest;
            together += right * rest;
            ofRight += right * right;
            ofRest += rest * rest;
        }
        double spread = Math.sqrt(ofRight * ofRest);
        return size < FEWEST || spread < 1e-9
                ? null
                : BigDecimal.valueOf(together / spread).setScale(2, RoundingMode.HALF_UP);
    }

    private static List<Chosen> chosen(Task task, List<Asked> asked) {
        return switch (task) {
            case Task.Single single ->
                IntStream.range(0, single.choices().size())
                        .mapToObj(place -> new Chosen(
                                place, single.choices().get(place), place == single.right(), count(asked, place)))
                        .toList();
            case Task.Multiple multiple ->
                IntStream.range(0, multiple.choices().size())
                        .mapToObj(place -> new Chosen(
                                place,
                                multiple.choices().get(place),
                                multiple.right().contains(place),
                                count(asked, place)))
                        .toList();
            case Task.TrueFalse said ->
                List.of(
                        new Chosen(1, null, said.right(), count(asked, 1)),
                        new Chosen(0, null, !said.right(), count(asked, 0)));
            case Task.Numeric _, Task.Order _ -> List.of();
        };
    }

    private static int count(List<Asked> asked, int place) {
        return (int) asked.stream()
                .filter(one -> switch (one.item().answer()) {
                    case Answer.Chosen(int chosen) -> chosen == place;
                    case Answer.ChosenAll(var places) -> places.contains(place);
                    case Answer.Blank _, Answer.Typed _, Answer.Ranked _ -> false;
                })
                .count();
    }
}
