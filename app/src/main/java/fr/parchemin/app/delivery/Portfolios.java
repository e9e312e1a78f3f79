package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.delivery.Handing.Outcome;
import fr.parchemin.app.delivery.Handing.Wanted;
import fr.parchemin.app.delivery.Situation.Told;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.scheme.Block;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Practice portfolios while they are written, and their being handed in: printed, kept as a version, and locked. */
@Service
public class Portfolios {

    private static final int MOST = 30;

    private final JdbcClient jdbc;
    private final Candidacies candidacies;
    private final Catalog catalog;
    private final Pieces pieces;
    private final Versions versions;
    private final Deposits deposits;
    private final Handing handing;
    private final PortfolioPaper paper;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Portfolios(
            JdbcClient jdbc,
            Candidacies candidacies,
            Catalog catalog,
            Pieces pieces,
            Versions versions,
            Deposits deposits,
            Handing handing,
            PortfolioPaper paper,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.candidacies = candidacies;
        this.catalog = catalog;
        this.pieces = pieces;
        this.versions = versions;
        this.deposits = deposits;
        this.handing = handing;
        this.paper = paper;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of what was typed. */
    public sealed interface Saved {

        /** It is saved. */
        record Kept(Situation situation) implements Saved {}

        /** Another page saved something else since; that stands. */
        record Elsewhere(Situation stands) implements Saved {}

        /** Nothing may be written any more. */
        record Closed(Refusal why) implements Saved {}
    }

    /** The situations of a portfolio, in the order in which they were begun. */
    public List<Situation> of(CandidacyId candidacy, String deliverable) {
        return jdbc.sql("""
                        select id, title, context, done, outcome, competencies, revision, saved_at, saved_name
                        from delivery.situation
                        where candidacy = :candidacy and deliverable = :deliverable and removed_at is null
                        order by id""")
                .param("candidacy", candidacy.value())
                .param("deliverable", deliverable)
                .query(Portfolios::situation)
                .list();
    }

    /** One of them. */
    public Optional<Situation> find(CandidacyId candidacy, String deliverable, long id) {
        return of(candidacy, deliverable).stream()
                .filter(situation -> situation.id() == id)
                .findFirst();
    }

    /** The block whose competencies a portfolio illustrates, absent: those of the whole certification. */
    public List<Block.Competency> competencies(Candidacy candidacy, Piece piece) {
        var scheme = catalog.edition(candidacy.edition()).scheme();
        var block = piece.deliverable().block();
        return scheme.blocks().stream()
                .filter(one -> block == null || one.id().equals(block))
                .flatMap(one -> one.competencies().stream())
                .toList();
    }

    /** Begins a situation. */
    public Saved begin(CandidacyId id, String deliverable, Actor by) {
        return begin(id, deliverable, Told.NOTHING, by);
    }

    /** Begins a situation of which something is told already. */
    public Saved begin(CandidacyId id, String deliverable, Told told, Actor by) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var closed = closed(id, deliverable, by);
            if (closed.isPresent()) {
                return new Saved.Closed(closed.get());
            }
            if (of(id, deliverable).size() >= MOST) {
                return new Saved.Closed(Refusal.of("too-many-situations", MOST));
            }
            long begun = jdbc.sql("""
                            insert into delivery.situation (candidacy, deliverable, title, context, done, outcome,
                                competencies, revision, saved_at, saved_by, saved_name)
                            values (:candidacy, :deliverable, :title, :context, :done, :outcome, :competencies, 1, :now,
                                :account, :name) returning id""")
                    .param("candidacy", id.value())
                    .param("deliverable", deliverable)
                    .params(java.util.Map.of(
                            "title", told.title(),
                            "context", told.context(),
                            "done", told.done(),
                            "outcome", told.outcome(),
                            "competencies", told.competencies().toArray(String[]::new),
                            "now", clock.instant().atOffset(ZoneOffset.UTC),
                            "account", by.account(),
                            "name", by.name()))
                    .query(Long.class)
                    .single();
            return new Saved.Kept(find(id, deliverable, begun).orElseThrow());
        }));
    }

    /**
     * Saves what was typed.
     *
     * @param seen the situation with the revision from which it was written
     */
    public Saved save(CandidacyId id, String deliverable, long situation, int seen, Told told, Actor by) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var closed = closed(id, deliverable, by);
            if (closed.isPresent()) {
                return new Saved.Closed(closed.get());
            }
            int written = jdbc.sql("""
                            update delivery.situation
                            set title = :title, context = :context, done = :done, outcome = :outcome,
                                competencies = :competencies, revision = revision + 1, saved_at = :now,
                                saved_by = :account, saved_name = :name
                            where id = :id and candidacy = :candidacy and deliverable = :deliverable
                              and removed_at is null and revision = :seen""")
                    .param("id", situation)
                    .param("candidacy", id.value())
                    .param("deliverable", deliverable)
                    .param("seen", seen)
                    .params(java.util.Map.of(
                            "title", told.title(),
                            "context", told.context(),
                            "done", told.done(),
                            "outcome", told.outcome(),
                            "competencies", told.competencies().toArray(String[]::new),
                            "now", clock.instant().atOffset(ZoneOffset.UTC),
                            "account", by.account(),
                            "name", by.name()))
                    .update();
            return find(id, deliverable, situation)
                    .<Saved>map(now -> written == 1 ? new Saved.Kept(now) : new Saved.Elsewhere(now))
                    .orElseGet(() -> new Saved.Closed(Refusal.of("situation-removed")));
        }));
    }

    /** Removes a situation, unless the portfolio is closed. */
    public Optional<Refusal> remove(CandidacyId id, String deliverable, long situation, Actor by) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var closed = closed(id, deliverable, by);
            if (closed.isEmpty()) {
                jdbc.sql("""
                                update delivery.situation set removed_at = :now
                                where id = :id and candidacy = :candidacy and deliverable = :deliverable""")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", situation)
                        .param("candidacy", id.value())
                        .param("deliverable", deliverable)
                        .update();
            }
            return closed;
        }));
    }

    /** The portfolio as a document, as far as it is written. */
    public byte[] print(Candidacy candidacy, Piece piece) {
        return paper.print(
                candidacy,
                piece,
                of(candidacy.id(), piece.deliverable().id()),
                competencies(candidacy, piece),
                clock.instant());
    }

    /** Why it may not be handed in, absent: it may. */
    public Optional<Refusal> refusal(Piece piece, List<Situation> situations, Actor by) {
        var closed = deposits.closed(piece, by);
        if (closed.isPresent()) {
            return closed;
        }
        int least = piece.deliverable().situationsAtLeast();
        if (situations.size() < least) {
            return Optional.of(Refusal.of("too-few-situations", situations.size(), least));
        }
        return situations.stream().allMatch(one -> one.told().isComplete())
                ? Optional.empty()
                : Optional.of(Refusal.of("situation-incomplete"));
    }

    /**
     * Hands it in: prints it, keeps that as a version, and locks it.
     *
     * @param seen the sum of the revisions that were seen, so that nothing is handed in unread
     * @param on the day that staff give, absent: today
     */
    public Outcome handIn(CandidacyId id, String deliverable, int seen, @Nullable LocalDate on, Actor by) {
        var candidacy = candidacies.find(id).orElseThrow();
        return handing.transacted(() -> {
            versions.hold(id);
            var piece = pieces.find(candidacy, deliverable).orElseThrow();
            var situations = of(id, deliverable);
            var why = refusal(piece, situations, by);
            if (why.isPresent()) {
                return new Outcome.Refused(why.get());
            }
            if (sum(situations) != seen) {
                return new Outcome.Refused(Refusal.of("meanwhile"));
            }
            var version = deposits.print(candidacy, deliverable, print(candidacy, piece), situations.size(), by);
            return handing.handIn(candidacy, deliverable, new Wanted(version.number(), on, null), by);
        });
    }

    /** What tells one state of a portfolio from another. */
    public static int sum(List<Situation> situations) {
        return situations.stream()
                .mapToInt(situation -> 31 * (int) situation.id() + situation.revision())
                .sum();
    }

    private Optional<Refusal> closed(CandidacyId id, String deliverable, Actor by) {
        versions.hold(id);
        var candidacy = candidacies.find(id).orElseThrow();
        var piece = pieces.find(candidacy, deliverable).orElseThrow();
        return Deposits.over(candidacy).or(() -> deposits.closed(piece, by));
    }

    private static Situation situation(ResultSet row, int number) throws SQLException {
        return new Situation(
                row.getLong("id"),
                new Told(
                        row.getString("title"),
                        row.getString("context"),
                        row.getString("done"),
                        row.getString("outcome"),
                        Arrays.asList((String[]) row.getArray("competencies").getArray())),
                row.getInt("revision"),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_name"));
    }
}
