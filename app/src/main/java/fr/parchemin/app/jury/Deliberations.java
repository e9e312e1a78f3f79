package fr.parchemin.app.jury;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacies.Adjourned;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.jury.Decision.Choice;
import fr.parchemin.app.jury.Decision.Decided;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Session.Closing;
import fr.parchemin.app.jury.Session.Member;
import fr.parchemin.app.jury.Session.Opening;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The deliberations of juries: the machine proposes, they decide, and what they decided is kept with what it rested on. */
@Service
public class Deliberations {

    private final Sessions sessions;
    private final Standings standings;
    private final Catalog catalog;
    private final Cohorts cohorts;
    private final Dossiers dossiers;
    private final Hindrances hindrances;
    private final ClosedSessions closedSessions;
    private final Rectified rectified;
    private final Candidacies candidacies;
    private final ApplicationEventPublisher events;

    Deliberations(
            Sessions sessions,
            Standings standings,
            Catalog catalog,
            Cohorts cohorts,
            Dossiers dossiers,
            Hindrances hindrances,
            ClosedSessions closedSessions,
            Rectified rectified,
            Candidacies candidacies,
            ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.standings = standings;
        this.catalog = catalog;
        this.cohorts = cohorts;
        this.dossiers = dossiers;
        this.hindrances = hindrances;
        this.closedSessions = closedSessions;
        this.rectified = rectified;
        this.candidacies = candidacies;
        this.events = events;
    }

    /**
     * At most so many of the sessions that somebody sees, the open ones first, then the latest.
     *
     * @param after the session after which they come, absent: from the first
     */
    public List<Session> latest(Actor actor, @Nullable SessionId after, int limit) {
        return sessions.latest(actor, after, limit);
    }

    /** How many of the sessions that somebody sees are open. */
    public long open(Actor actor) {
        return sessions.open(actor);
    }

    /** The session of that number. */
    public Optional<Session> find(SessionId session) {
        return sessions.find(session);
    }

    /**
     * Opens a session for a cohort. The day of its jury becomes that of the cohort.
     *
     * @param members those present
     */
    @Transactional
    public Opening open(CohortId cohort, LocalDate heldOn, String place, List<Member> members, Actor actor) {
        var planned = cohorts.find(cohort).orElseThrow();
        var edition = catalog.edition(planned.edition());
        if (!edition.isSound()) {
            return new Opening.SchemeNotInForce();
        }
        int asked = edition.scheme().jury().members();
        if (members.size() < asked) {
            return new Opening.TooFewMembers(asked, members.size());
        }
        if (members.stream().filter(Member::chair).count() != 1) {
            return new Opening.OneChairNeeded();
        }
        if (!sessions.isAwaited(cohort)) {
            return new Opening.NobodyWaits();
        }
        return open(planned, heldOn, place, members, actor);
    }

    private Opening open(Cohort cohort, LocalDate heldOn, String place, List<Member> members, Actor actor) {
        if (sessions.isOpenFor(cohort.id())) {
            return new Opening.AlreadyOpen();
        }
        cohorts.plan(cohort.id(), heldOn, cohort.asOf(), actor);
        var session = sessions.open(cohort.id(), cohort.edition(), heldOn, place, members, actor);
        events.publishEvent(deed("session-opened", session, cohort.id(), actor));
        return new Opening.Opened(session);
    }

    private static Deed deed(String what, SessionId session, CohortId cohort, Actor actor) {
        return new Deed(actor, what, Thing.of(Kind.SESSION, session.value()), Thing.of(Kind.COHORT, cohort.value()));
    }

    /** A session with its candidates, as the facts are now while it is open, as all was kept at closing once it is closed. */
    @Transactional(readOnly = true)
    public Optional<Deliberation> deliberation(SessionId session) {
        return sessions.find(session).map(this::deliberation);
    }

    private Deliberation deliberation(Session session) {
        return new Deliberation(
                session,
                edition(session),
                session.isOpen() ? List.copyOf(live(session)) : closedSessions.cases(session.id()));
    }

