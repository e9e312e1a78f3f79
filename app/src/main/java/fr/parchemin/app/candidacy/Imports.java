package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.EnrolmentCheck.Checked;
import fr.parchemin.app.candidacy.EnrolmentCheck.Refusal;
import fr.parchemin.app.candidacy.Imports.Preview.PreviewRow;
import fr.parchemin.app.candidacy.Sheet.CheckedRow;
import fr.parchemin.app.candidacy.SheetFile.Line;
import fr.parchemin.app.candidacy.SheetFile.UnreadableFile;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Organisation;
import fr.parchemin.app.people.Organisation.Standing;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.Person;
import fr.parchemin.engine.scheme.Scheme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Files of candidates: looked at whole, shown, and written only when somebody confirms, whole or not at all. */
@Service
public class Imports {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final People people;
    private final Organisations organisations;
    private final Catalog catalog;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Imports(
            JdbcClient jdbc,
            JsonMapper json,
            Cohorts cohorts,
            Candidacies candidacies,
            People people,
            Organisations organisations,
            Catalog catalog,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.people = people;
        this.organisations = organisations;
        this.catalog = catalog;
        this.events = events;
        this.clock = clock;
    }

    /** What became of a file. */
    public sealed interface Upload {

        /** Every row was looked at; nothing is enrolled yet. */
        record Looked(ImportId preview) implements Upload {}

        /**
         * The file as a whole is of no use.
         *
         * @param reason the message key, after {@code candidacy.file.}
         */
        record Unreadable(String reason, List<String> arguments) implements Upload {}
    }

    /** What became of a confirmation. */
    public sealed interface Confirmation {

        /** The accepted rows are enrolled, now or by an earlier confirmation. */
        record Enrolled(int count, boolean now) implements Confirmation {}

        /** Rows which were accepted no longer are: nothing was written, and the preview says why. */
        record Outdated() implements Confirmation {}
    }

    /**
     * How far the looking at rows is.
     *
     * @param total all rows
     */
    record Advance(int done, int total) {}

    /** Looks at a file and keeps what came of it. */
    @Transactional
    public Upload look(CohortId cohort, String file, byte[] content, Actor actor) {
        try {
            var sheet = Sheet.read(content, scheme(cohort));
            var id = open(cohort, file, sheet.headings(), actor);
            keep(id, check(cohort, sheet, actor, _ -> {}));
            return new Upload.Looked(id);
        } catch (UnreadableFile e) {
            return new Upload.Unreadable(e.reason(), e.arguments());
        }
    }

    /** Takes note of a file that is to be looked at. */
    ImportId open(CohortId cohort, String file, List<String> headings, Actor actor) {
        var id = new ImportId(jdbc.sql("""
                        insert into candidacy.import (cohort, file, uploaded_at, uploaded_by, uploaded_account, columns)
                        values (:cohort, :file, :now, :by, :account, :columns::jsonb) returning id""")
                .param("cohort", cohort.value())
                .param("file", file)
                .param("account", actor.account())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .param("columns", json.writeValueAsString(headings))
                .query(Long.class)
                .single());
        events.publishEvent(deed("import-looked-at", cohort, id, actor));
        return id;
    }

    /** Looks at a file that was taken note of; again from its beginning, if that was broken off. */
    @Transactional
    Upload read(ImportId id, byte[] content, Actor actor, Consumer<Advance> progress) {
        hold(id);
        var preview = find(id, actor).orElseThrow();
        try {
            var sheet = Sheet.read(content, scheme(preview.cohort()));
            jdbc.sql("update candidacy.import set columns = :columns::jsonb where id = :id")
                    .param("columns", json.writeValueAsString(sheet.headings()))
                    .param("id", id.value())
                    .update();
            forget(id);
            keep(id, check(preview.cohort(), sheet, actor, progress));
            return new Upload.Looked(id);
        } catch (UnreadableFile e) {
            return new Upload.Unreadable(e.reason(), e.arguments());
        }
    }

