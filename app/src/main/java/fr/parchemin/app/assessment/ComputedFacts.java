package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.Facts;
import fr.parchemin.app.candidacy.Facts.FactEntry;
import fr.parchemin.app.candidacy.Reason;
import fr.parchemin.app.candidacy.Registrar;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Proposal;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Facts that were computed from their proof enter the dossier as if somebody had typed them, with the same checks. */
@Component
class ComputedFacts implements Registrar {

    private final Dossiers dossiers;
    private final Facts facts;

    ComputedFacts(Dossiers dossiers, Facts facts) {
        this.dossiers = dossiers;
        this.facts = facts;
    }

    @Override
    @Transactional
    public Entry enter(CandidacyId candidacy, Fact fact, String motive, Actor actor) {
        var last = facts.history(candidacy).stream()
                .filter(entry -> entry.kind() == fact.kind() && entry.subject().equals(fact.subject()))
                .reduce((_, later) -> later);
        if (last.map(FactEntry::fact).filter(fact::equals).isPresent()) {
            return new Entry.Unchanged();
        }
        var corrects = last.map(entry -> entry.recorded().id()).orElse(null);
        return switch (dossiers.change(candidacy, List.of(new Change.OfFact(fact, corrects)), motive, actor)) {
            case Changed.Written _ -> new Entry.Entered();
            case Changed.Refused(var faults) ->
                new Entry.Refused(faults.stream().map(ComputedFacts::reason).toList());
        };
    }

    @Override
    public List<Reason> contradictions(CandidacyId candidacy) {
        return switch (dossiers.examine(candidacy, null).orElseThrow().answer()) {
            case Answer.Contradiction(var _, var faults) ->
                faults.stream().map(ComputedFacts::reason).toList();
            case Proposal _ -> List.of();
        };
    }

    private static Reason reason(DossierFault fault) {
        return new Reason(
                "assessment.fault." + fault.code(),
                List.of(
                        fault.path(),
                        Objects.requireNonNullElse(fault.found(), ""),
                        Objects.requireNonNullElse(fault.expected(), "")));
    }
}