    private List<Case.Live> live(Session session) {
        var decisions = sessions.decisions(session.id());
        var done = sessions.done(session.cohort());
        return dossiers.examine(session.cohort(), session.heldOn()).stream()
                .filter(one -> !done.contains(one.candidacy().id()))
                .map(one -> live(
                        edition(session), one, decisions.get(one.candidacy().id())))
                .toList();
    }

    Edition edition(Session session) {
        return catalog.edition(session.edition());
    }

    /** These candidates only, in the same order. */
    List<Case> cases(Session session, List<CandidacyId> candidacies) {
        if (!session.isOpen()) {
            return closedSessions.cases(session.id(), candidacies);
        }
        var decisions = sessions.decisions(session.id(), candidacies);
        return dossiers.examine(candidacies, session.heldOn()).stream()
                .<Case>map(one -> live(
                        edition(session), one, decisions.get(one.candidacy().id())))
                .toList();
    }

    private static Case.Live live(Edition edition, Examined one, @Nullable Decision decision) {
        return new Case.Live(one, Snapshot.of(edition, one).digest(), decision);
    }

    /**
     * Records a decision, the first for a candidate or another than before.
     *
     * @param seen the digest of what the jury was shown
     */
    @Transactional
    public Decided decide(SessionId session, CandidacyId candidacy, Choice choice, String seen, Actor actor) {
        var open = sessions.holdOpen(session).orElseThrow();
        if (!open.isOpen()) {
            return new Decided.Refused(Decided.Why.SESSION_CLOSED);
        }
        var edition = catalog.edition(open.edition());
        var examined = dossiers.examine(candidacy, open.heldOn()).orElseThrow();
        var snapshot = Snapshot.of(edition, examined);
        if (!snapshot.digest().equals(seen)) {
            return new Decided.Refused(Decided.Why.FACTS_CHANGED);
        }
        var before = sessions.decisions(session).get(candidacy);
        var standing = new Case.Live(examined, snapshot.digest(), before);
        return switch (Judgement.of(edition.scheme(), open.heldOn(), standing, choice)) {
            case Judgement.Refused(var why) -> new Decided.Refused(why);
            case Judgement.Valid valid -> record(open, standing, valid, snapshot, actor);
        };
    }

