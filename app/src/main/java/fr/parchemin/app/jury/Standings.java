package fr.parchemin.app.jury;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Enrolled;
import fr.parchemin.app.candidacy.Moved;
import fr.parchemin.app.candidacy.ResitWindowsChanged;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.people.People.IdentityChanged;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where candidates stand before open sessions, kept so that a page of the room costs no more than its own rows. What is kept
 * follows each change of a dossier in its own transaction, and is made anew when the day of the jury changes.
 */
@Component
class Standings {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Catalog catalog;
    private final Dossiers dossiers;

    Standings(JdbcClient jdbc, Sessions sessions, Catalog catalog, Dossiers dossiers) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.catalog = catalog;
        this.dossiers = dossiers;
    }

    /** Makes the standings of an open session anew unless they are of its cohort as planned now. Changes of its dossiers wait. */
    void survey(Session session) {
        if (isSurveyed(session)) {
            return;
        }
        jdbc.sql("select id from candidacy.cohort where id = :id for no key update")
                .param("id", session.cohort().value())
                .query(Long.class)
                .single();
        if (isSurveyed(session)) {
            return;
        }
        forget(session.id());
        keep(session, waiting("c.cohort = :id", session.cohort().value()));
        jdbc.sql("""
                        insert into jury.standing_survey (session, jury_on)
                        select :session, h.jury_on from candidacy.cohort h where h.id = :cohort""")
                .param("session", session.id().value())
                .param("cohort", session.cohort().value())
                .update();
    }

    private boolean isSurveyed(Session session) {
        return jdbc.sql("""
                        select true from jury.standing_survey y join candidacy.cohort h on h.id = :cohort
                        where y.session = :session and y.jury_on is not distinct from h.jury_on""")
                .param("cohort", session.cohort().value())
                .param("session", session.id().value())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** A session needs none any more. */
    void forget(SessionId session) {
        jdbc.sql("delete from jury.standing where session = :id")
                .param("id", session.value())
                .update();
        jdbc.sql("delete from jury.standing_survey where session = :id")
                .param("id", session.value())
                .update();
    }

    /** Rules may be read otherwise by another version of this software: what was kept before it started is made anew. */
    @EventListener(ApplicationReadyEvent.class)
    void forget() {
        jdbc.sql("delete from jury.standing_survey").update();
    }

    @EventListener
    void keep(Enrolled enrolled) {
        enrolled.candidacies().stream()
                .findFirst()
                .ifPresent(one -> sessionOf(one).ifPresent(session -> keep(session, enrolled.candidacies())));
    }

    @EventListener
    void keep(Dossiers.DossierChanged changed) {
        anew(changed.now().candidacy().id());
    }

    @EventListener
    void keep(Moved moved) {
        anew(moved.candidacy());
    }

    @EventListener
    void keep(IdentityChanged changed) {
        waiting("c.person = :id", changed.person().value()).forEach(this::anew);
    }

    /** Resits may be held on other days: the standings of the cohort are made anew when they are next asked for. */
    @EventListener
    void forget(ResitWindowsChanged changed) {
        jdbc.sql("""
                        delete from jury.standing_survey y using jury.session s
                        where s.id = y.session and s.cohort = :cohort""").param("cohort", changed.cohort().value()).update();
    }

    private void anew(CandidacyId candidacy) {
        jdbc.sql("delete from jury.standing where candidacy = :id")
                .param("id", candidacy.value())
                .update();
        sessionOf(candidacy).ifPresent(session -> keep(session, waiting("c.id = :id", candidacy.value())));
    }

    /** The open session before which a candidacy comes, if its standings are kept. */
    private Optional<Session> sessionOf(CandidacyId candidacy) {
        return jdbc.sql("""
                        select s.id from jury.session s join candidacy.candidacy c on c.cohort = s.cohort
                        join jury.standing_survey y on y.session = s.id
                        where c.id = :id and s.closed_at is null""")
                .param("id", candidacy.value())
                .query(Long.class)
                .optional()
                .flatMap(id -> sessions.find(new SessionId(id)));
    }

    /** Candidacies of which no closed session of their cohort decided, and that are not withdrawn. */
    private List<CandidacyId> waiting(String condition, long id) {
        return jdbc.sql("""
                        select c.id from candidacy.candidacy c
                        where %s and c.withdrawn_on is null and not exists (
                            select from jury.current_decision d join jury.session s on s.id = d.session
                            where d.candidacy = c.id and s.cohort = c.cohort and s.closed_at is not null
                              and d.ruling <> 'ADJOURNED')
                        order by c.id""".formatted(condition)).param("id", id).query(Long.class).list().stream()
                .map(CandidacyId::new)
                .toList();
    }

    private void keep(Session session, List<CandidacyId> candidacies) {
        for (int from = 0; from < candidacies.size(); from += BATCH) {
            var some = candidacies.subList(from, Math.min(from + BATCH, candidacies.size()));
            write(session, dossiers.examine(some, session.heldOn()));
        }
    }

    private void write(Session session, List<Examined> batch) {
        var edition = catalog.edition(session.edition());
        var cases = batch.stream()
                .map(one -> new Case.Live(one, Snapshot.of(edition, one).digest(), null))
                .toList();
        jdbc.sql("""
                        insert into jury.standing (session, candidacy, sort_name, digest, ready)
                        select :session, f.id, f.sort_name, given.digest, given.ready
                        from unnest(:ids::bigint[], :digests::text[], :ready::boolean[]) as given (id, digest, ready)
                        join candidacy.file f on f.id = given.id
                        on conflict (session, candidacy) do update
                        set sort_name = excluded.sort_name, digest = excluded.digest, ready = excluded.ready""")
                .param("session", session.id().value())
                .param("ids", cases.stream().map(one -> one.id().value()).toArray(Long[]::new))
                .param("digests", cases.stream().map(Case::digest).toArray(String[]::new))
                .param("ready", cases.stream().map(Case::isReady).toArray(Boolean[]::new))
                .update();
    }
}
