package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Imports.ImportId;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads large files of candidates, and enrols those in them, while nobody waits. */
@Service
public class ImportJobs {

    /** Files of more bytes are read in the background. */
    public static final int LARGE_FILE = 128 * 1024;

    /** More candidates are enrolled in the background. */
    public static final int MANY_ROWS = 1_000;

    /** A file at which processes die must not take down one after the other. */
    private static final int TRIES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Imports imports;
    private final Accounts accounts;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();

    ImportJobs(JdbcClient jdbc, JsonMapper json, Imports imports, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.imports = imports;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What a job does. */
    public enum Kind {
        READ,
        ENROL
    }

    /** How far a job is. */
    public enum State {
        QUEUED,
        DONE,
        FAILED
    }

    /**
     * How far a job is.
     *
     * @param done rows looked at
     * @param total all rows, 0: not counted yet
     * @param left about how long the others take, absent: it cannot be told yet
     * @param tries how often it was begun; more than once: it was broken off
     * @param reason why it failed, as a message key, absent: it did not
     */
    public record Progress(
            Kind kind,
            State state,
            int done,
            int total,
            @Nullable Duration left,
            int tries,
            @Nullable String reason,
            List<String> arguments) {}

    /** As those before took; from a twentieth of them on, since the first are slower. */
    private static @Nullable Duration left(ResultSet row) throws SQLException {
        int done = row.getInt("done");
        int total = row.getInt("total");
        return row.getObject("seconds") == null || done * 20 < total || done == total || done == 0
                ? null
                : Duration.ofMillis((long) (row.getDouble("seconds") * 1000 * (total - done) / done));
    }

    /** Takes a file to be read. */
    @Transactional
    public ImportId submit(CohortId cohort, String file, byte[] content, Actor actor) {
        var id = imports.open(cohort, file, List.of(), actor);
        queue(id, Kind.READ, content, actor);
        return id;
    }

    /** Takes the accepted rows of a file to be enrolled. */
    @Transactional
    public void enrol(ImportId id, Actor actor) {
        queue(id, Kind.ENROL, null, actor);
    }

    private void queue(ImportId id, Kind kind, byte @Nullable [] content, Actor actor) {
        jdbc.sql("""
                        insert into candidacy.import_job as job (import, kind, state, content, account, role, from_address, queued_at)
                        values (:id, :kind, 'QUEUED', :content, :account, :role, :from, :now)
                        on conflict (import) do update
                        set kind = excluded.kind, state = 'QUEUED', account = excluded.account, role = excluded.role,
                            from_address = excluded.from_address, done = 0, total = 0, tries = 0, claimed_until = null, reason = null,
                            arguments = '[]', queued_at = excluded.queued_at
                        where job.state <> 'QUEUED'""")
                .param("id", id.value())
                .param("kind", kind.name())
                .param("content", content)
                .param("account", actor.account())
                .param("role", actor.role().name())
                .param("from", actor.from())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How far the job of an import is, absent: it was done at once. */
    public Optional<Progress> progress(ImportId id) {
        return jdbc.sql("""
                        select kind, state, done, total, tries, reason, arguments,
                               extract(epoch from now() - begun_at) as seconds
                        from candidacy.import_job where import = :id""")
                .param("id", id.value())
                .query((row, _) -> new Progress(
                        Kind.valueOf(row.getString("kind")),
                        State.valueOf(row.getString("state")),
                        row.getInt("done"),
                        row.getInt("total"),
                        left(row),
                        row.getInt("tries"),
                        row.getString("reason"),
                        List.of(json.readValue(row.getString("arguments"), String[].class))))
                .optional();
    }

    private record Job(
            ImportId id,
            Kind kind,
            long account,
            Role role,
            @Nullable String from,
            int tries) {}

    /** Looks for work every second; one job at a time in each process. */
    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        if (busy.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    while (next()) {
                        LOG.debug("an import is done");
                    }
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    /** Does the first job that nobody does, and says whether there was one. */
    boolean next() {
        var job = claim();
        job.ifPresent(this::run);
        return job.isPresent();
    }

    private Optional<Job> claim() {
        return jdbc.sql("""
                        update candidacy.import_job j
                        set claimed_until = now() + interval '60 seconds', done = 0, tries = tries + 1, begun_at = now()
                        where import = (select import from candidacy.import_job
                                        where state = 'QUEUED' and (claimed_until is null or claimed_until < now())
                                        order by import limit 1 for update skip locked)
                        returning import, kind, account, role, from_address, tries""").query(ImportJobs::job).optional();
    }

    private void run(Job job) {
        var actor = accounts.actor(job.account(), job.role(), job.from());
        try {
            if (actor.isEmpty()) {
                finish(job, "candidacy.job.not-allowed", List.of());
            } else if (job.tries() > TRIES) {
                finish(job, "candidacy.job.broken-off", List.of(Integer.toString(TRIES)));
            } else if (job.kind() == Kind.READ) {
                read(job, actor.get());
            } else {
                imports.confirm(job.id(), actor.get(), done -> advance(job, done));
                finish(job, null, List.of());
            }
        } catch (Cohorts.NotInForce _) {
            finish(job, "candidacy.job.not-in-force", List.of());
        } catch (RuntimeException e) {
            LOG.error("import {} failed", job.id().value(), e);
            finish(job, "candidacy.job.failed", List.of());
        }
    }

    private void read(Job job, Actor actor) {
        var content = jdbc.sql("select coalesce(content, '') from candidacy.import_job where import = :id")
                .param("id", job.id().value())
                .query(byte[].class)
                .single();
        switch (imports.read(job.id(), content, actor, done -> advance(job, done))) {
            case Imports.Upload.Looked _ -> finish(job, null, List.of());
            case Imports.Upload.Unreadable(var reason, var arguments) ->
                finish(job, "candidacy.file." + reason, arguments);
        }
    }

    /** Outside the transaction of the work, so that everybody sees it and the claim lasts. */
    private void advance(Job job, Imports.Advance advance) {
        Thread.startVirtualThread(() -> jdbc.sql("""
                        update candidacy.import_job set done = :done, total = :total,
                               claimed_until = now() + interval '60 seconds' where import = :id and state = 'QUEUED'""")
                .param("done", advance.done())
                .param("total", advance.total())
                .param("id", job.id().value())
                .update());
    }

    private void finish(Job job, @Nullable String reason, List<String> arguments) {
        jdbc.sql("""
                        update candidacy.import_job set state = :state, reason = :reason, arguments = cast(:arguments as jsonb),
                               content = null where import = :id""")
                .param("state", reason == null ? "DONE" : "FAILED")
                .param("reason", reason)
                .param("arguments", json.writeValueAsString(arguments))
                .param("id", job.id().value())
                .update();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                new ImportId(row.getLong("import")),
                Kind.valueOf(row.getString("kind")),
                row.getLong("account"),
                Role.valueOf(row.getString("role")),
                row.getString("from_address"),
                row.getInt("tries"));
    }
}
