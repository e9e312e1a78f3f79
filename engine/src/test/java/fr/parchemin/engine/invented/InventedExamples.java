package fr.parchemin.engine.invented;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierWriter;
import fr.parchemin.engine.invented.YamlText.Raw;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.BlockProposal.CompetencyProposal;
import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.ProposalWriter;
import fr.parchemin.engine.scheme.Scheme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Invents examples that expect what the engine answers: of every kind, all decided, all in progress, or none at all. */
final class InventedExamples {

    private static final int MOST_EXAMPLES = 6;
    private static final int MOST_DRAWS = 60;

    private final Chance chance;
    private final Decider decider;
    private final InventedDossiers dossiers;

    InventedExamples(Scheme scheme, Chance chance) {
        this.chance = chance;
        this.decider = Decider.of(scheme);
        this.dossiers = new InventedDossiers(scheme, chance);
    }

    List<Map<String, Object>> examples() {
        Predicate<Answer> wanted = wanted();
        int count = chance.between(1, MOST_EXAMPLES);
        List<Map<String, Object>> examples = new ArrayList<>();
        for (int draw = 0; draw < MOST_DRAWS && examples.size() < count; draw++) {
            Dossier dossier = dossiers.next();
            Answer answer = decider.propose(dossier);
            if (wanted.test(answer)) {
                examples.add(example(examples.size() + 1, dossier, answer));
            }
        }
        return examples;
    }

    private Predicate<Answer> wanted() {
        Predicate<Answer> decided =
                answer -> answer instanceof Proposal proposal && proposal.outcome() != Outcome.IN_PROGRESS;
        Predicate<Answer> open =
                answer -> answer instanceof Proposal proposal && proposal.outcome() == Outcome.IN_PROGRESS;
        return switch (chance.between(1, 10)) {
            case 1, 2, 3 -> decided;
            case 4 -> open;
            case 5 -> _ -> false;
            default -> _ -> true;
        };
    }

    private Map<String, Object> example(int number, Dossier dossier, Answer answer) {
        String line = new String(DossierWriter.write(dossier), StandardCharsets.UTF_8);
        return YamlText.map(
                "name",
                "Exemple " + number,
                "clause",
                chance.in(30) ? "ours" : null,
                "dossier",
                new Raw("{" + line.substring(line.indexOf("\"route\""))),
                "expect",
                expected(answer));
    }

    private Map<String, Object> expected(Answer answer) {
        return switch (answer) {
            case Answer.Contradiction(var _, var faults) ->
                YamlText.map(
                        "errors",
                        faults.stream()
                                .map(fault -> ProposalWriter.kebab(fault.code()))
                                .toList());
            case Proposal proposal ->
                YamlText.map(
                        "outcome", proposal.outcome().name(),
                        "claim", chance.in(70) ? proposal.claim().name() : null,
                        "blocks", chance.in(70) ? blocks(proposal) : null,
                        "competencies", chance.in(40) ? competencies(proposal) : null,
                        "actions", chance.in(60) ? actions(proposal) : null,
                        "findings", chance.in(50) ? findings(proposal) : null);
        };
    }

    private static Map<String, Object> blocks(Proposal proposal) {
        Map<String, Object> blocks = new LinkedHashMap<>();
        proposal.blocks()
                .forEach(block -> blocks.put(block.block(), block.status().name()));
        return blocks;
    }

    private static Map<String, Object> competencies(Proposal proposal) {
        Map<String, Object> competencies = new LinkedHashMap<>();
        proposal.blocks().stream()
                .flatMap(block -> block.competencies().stream())
                .forEach((CompetencyProposal one) ->
                        competencies.put(one.competency(), one.status().name()));
        return competencies;
    }

    /** Those of which most is said first, so that none is taken for another that says less. */
    private static List<Map<String, Object>> actions(Proposal proposal) {
        return proposal.nextActions().stream()
                .map(InventedExamples::action)
                .sorted(Comparator.comparingInt((Map<String, Object> action) -> action.size())
                        .reversed())
                .toList();
    }

    private static Map<String, Object> action(NextAction action) {
        return YamlText.map(
                "action", action.action().name(),
                "session", action.session() == NextAction.Session.THIS ? "this" : "later",
                "block", action.block(),
                "assessment", action.assessment(),
                "module", action.module(),
                "deliverable", action.deliverable(),
                "competencies", action.competencies().isEmpty() ? null : action.competencies(),
                "format", action.format(),
                "from", action.from(),
                "until", action.until(),
                "after", action.after());
    }

    private List<Map<String, Object>> findings(Proposal proposal) {
        return chance.some(proposal.findings(), 0).stream()
                .map(InventedExamples::finding)
                .toList();
    }

    private static Map<String, Object> finding(Finding finding) {
        return YamlText.map(
                "rule", finding.rule().key(),
                "subject", finding.subject(),
                "verdict", finding.verdict().name(),
                "clause", finding.clause());
    }
}
