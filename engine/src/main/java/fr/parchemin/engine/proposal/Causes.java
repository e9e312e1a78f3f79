package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.BlockProposal.CompetencyProposal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which findings of a proposal decided one of its words: those of the place itself, else those of what it stands in. */
final class Causes {

    private static final Set<String> REACHED = Set.of("AWARD", "FULL", "VALIDATED", "HELD", "ACQUIRED");
    private static final Set<String> OPEN = Set.of("IN_PROGRESS", "PENDING", "NOT_ASSESSED");

    private final Proposal proposal;

    Causes(Proposal proposal) {
        this.proposal = proposal;
    }

    /** Those that decided the whole. */
    List<Finding> ofWhole(String word) {
        return first(word, List.of(_ -> true));
    }

    /** Those that decided a block. */
    List<Finding> ofBlock(String block, String word) {
        return first(word, List.of(finding -> isOf(finding, block), _ -> true));
    }

    /** Those that decided a competency. */
    List<Finding> ofCompetency(String competency, String word) {
        return proposal.blocks().stream()
                .filter(block -> competencies(block).contains(competency))
                .findFirst()
                .map(block -> first(
                        word,
                        List.of(
                                finding -> names(finding, competency),
                                finding -> isOf(finding, block.block())
                                        && competencies(block).stream().noneMatch(other -> names(finding, other)),
                                _ -> true)))
                .orElse(List.of());
    }

    private List<Finding> first(String word, List<Predicate<Finding>> nearestFirst) {
        for (Verdict verdict : verdicts(word)) {
            for (Predicate<Finding> near : nearestFirst) {
                List<Finding> found = proposal.findings().stream()
                        .filter(finding -> finding.verdict() == verdict)
                        .filter(near)
                        .toList();
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /** The verdicts under which such a word is reached, those that decide it first. */
    private static List<Verdict> verdicts(String word) {
        if (REACHED.contains(word)) {
            return List.of(Verdict.MET);
        }
        return OPEN.contains(word) ? List.of(Verdict.PENDING, Verdict.UNMET) : List.of(Verdict.UNMET, Verdict.PENDING);
    }

    private boolean isOf(Finding finding, String block) {
        return finding.subject().startsWith(block + ".")
                || names(finding, block)
                || proposal.blocks().stream()
                        .filter(one -> one.block().equals(block))
                        .flatMap(one -> competencies(one).stream())
                        .anyMatch(competency -> names(finding, competency));
    }

    private static List<String> competencies(BlockProposal block) {
        return block.competencies().stream().map(CompetencyProposal::competency).toList();
    }

    private static boolean names(Finding finding, String part) {
        return finding.subject().equals(part) || finding.subject().endsWith("/" + part);
    }
}