    private void hold(ImportId id) {
        jdbc.sql("select id from candidacy.import where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    private void forget(ImportId id) {
        jdbc.sql("delete from candidacy.import_row where import = :id")
                .param("id", id.value())
                .update();
    }

    /** Enrols the accepted rows, once however often this is asked. */
    @Transactional
    public Confirmation confirm(ImportId id, Actor actor) {
        return confirm(id, actor, _ -> {});
    }

    @Transactional
    Confirmation confirm(ImportId id, Actor actor, Consumer<Advance> progress) {
        hold(id);
        var preview = find(id, actor).orElseThrow();
        if (preview.confirmed()) {
            return new Confirmation.Enrolled(preview.accepted(), false);
        }
        var rows = check(preview.cohort(), sheet(preview), actor, progress);
        var enrolments = rows.stream().flatMap(Imports::enrolment).toList();
        if (enrolments.size() != preview.accepted()) {
            forget(id);
            keep(id, rows);
            return new Confirmation.Outdated();
        }
        candidacies.enrol(preview.cohort(), enrolments, actor);
        jdbc.sql("update candidacy.import set confirmed_at = :now, confirmed_by = :by where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .param("id", id.value())
                .update();
        events.publishEvent(deed("import-confirmed", preview.cohort(), id, actor));
        return new Confirmation.Enrolled(enrolments.size(), true);
    }

    private static Deed deed(String what, CohortId cohort, ImportId id, Actor actor) {
        return new Deed(actor, what, List.of(Thing.of(Kind.COHORT, cohort.value())), null, "import:" + id.value());
    }

    /** What the import of that number would do or did; who acts for a centre sees their own only. */
    public Optional<Preview> find(ImportId id, Actor actor) {
        return jdbc.sql("""
                        select i.cohort, i.file, i.columns, i.confirmed_at,
                               count(r.line) filter (where r.accepted) as accepted,
                               count(r.line) filter (where not r.accepted) as refused
                        from candidacy.import i left join candidacy.import_row r on r.import = i.id
                        where i.id = :id and (not :own or i.uploaded_account = :account) group by i.id""")
                .param("own", actor.role() == Actor.Role.CENTRE_MANAGER)
                .param("account", actor.account())
                .param("id", id.value())
                .query((row, _) -> {
                    var headings = texts(row.getString("columns"));
                    return new Preview(
                            id,
                            new CohortId(row.getLong("cohort")),
                            row.getString("file"),
                            headings,
                            new Sheet(headings, List.of()).ignored(),
                            row.getInt("accepted"),
                            row.getInt("refused"),
                            row.getObject("confirmed_at") != null);
                })
                .optional();
    }

    /**
     * Rows of a file, in its order.
     *
     * @param accepted whether those accepted or those refused are wanted
     * @param after the line after which they begin, 0: from the first
     * @param most how many are wanted at most
     */
    public List<PreviewRow> rows(ImportId id, boolean accepted, int after, int most) {
        return jdbc.sql("""
                        select line, cells, reasons, remarks from candidacy.import_row
                        where import = :id and accepted = :accepted and line > :after order by line limit :most""")
                .param("id", id.value())
                .param("accepted", accepted)
                .param("after", after)
                .param("most", most)
                .query(this::row)
                .list();
    }

    private PreviewRow row(ResultSet row, int number) throws SQLException {
        return new PreviewRow(
                row.getInt("line"),
                texts(row.getString("cells")),
                List.of(json.readValue(row.getString("reasons"), Refusal[].class)),
                List.of(json.readValue(row.getString("remarks"), Refusal[].class)));
    }

    private List<CheckedRow> check(CohortId cohort, Sheet sheet, Actor actor, Consumer<Advance> progress) {
        var found = cohorts.find(cohort).orElseThrow();
        var presenters = new Presenters(cohort, sheet.place(Column.CENTRE), actor);
        var checked = sheet.check(
                scheme(cohort), found.day(LocalDate.now(clock)), candidacies.identityKeys(cohort), progress);
        return checked.stream()
                .map(row -> new CheckedRow(row.line(), presenters.presented(row)))
                .toList();
    }

    /** The centres that rows name; each is looked up once, and asked once for the same blocks and day. */
    private final class Presenters {

        private final CohortId cohort;
        private final int place;
        private final Actor actor;
        private final Map<String, Optional<Organisation>> centres = new HashMap<>();
        private final Map<List<Object>, Standing> standings = new HashMap<>();

        private Presenters(CohortId cohort, int place, Actor actor) {
            this.cohort = cohort;
            this.place = place;
            this.actor = actor;
        }

        /** With the centre that the row names, unless it may not present anybody. */
        private Checked presented(CheckedRow row) {
            if (!(row.checked() instanceof Checked.Accepted(Enrolment enrolment, List<Refusal> remarks))) {
                return row.checked();
            }
            var named = Sheet.cell(row.line(), place);
            var centre = named.isEmpty()
                    ? Optional.<Organisation>empty()
                    : centres.computeIfAbsent(named, organisations::named);
            if (!named.isEmpty() && centre.isEmpty()) {
                return new Checked.Refused(List.of(Refusal.of(Column.CENTRE, "unknown")), List.of());
            }
            var presented =
                    enrolment.presentedBy(centre.map(one -> one.id().value()).orElse(null));
            var standing = standings.computeIfAbsent(
                    Candidacies.asked(presented), _ -> candidacies.standing(cohort, presented, actor));
            return standing instanceof Standing.Accredited
                    ? new Checked.Accepted(presented, remarks)
                    : new Checked.Refused(List.of(Refusal.of(standing)), List.of());
        }
    }

    private Sheet sheet(Preview preview) {
        var lines = jdbc.sql("select line, cells from candidacy.import_row where import = :id order by line")
                .param("id", preview.id().value())
                .query((row, _) -> new Line(row.getInt("line"), texts(row.getString("cells"))))
                .list();
        return new Sheet(preview.headings(), lines);
    }

    private void keep(ImportId id, List<CheckedRow> rows) {
        var alike = people.alike(rows.stream()
                .flatMap(Imports::enrolment)
                .map(Enrolment::identity)
                .toList());
        jdbc.sql("""
                        insert into candidacy.import_row (import, line, cells, reasons, remarks, accepted)
                        select :id, line, cells::jsonb, reasons::jsonb, remarks::jsonb, reasons = '[]'
                        from unnest(:lines::int[], :cells::text[], :reasons::text[], :remarks::text[])
                             as given (line, cells, reasons, remarks)""")
                .param("id", id.value())
                .param("lines", rows.stream().map(row -> row.line().number()).toArray(Integer[]::new))
                .param(
                        "cells",
                        texts(rows, row -> json.writeValueAsString(row.line().cells())))
                .param("reasons", texts(rows, row -> json.writeValueAsString(reasons(row))))
                .param("remarks", texts(rows, row -> json.writeValueAsString(remarks(row, alike))))
                .update();
    }

    private static List<Refusal> reasons(CheckedRow row) {
        return switch (row.checked()) {
            case Checked.Accepted _ -> List.of();
            case Checked.Refused(List<Refusal> refusals, var _) -> refusals;
        };
    }

    /** What is worth a look, and who is known under nearly the same names. */
    private static List<Refusal> remarks(CheckedRow row, Map<String, List<Person>> alike) {
        return switch (row.checked()) {
            case Checked.Refused _ -> List.of();
            case Checked.Accepted(Enrolment enrolment, List<Refusal> remarks) ->
                Stream.concat(
                                remarks.stream(),
                                alike.getOrDefault(enrolment.identity().key(), List.of()).stream()
                                        .map(Imports::knownAlike))
                        .toList();
        };
    }

    private static Refusal knownAlike(Person person) {
        return Refusal.of(
                Column.BIRTH_NAME,
                "known-alike",
                person.identity().listedName(),
                person.identity().birthDate().toString(),
                Long.toString(person.id().value()));
    }

    private static Stream<Enrolment> enrolment(CheckedRow row) {
        return switch (row.checked()) {
            case Checked.Accepted(Enrolment enrolment, var _) -> Stream.of(enrolment);
            case Checked.Refused _ -> Stream.empty();
        };
    }

    private static String[] texts(List<CheckedRow> rows, Function<CheckedRow, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    private List<String> texts(String array) {
        return List.of(json.readValue(array, String[].class));
    }

    private Scheme scheme(CohortId cohort) {
        return catalog.edition(cohorts.find(cohort).orElseThrow().edition()).scheme();
    }

    /** The number of an import in our own records. */
    public record ImportId(long value) {}

    /**
     * What an import would do, and whether it did.
     *
     * @param headings the headings of the file
     * @param ignored those that mean nothing to us
     */
    public record Preview(
            ImportId id,
            CohortId cohort,
            String file,
            List<String> headings,
            List<String> ignored,
            int accepted,
            int refused,
            boolean confirmed) {

        /** One row of the file. */
        public record PreviewRow(int line, List<String> cells, List<Refusal> reasons, List<Refusal> remarks) {}
    }
}
