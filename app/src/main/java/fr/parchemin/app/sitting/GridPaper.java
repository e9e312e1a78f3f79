package fr.parchemin.app.sitting;

import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Assessment.Grain;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Block.Criterion;
import fr.parchemin.engine.scheme.Scale;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a grid asks, as the scheme says it: what is marked, and under it what is observed. Each criterion stands once, under
 * the first competency that it bears on.
 *
 * @param scale how each part is marked
 */
public record GridPaper(Assessment assessment, Scale scale, List<Part> parts) {

    /**
     * Something that gets a mark.
     *
     * @param item a competency, a block, or empty: the assessment as a whole
     * @param title absent: the assessment's own
     */
    public record Part(String item, @Nullable Text title, List<Look> looks) {}

    /** A criterion, and the competencies that it bears on. */
    public record Look(Text title, List<String> competencies, List<Point> points) {}

    /** Something that is observed, by its place in the scheme, such as {@code B1/0/2}. */
    public record Point(String key, Text text) {}

    /**
     * The paper of an attempt.
     *
     * @param items the competencies or blocks that it bears on, empty: all that the assessment covers
     */
    static GridPaper of(Scheme scheme, Assessment assessment, List<String> items) {
        var scale = Objects.requireNonNull(scheme.scale(assessment.scale()));
        return new GridPaper(
                assessment,
                scale,
                switch (assessment.grain()) {
                    case COMPETENCY -> byCompetency(scheme, assessment, items);
                    case BLOCK ->
                        scheme.blocks().stream()
                                .filter(block -> items.isEmpty() || items.contains(block.id()))
                                .map(block -> new Part(block.id(), block.title(), looks(List.of(block), _ -> true)))
                                .toList();
                    case WHOLE -> List.of(new Part("", null, whole(scheme, assessment)));
                });
    }

    private static List<Part> byCompetency(Scheme scheme, Assessment assessment, List<String> items) {
        List<Part> parts = new ArrayList<>();
        Set<Criterion> placed = new HashSet<>();
        for (Block block : scheme.blocks()) {
            for (Block.Competency competency : block.competencies()) {
                if (assessment.competencies().contains(competency.id())
                        && (items.isEmpty() || items.contains(competency.id()))) {
                    parts.add(new Part(
                            competency.id(),
                            competency.title(),
                            looks(
                                    List.of(block),
                                    one -> one.competencies().contains(competency.id()) && placed.add(one))));
                }
            }
        }
        return parts;
    }

    /** Of an assessment marked once: the criteria of what it covers. */
    private static List<Look> whole(Scheme scheme, Assessment assessment) {
        var covered = assessment.competencies();
        var blocks = scheme.blocks().stream()
                .filter(block ->
                        assessment.block() == null || assessment.block().equals(block.id()))
                .toList();
        return looks(
                blocks, one -> covered.isEmpty() || one.competencies().stream().anyMatch(covered::contains));
    }

    private static List<Look> looks(List<Block> blocks, java.util.function.Predicate<Criterion> wanted) {
        return blocks.stream()
                .flatMap(block -> Stream.iterate(0, i -> i < block.criteria().size(), i -> i + 1)
                        .filter(i -> wanted.test(block.criteria().get(i)))
                        .map(i -> look(block, i)))
                .toList();
    }

    private static Look look(Block block, int place) {
        var criterion = block.criteria().get(place);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < criterion.observed().size(); i++) {
            points.add(new Point(
                    block.id() + "/" + place + "/" + i, criterion.observed().get(i)));
        }
        return new Look(criterion.title(), criterion.competencies(), points);
    }

    /** Whether it asks for a mark on that. */
    boolean asks(String item) {
        return parts.stream().anyMatch(part -> part.item().equals(item));
    }

    /** Whether that is something it lets observe. */
    boolean observes(String key) {
        return parts.stream()
                .flatMap(part -> part.looks().stream())
                .flatMap(look -> look.points().stream())
                .anyMatch(point -> point.key().equals(key));
    }

    /** What has to be marked and is not. */
    List<String> missing(Grid grid) {
        return parts.stream()
                .map(Part::item)
                .filter(item -> !grid.marks().containsKey(item))
                .toList();
    }

    /** Whether it is about single competencies. */
    boolean isByCompetency() {
        return assessment.grain() == Grain.COMPETENCY;
    }
}
