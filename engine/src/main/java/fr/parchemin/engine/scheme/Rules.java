package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Names.Sort;
import java.util.List;
import java.util.stream.Stream;

/** What the rules of a scheme refer to. */
final class Rules {

    /** Something a rule names. */
    record Reference(Sort sort, String name) {}

    private Rules() {}

    /** All that the deciding rules name: those of competencies, of blocks, and of the award. */
    static Stream<Reference> references(Scheme scheme) {
        Stream<Reference> ofBlocks = scheme.blocks().stream()
                .flatMap(block -> Stream.concat(
                        references(block),
                        block.competencies().stream().flatMap(competency -> references(competency, block))));
        return Stream.concat(ofBlocks, references(scheme.award().when(), List.of()));
    }

    /** What decides a block. */
    static Stream<Reference> references(Block block) {
        return references(block.validatedWhen(), block.competencies());
    }

    /** What decides a competency. */
    static Stream<Reference> references(Block.Competency competency, Block block) {
        return references(competency.acquiredWhen(), block.competencies());
    }

    private static Stream<Reference> references(Rule rule, List<Block.Competency> within) {
        return switch (rule) {
            case Rule.All(var parts, var _) -> ofParts(parts, within);
            case Rule.Any(var parts, var _) -> ofParts(parts, within);
            case Rule.AtLeast(int _, var parts, var _) -> ofParts(parts, within);
            case Rule.Passed(var assessment, var _) -> one(Sort.ASSESSMENT, assessment);
            case Rule.ScoreAtLeast(var assessment, var _, var _) -> one(Sort.ASSESSMENT, assessment);
            case Rule.Acquired(var competency, var _) -> one(Sort.COMPETENCY, competency);
            case Rule.EveryCompetency _ ->
                within.stream().map(competency -> new Reference(Sort.COMPETENCY, competency.id()));
            case Rule.Validated(var block, var _) -> one(Sort.BLOCK, block);
            case Rule.Received(var deliverable, var _) -> one(Sort.DELIVERABLE, deliverable);
            case Rule.CompletedInOrder(var modules, var _) ->
                modules.stream().map(module -> new Reference(Sort.MODULE, module));
            case Rule.EveryBlock _,
                    Rule.HeldTitle _,
                    Rule.AttendanceAtLeast _,
                    Rule.PlacementDaysAtLeast _,
                    Rule.ExperienceMonthsAtLeast _,
                    Rule.Admitted _ -> Stream.empty();
        };
    }

    private static Stream<Reference> ofParts(List<Rule> parts, List<Block.Competency> within) {
        return parts.stream().flatMap(part -> references(part, within));
    }

    private static Stream<Reference> one(Sort sort, String name) {
        return Stream.of(new Reference(sort, name));
    }
}