    private Decided record(Session session, Case.Live standing, Judgement.Valid valid, Snapshot snapshot, Actor actor) {
        try {
            write(session, List.of(entry(standing, valid, snapshot)), actor);
            return new Decided.Recorded(valid.ruling(), valid.departs());
        } catch (DuplicateKeyException _) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Decided.Refused(Decided.Why.DECIDED_MEANWHILE);
        }
    }

    private void write(Session session, List<Sessions.Entry> entries, Actor actor) {
        for (Sessions.Entry entry : entries) {
            long written = sessions.write(session, entry, actor);
            events.publishEvent(deed(session, entry, written, actor));
        }
    }

    private static Deed deed(Session session, Sessions.Entry entry, long written, Actor actor) {
        var before = entry.supersedes();
        return new Deed(
                actor,
                before == null ? "decision-recorded" : "decision-replaced",
                List.of(
                        Thing.of(Kind.DOSSIER, entry.candidacy().id().value()),
                        Thing.of(Kind.SESSION, session.id().value()),
                        Thing.of(Kind.COHORT, session.cohort().value())),
                before == null ? null : "decision:" + before,
                "decision:" + written);
    }

    private static Sessions.Entry entry(Case.Live standing, Judgement.Valid valid, Snapshot snapshot) {
        var before = standing.decision();
        return new Sessions.Entry(
                standing.candidacy(),
                valid.ruling(),
                valid.blocks(),
                valid.departs(),
                valid.motive(),
                valid.adjournedTo(),
                snapshot,
                before == null ? null : before.id());
    }

    /**
     * Follows the proposal for all of these whose facts are as they were seen; the others are left as they are.
     *
     * @param seen the digest of what was shown, by candidate
     * @return how many decisions were recorded
     */
    @Transactional
    public int agree(SessionId session, Map<CandidacyId, String> seen, Actor actor) {
        var open = sessions.lock(session).orElseThrow();
        if (!open.isOpen()) {
            return 0;
        }
        var deliberation = deliberation(open);
        var entries = deliberation.live().stream()
                .filter(Case::canAgree)
                .filter(one -> one.digest().equals(seen.get(one.id())))
                .map(one -> entry(
                        one,
                        (Judgement.Valid)
                                Judgement.of(deliberation.edition().scheme(), open.heldOn(), one, new Choice.Follow()),
                        Snapshot.of(deliberation.edition(), one.examined())))
                .toList();
        write(open, entries, actor);
        return entries.size();
    }

    /** What closing would do, what prevents it, and who is not called any more what they were when the jury decided. */
    @Transactional(readOnly = true)
    public Prospect prospect(SessionId session) {
        return prospect(deliberation(sessions.find(session).orElseThrow()));
    }

    private Prospect prospect(Deliberation deliberation) {
        var grants = Grants.of(deliberation);
        return new Prospect(
                deliberation, grants, hindrances.to(deliberation, grants), rectified.among(deliberation.live()));
    }

    /** Closes a session whoever is called what, as {@link #close(SessionId, String, Actor)} does. */
    @Transactional
    public Closing close(SessionId session, Actor actor) {
        return close(session, null, actor);
    }

    /**
     * Closes a session, keeps what it is and issues what it gives, once and for all, or does nothing.
     *
     * @param told what whoever closes was told of identities that changed ({@link Prospect#told}), absent: it does not matter
     */
    @Transactional
    public Closing close(SessionId session, @Nullable String told, Actor actor) {
        var open = sessions.lock(session).orElseThrow();
        if (open.closed() != null) {
            return new Closing.Already(open.closed());
        }
        var prospect = prospect(deliberation(open));
        if (!prospect.hindrances().isEmpty()) {
            return new Closing.Hindered(prospect.hindrances());
        }
        if (told != null && !told.equals(prospect.told())) {
            return new Closing.Untold();
        }
        sessions.close(session, actor);
        standings.forget(session);
        var deliberation = prospect.deliberation();
        closedSessions.keep(
                sessions.find(session).orElseThrow(),
                deliberation.edition().scheme(),
                kept(deliberation.edition(), deliberation.live()));
        candidacies.adjourn(adjourned(deliberation.live()), open.heldOn());
        events.publishEvent(deed("session-closed", session, open.cohort(), actor));
        events.publishEvent(new SessionClosed(session, open.edition(), open.heldOn(), actor, prospect.grants()));
        return new Closing.Done(prospect.grants().size());
    }

    private static List<Adjourned> adjourned(List<Case.Live> cases) {
        return cases.stream()
                .map(Case.Live::decision)
                .filter(decision -> decision != null && decision.ruling() == Ruling.ADJOURNED)
                .map(decision -> new Adjourned(decision.candidacy(), decision.adjournedTo()))
                .toList();
    }

    private static List<Case.Kept> kept(Edition edition, List<Case.Live> cases) {
        return cases.stream()
                .map(one -> Case.Kept.of(
                        edition.scheme(), one.id(), one.candidacy().identity(), Objects.requireNonNull(one.decision())))
                .toList();
    }

    /** Keeps, as they are now, the sessions that were closed before anything was kept of them. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void keepThoseClosedBefore() {
        for (SessionId id : closedSessions.unkept()) {
            var session = sessions.lock(id).orElseThrow();
            var decisions = sessions.decisions(id);
            var cases = dossiers.examine(List.copyOf(decisions.keySet()), session.heldOn()).stream()
                    .map(one -> new Case.Live(
                            one,
                            "",
                            Objects.requireNonNull(decisions.get(one.candidacy().id()))))
                    .toList();
            closedSessions.keep(session, edition(session).scheme(), kept(edition(session), cases));
        }
    }
}
