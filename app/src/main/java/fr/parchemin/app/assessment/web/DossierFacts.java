package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.HoldingProofs;
import fr.parchemin.app.assessment.HoldingProofs.Checked;
import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.assessment.Results.ReceiptEntry;
import fr.parchemin.app.assessment.Results.ResultEntry;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.Facts;
import fr.parchemin.app.candidacy.Facts.FactEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every line ever written about a candidacy, with the last one about each thing. */
record DossierFacts(
        List<ResultEntry> results, List<ReceiptEntry> receipts, List<FactEntry> facts, List<Checked> proofs) {

    static DossierFacts of(CandidacyId candidacy, Results results, Facts facts, Stream<HoldingProofs> proofs) {
        return new DossierFacts(
                results.history(candidacy),
                results.receipts(candidacy),
                facts.history(candidacy),
                proofs.flatMap(one -> one.checked(candidacy).stream()).toList());
    }

    List<ResultEntry> resultsOf(String assessment) {
        return results.stream()
                .filter(entry -> entry.attempt().assessment().equals(assessment))
                .toList();
    }

    Optional<ResultEntry> result(long id) {
        return results.stream().filter(entry -> entry.recorded().id() == id).findFirst();
    }

    List<ReceiptEntry> receiptsOf(String deliverable) {
        return receipts.stream()
                .filter(entry -> entry.deliverable().equals(deliverable))
                .toList();
    }

    List<FactEntry> factsOf(Fact.Kind kind) {
        return facts.stream().filter(entry -> entry.kind() == kind).toList();
    }

    List<FactEntry> factsOf(Fact.Kind kind, String subject) {
        return factsOf(kind).stream()
                .filter(entry -> entry.subject().equals(subject))
                .toList();
    }

    /** The last line about each certificate brought in. */
    List<FactEntry> lastHoldings() {
        Function<FactEntry, String> subject = FactEntry::subject;
        return List.copyOf(factsOf(Fact.Kind.HOLDING).stream()
                .collect(Collectors.toMap(subject, entry -> entry, (_, later) -> later, LinkedHashMap::new))
                .values());
    }

    static <T> @Nullable T last(List<T> entries) {
        return entries.isEmpty() ? null : entries.getLast();
    }
}
