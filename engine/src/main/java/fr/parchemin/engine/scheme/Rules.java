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
        return rule.whole()
                .flatMap(part -> part instanceof Rule.EveryCompetency
                        ? within.stream().map(competency -> new Reference(Sort.COMPETENCY, competency.id()))
                        : part.names().stream().flatMap(Rules::reference));
    }

    /** What stands in another file is no name of this one. */
    private static Stream<Reference> reference(Rule.Name name) {
        return switch (name.of()) {
            case ASSESSMENT -> Stream.of(new Reference(Sort.ASSESSMENT, name.name()));
            case COMPETENCY -> Stream.of(new Reference(Sort.COMPETENCY, name.name()));
            case BLOCK -> Stream.of(new Reference(Sort.BLOCK, name.name()));
            case DELIVERABLE -> Stream.of(new Reference(Sort.DELIVERABLE, name.name()));
            case MODULE -> Stream.of(new Reference(Sort.MODULE, name.name()));
            case SCHEME -> Stream.empty();
        };
    }
}
