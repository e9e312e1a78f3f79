package fr.parchemin.app.shell;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.engine.scheme.Scheme;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * The pages beside each other about one dossier or one cohort: those that the scheme and the route call for, and those behind
 * which there is something. The others stay where they are, for whoever has their address.
 */
@ControllerAdvice
class LocalPages {

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Actors actors;

    LocalPages(JdbcClient jdbc, Catalog catalog, Actors actors) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.actors = actors;
    }

    /**
     * A page of the line.
     *
     * @param step the last one of its address, empty: where the others hang
     * @param key of its name in the bundles
     */
    record Tab(String step, String address, String key) {}

    @ModelAttribute("local")
    @Nullable
    Line line(HttpServletRequest request) {
        return actors.of(request).map(Line::new).orElse(null);
    }

    /** What pages ask for; only then is anything looked up. */
    final class Line {

        private final Actor actor;

        private Line(Actor actor) {
            this.actor = actor;
        }

        /** The pages of a dossier; the current one is always there. */
        public List<Tab> dossier(long id, String current) {
            return dossierTabs(id, current, actor.role());
        }

        /** The pages of a cohort; the current one is always there. */
        public List<Tab> cohort(long id, String current) {
            return cohortTabs(id, current, actor.role());
        }
    }

    private List<Tab> dossierTabs(long id, String current, Role role) {
        var here = jdbc.sql("""
                        select h.edition, c.route, c.origin,
                               exists (select from delivery.version v where v.candidacy = c.id)
                                   or exists (select from assessment.current_receipt r where r.candidacy = c.id) as deliverables,
                               exists (select from quiz.seat s where s.candidacy = c.id and s.removed_at is null) as quizzes,
                               exists (select from candidacy.period p where p.candidacy = c.id and p.kind = 'PLACEMENT')
                                   as placement,
                               exists (select from candidacy.period p where p.candidacy = c.id and p.kind = 'EXPERIENCE')
                                   as experience,
                               exists (select from candidacy.admissibility_step a where a.candidacy = c.id) as admissibility,
                               exists (select from candidacy.current_fact f where f.candidacy = c.id and f.kind = 'HOLDING')
                                   or exists (select from delivery.proof p where p.candidacy = c.id) as holdings,
                               exists (select from candidacy.move m where m.candidacy = c.id) as moves
                        from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort where c.id = :id""").param("id", id).query(this::dossier).optional();
        var tabs = new Tabs(role, current, "/dossiers/" + id);
        boolean staff = Action.SEE_DOSSIER.allows(role);
        if (staff) {
            tabs.add("", "shell.local.file", Action.SEE_DOSSIER, role != Role.ASSESSOR);
        } else {
            tabs.add("", "notice.space", "/mon-dossier/" + id, true);
        }
        here.ifPresent(one -> {
            var calls = one.calls();
            tabs.add(
                    "livrables",
                    "delivery.deliverables",
                    Action.SEE_DELIVERABLES,
                    calls.deliverables() || one.deliverables());
            tabs.add("quiz", "quiz.mine", Action.TAKE_QUIZ, calls.quizzes() || one.quizzes());
            tabs.add("entreprise", "shell.local.company", Action.SEE_PROOFS, calls.placement() || one.placement());
            tabs.add("experience", "shell.local.experience", Action.SEE_PROOFS, calls.experience() || one.experience());
            tabs.add(
                    "recevabilite",
                    "candidacy.admissibility",
                    Action.SEE_PROOFS,
                    calls.admissibility() || one.admissibility());
            tabs.add("justificatifs", "shell.local.proofs", Action.SEE_PROOFS, calls.holdings() || one.holdings());
            tabs.add("amenagements", "candidacy.accommodations", Action.SEE_ACCOMMODATIONS, true);
            tabs.add("suivi", "shell.local.move", Action.SEE_PROOFS, Action.MOVE_CANDIDACY.allows(role) || one.moves());
        });
        tabs.add("courriers", "notice.letters", Action.SEE_LETTER, true);
        tabs.add("recours", "shell.local.appeals", Action.SEE_APPEAL, true);
        tabs.add("donnees", staff ? "shell.local.data" : "shell.local.own-data", Action.EXPORT_PERSON, true);
        if (staff && Action.SEE_SPACE.allows(role)) {
            tabs.add("espace", "shell.local.space", "/mon-dossier/" + id, true);
        }
        return tabs.all();
    }

    private List<Tab> cohortTabs(long id, String current, Role role) {
        var here = jdbc.sql("""
                        select h.edition,
                               exists (select from candidacy.half_day d where d.cohort = h.id) as attendance,
                               array(select distinct c.route || '/' || coalesce(c.origin, '') from candidacy.candidacy c
                                     where c.cohort = h.id) as ways,
                               exists (select from quiz.quiz z where z.cohort = h.id) as quizzes,
                               exists (select from delivery.version v join candidacy.candidacy c on c.id = v.candidacy
                                       where c.cohort = h.id) as deliverables,
                               exists (select from assessment.next_step n where n.cohort = h.id and n.action = 'RESIT')
                                   or exists (select from sitting.sitting s where s.cohort = h.id and s.resit) as resits
                        from candidacy.cohort h where h.id = :id""").param("id", id).query(this::cohort).optional();
        var tabs = new Tabs(role, current, "/cohortes/" + id);
        tabs.add("", "candidacy.candidates", Action.SEE_COHORT, true);
        here.ifPresent(one -> {
            var calls = one.calls();
            tabs.add("assiduite", "candidacy.attendance", Action.SEE_COHORT, calls.attendance() || one.attendance());
            tabs.add("passages", "sitting.sittings", Action.PLAN_SITTING, true);
            tabs.add("quiz", "quiz.quizzes", Action.SEE_QUIZZES, calls.quizzes() || one.quizzes());
            tabs.add(
                    "livrables",
                    "delivery.deliverables",
                    Action.FOLLOW_DELIVERABLES,
                    calls.deliverables() || one.deliverables());
            tabs.add("rattrapages", "sitting.resits", Action.SEE_RESITS, calls.resits() || one.resits());
        });
        tabs.add("echeances", "candidacy.deadlines", Action.SEE_COHORT, true);
        tabs.add("publication", "shell.local.publication", Action.PUBLISH_RESULTS, true);
        tabs.add("departs", "candidacy.moves", Action.SEE_COHORT, true);
        return tabs.all();
    }

    private Scheme scheme(ResultSet row) throws SQLException {
        return catalog.edition(new EditionId(row.getLong("edition"))).scheme();
    }

    /** What a dossier calls for, and behind which pages there is something. */
    private record OfDossier(
            Calling calls,
            boolean deliverables,
            boolean quizzes,
            boolean placement,
            boolean experience,
            boolean admissibility,
            boolean holdings,
            boolean moves) {}

    private OfDossier dossier(ResultSet row, int number) throws SQLException {
        return new OfDossier(
                new Calling(scheme(row), row.getString("route"), row.getString("origin")),
                row.getBoolean("deliverables"),
                row.getBoolean("quizzes"),
                row.getBoolean("placement"),
                row.getBoolean("experience"),
                row.getBoolean("admissibility"),
                row.getBoolean("holdings"),
                row.getBoolean("moves"));
    }

    /** What a cohort calls for, and behind which pages there is something. */
    private record OfCohort(Calling calls, boolean attendance, boolean quizzes, boolean deliverables, boolean resits) {}

    private OfCohort cohort(ResultSet row, int number) throws SQLException {
        return new OfCohort(
                new Calling(scheme(row), null, null),
                row.getBoolean("attendance") || isTrained(scheme(row), row.getArray("ways")),
                row.getBoolean("quizzes"),
                row.getBoolean("deliverables"),
                row.getBoolean("resits"));
    }

    /** Whether some of those who came by these ways, a route and what was stated of the origin, come from training. */
    private static boolean isTrained(Scheme scheme, Array ways) throws SQLException {
        var all = List.of((String[]) ways.getArray());
        return all.isEmpty() || all.stream().anyMatch(way -> isTrained(scheme, way));
    }

    private static boolean isTrained(Scheme scheme, String way) {
        int slash = way.indexOf('/');
        var stated = way.substring(slash + 1);
        return "training".equals(scheme.origin(way.substring(0, slash), stated.isEmpty() ? null : stated));
    }

    /** Gathers those that the role may see. */
    private static final class Tabs {

        private final Role role;
        private final String current;
        private final String base;
        private final List<Tab> all = new ArrayList<>();

        Tabs(Role role, String current, String base) {
            this.role = role;
            this.current = current;
            this.base = base;
        }

        void add(String step, String key, Action action, boolean wanted) {
            if (action.allows(role)) {
                add(step, key, step.isEmpty() ? base : base + "/" + step, wanted);
            }
        }

        void add(String step, String key, String address, boolean wanted) {
            if (wanted || step.equals(current)) {
                all.add(new Tab(step, address, key));
            }
        }

        List<Tab> all() {
            return List.copyOf(all);
        }
    }
}
