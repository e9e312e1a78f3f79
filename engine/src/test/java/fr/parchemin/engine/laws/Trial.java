package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.invented.DossierParts;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.ProposalWriter;
import fr.parchemin.engine.scheme.Scheme;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One dossier under one scheme, to which laws are held.
 *
 * @param decider what decides, which may be one that does it wrong
 * @param seed of what a law draws besides
 */
record Trial(Scheme scheme, Function<Dossier, Answer> decider, Dossier dossier, long seed) {

    /** What is proposed, nothing where the dossier contradicts itself or its scheme. */
    Optional<Proposal> proposal() {
        return proposal(dossier);
    }

    /** What is proposed, where no attempt is missing before another: who knows what number the next one would have. */
    Optional<Proposal> begunInOrder() {
        List<Result> results = dossier.results();
        boolean inOrder = results.stream()
                .filter(result -> result.attempt() > 1)
                .allMatch(result -> results.stream().anyMatch(first -> isBefore(first, result)));
        return inOrder ? proposal() : Optional.empty();
    }

    private static boolean isBefore(Result first, Result second) {
        return first.attempt() == second.attempt() - 1
                && first.assessment().equals(second.assessment())
                && Objects.equals(first.block(), second.block())
                && Objects.equals(first.competency(), second.competency());
    }

    Optional<Proposal> proposal(Dossier other) {
        return switch (decider.apply(other)) {
            case Proposal proposal -> Optional.of(proposal);
            case Answer.Contradiction _ -> Optional.empty();
        };
    }

    /** What is proposed where one thing is otherwise. */
    Optional<Proposal> proposal(DossierParts.Change change) {
        return proposal(changed(change));
    }

    Dossier changed(DossierParts.Change change) {
        DossierParts parts = DossierParts.of(dossier);
        change.to(parts);
        return parts.build();
    }

    /** The line in which an answer is given. */
    static String line(Answer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ProposalWriter writer =
                new ProposalWriter(bytes, fault -> fault.code().name())) {
            writer.write(answer);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    Trial with(Dossier other) {
        return new Trial(scheme, decider, other, seed);
    }
}
