package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.Agenda;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Verdict;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What must be there before the jury and is not yet: attendance, days in the company, modules, and proof of what was before. */
@Component
class PrerequisiteAgenda implements Agenda {

    private static final Set<Reason> ASKED =
            Set.of(Reason.ATTENDANCE, Reason.PLACEMENT, Reason.MODULES_IN_ORDER, Reason.TITLE_HELD, Reason.EXPERIENCE);

    private final Dossiers dossiers;
    private final Catalog catalog;
    private final Sentences sentences;

    PrerequisiteAgenda(Dossiers dossiers, Catalog catalog, Sentences sentences) {
        this.dossiers = dossiers;
        this.catalog = catalog;
        this.sentences = sentences;
    }

    @Override
    public List<Due> due(CandidacyId candidacy) {
        return dossiers.examine(candidacy, null)
                .filter(found -> found.candidacy().withdrawnOn() == null
                        && found.candidacy().erasedOn() == null)
                .map(this::due)
                .orElse(List.of());
    }

    private List<Due> due(Examined examined) {
        var edition = catalog.edition(examined.candidacy().edition());
        var wording = sentences.in(edition.scheme(), LocaleContextHolder.getLocale());
        // Without the results, so that nothing here can tell one that is not public.
        return edition.decider().propose(examined.dossier().withResults(List.of())) instanceof Proposal proposal
                ? proposal.findings().stream()
                        .filter(finding -> isMissing(finding, proposal))
                        .map(finding -> due(finding, examined.candidacy(), wording))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static boolean isMissing(Finding finding, Proposal proposal) {
        return ASKED.contains(finding.rule())
                && (finding.verdict() == Verdict.PENDING || finding.verdict() == Verdict.UNMET)
                // Where somebody else's notice decides on it, experience is only remarked on.
                && (finding.rule() != Reason.EXPERIENCE
                        || proposal.nextActions().stream().anyMatch(one -> one.action() == Action.GAIN_EXPERIENCE));
    }

    private static Due due(Finding finding, Candidacy candidacy, Wording wording) {
        var jury = candidacy.juryOn();
        return new Due(
                Matter.of(Matter.Kind.CONDITION, finding.rule() + " " + finding.subject()),
                "assessment.due",
                List.of(wording.finding(finding)),
                null,
                jury == null ? null : jury.minusDays(1),
                null,
                door(finding.rule(), candidacy.id()),
                // Who keeps the attendance sheets says how much it was.
                finding.rule() != Reason.ATTENDANCE);
    }

    private static @Nullable Door door(Reason rule, CandidacyId candidacy) {
        var dossier = "/dossiers/" + candidacy.value();
        return rule == Reason.PLACEMENT
                ? new Door(dossier + "/entreprise", "assessment.due.go.placement")
                : rule == Reason.EXPERIENCE ? new Door(dossier + "/experience", "assessment.due.go.experience") : null;
    }
}
