package fr.parchemin.app.notice;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.candidacy.Accommodations.Decided;
import fr.parchemin.app.candidacy.Admissibilities.Stepped;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.jury.Pronouncements;
import fr.parchemin.app.jury.SessionClosed;
import fr.parchemin.app.notice.Appeals.Answered;
import fr.parchemin.app.notice.Appeals.Filed;
import fr.parchemin.app.notice.Letter.Kind;
import fr.parchemin.app.notice.Publications.ResultsPublished;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes to those concerned when something happened, in the transaction in which it did. */
@Component
class Announcements {

    private final Outbox outbox;
    private final Pronouncements pronouncements;
    private final Dossiers dossiers;

    Announcements(Outbox outbox, Pronouncements pronouncements, Dossiers dossiers) {
        this.outbox = outbox;
        this.pronouncements = pronouncements;
        this.dossiers = dossiers;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(SessionClosed closed) {
        outbox.write(
                Kind.DECISION,
                pronouncements.of(closed.session()),
                Map.of("day", closed.heldOn().toString()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(ResultsPublished published) {
        List<CandidacyId> readers = dossiers.examine(published.cohort(), null).stream()
                .filter(one -> one.dossier().results().stream()
                        .anyMatch(result -> result.assessment().equals(published.assessment())
                                && result.attempt() == published.attempt()))
                .map(one -> one.candidacy().id())
                .toList();
        outbox.write(Kind.RESULTS, readers, Map.of("assessment", published.assessment()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Stepped stepped) {
        outbox.write(
                Kind.ADMISSIBILITY,
                List.of(stepped.candidacy()),
                Map.of("day", stepped.on().toString(), "step", stepped.what().name()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Decided decided) {
        outbox.write(
                Kind.ACCOMMODATION,
                List.of(decided.candidacy()),
                Map.of("day", decided.on().toString()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Filed filed) {
        var appeal = filed.appeal();
        outbox.write(
                Kind.APPEAL_FILED,
                List.of(appeal.candidacy()),
                Map.of(
                        "filed",
                        appeal.filedOn().toString(),
                        "reply",
                        appeal.replyBy().toString()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Answered answered) {
        var appeal = answered.appeal();
        outbox.write(
                Kind.APPEAL_ANSWERED,
                List.of(appeal.candidacy()),
                Map.of("filed", appeal.filedOn().toString()));
    }
}
