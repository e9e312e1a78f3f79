package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.FileRow;
import fr.parchemin.app.candidacy.ResitWindow;
import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.engine.dossier.Days;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads candidacies with all their standing facts, one or a whole cohort of them in one statement. */
@Component
class DossierRows {

    private static final String ROWS = """
            select f.id, f.cohort, f.cohort_name, f.edition, f.jury_on, f.as_of, f.number, f.person, f.birth_name, f.usage_name,
                   f.given_names, f.sex, f.birth_date, f.birth_place, f.birth_code, f.email, f.route, f.origin, f.enrolled_on,
                   f.presented_blocks, f.erased_on, f.withdrawn_on, f.session,
                   (select json_agg(json_build_object('name', w.name, 'from', w.from_day, 'until', w.until_day)
                                order by w.name)
                    from candidacy.current_resit_window w where w.cohort = f.cohort) as windows,
                   (select json_agg(json_build_object('kind', c.kind, 'subject', c.subject, 'amount', c.amount,
                                'yes', c.yes, 'day', c.day, 'certificate', c.certificate, 'scheme', c.scheme,
                                'version', c.version, 'block', c.block) order by c.id)
                    from candidacy.current_fact c where c.candidacy = f.id) as facts,
                   (select json_agg(json_build_object('assessment', r.assessment, 'attempt', r.attempt,
                                'block', r.block, 'competency', r.competency, 'on', r.held_on, 'grade', r.grade,
                                'score', r.score, 'absence', r.absence)
                                order by r.assessment, r.block, r.competency, r.attempt)
                    from assessment.current_result r where r.candidacy = f.id) as results,
                   (select json_agg(json_build_object('deliverable', d.deliverable, 'on', d.received_on,
                                'pages', d.pages, 'situations', d.situations) order by d.deliverable)
                    from assessment.current_receipt d where d.candidacy = f.id) as receipts
            from candidacy.file f
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DossierRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Row> of(CandidacyId candidacy) {
        return jdbc.sql(ROWS + "where f.id = :id")
                .param("id", candidacy.value())
                .query(this::row)
                .optional();
    }

    List<Row> of(CohortId cohort) {
        return jdbc.sql(ROWS + "where f.cohort = :cohort and f.withdrawn_on is null order by f.sort_name, f.id")
                .param("cohort", cohort.value())
                .query(this::row)
                .list();
    }

    /** Makes other changes of the candidacy, and surveys of its cohort, wait for the end of the transaction. */
    void hold(CandidacyId candidacy) {
        jdbc.sql("""
                        select c.id from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                        where c.id = :id for no key update of c for share of h""").param("id", candidacy.value()).query(Long.class).optional();
    }

    /** Those of these candidacies that there are, in no order. */
    List<Row> of(List<CandidacyId> candidacies) {
        return jdbc.sql(ROWS + "where f.id = any(:ids)")
                .param("ids", candidacies.stream().map(CandidacyId::value).toArray(Long[]::new))
                .query(this::row)
                .list();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                candidacy(row),
                new Session(row.getString("session"), read(row.getString("windows"), WindowCell[].class)),
                read(row.getString("facts"), FactCell[].class),
                read(row.getString("results"), ResultCell[].class),
                read(row.getString("receipts"), ReceiptCell[].class));
    }

    private <T> List<T> read(@Nullable String text, Class<T[]> type) {
        return text == null ? List.of() : List.of(json.readValue(text, type));
    }

    private static Candidacy candidacy(ResultSet row) throws SQLException {
        var presented = row.getArray("presented_blocks");
        return new Candidacy(
                new CandidacyId(row.getLong("id")),
                new CohortId(row.getLong("cohort")),
                row.getString("cohort_name"),
                new EditionId(row.getLong("edition")),
                row.getObject("jury_on", LocalDate.class),
                row.getObject("as_of", LocalDate.class),
                row.getString("number"),
                new PersonId(row.getLong("person")),
                FileRow.identity(row),
                row.getString("route"),
                row.getString("origin"),
                row.getObject("enrolled_on", LocalDate.class),
                presented == null ? null : List.of((String[]) presented.getArray()),
                row.getObject("erased_on", LocalDate.class),
                row.getObject("withdrawn_on", LocalDate.class));
    }

    /** A candidacy with all its standing facts, whatever their days. */
    record Row(
            Candidacy candidacy,
            Session session,
            List<FactCell> facts,
            List<ResultCell> results,
            List<ReceiptCell> receipts) {

        /** The same where the resits of its cohort may be held on other days. */
        Row within(List<ResitWindow> windows) {
            var cells = windows.stream()
                    .map(one -> new WindowCell(one.name(), one.from(), one.until()))
                    .toList();
            return new Row(candidacy, new Session(session.year(), cells), facts, results, receipts);
        }

        /** The dossier as of a day: what happened later is left out. */
        Dossier dossier(Scheme scheme, LocalDate asOf) {
            return new Dossier(
                    candidacy.number(),
                    scheme.id(),
                    scheme.version(),
                    candidacy.route(),
                    asOf,
                    candidacy.origin(),
                    candidacy.enrolledOn().isAfter(asOf) ? null : candidacy.enrolledOn(),
                    candidacy.juryOn(),
                    candidacy.presentedBlocks(),
                    amount(Fact.Kind.ATTENDANCE),
                    amount(Fact.Kind.PLACEMENT),
                    amount(Fact.Kind.EXPERIENCE),
                    admissibility(asOf),
                    known(Fact.Kind.MODULE, asOf).map(FactCell::module).toList(),
                    results.stream()
                            .filter(result -> !result.on().isAfter(asOf))
                            .map(ResultCell::result)
                            .toList(),
                    receipts.stream()
                            .filter(receipt -> !receipt.on().isAfter(asOf))
                            .map(ReceiptCell::receipt)
                            .toList(),
                    known(Fact.Kind.HOLDING, asOf).map(FactCell::holding).toList(),
                    session.year(),
                    session.windows());
        }

        private @Nullable BigDecimal amount(Fact.Kind kind) {
            return facts.stream()
                    .filter(fact -> fact.kind() == kind)
                    .map(fact -> Objects.requireNonNull(fact.amount()))
                    .findFirst()
                    .orElse(null);
        }

        private Dossier.@Nullable Admissibility admissibility(LocalDate asOf) {
            return known(Fact.Kind.ADMISSIBILITY, asOf)
                    .map(FactCell::admissibility)
                    .findFirst()
                    .orElse(null);
        }

        private Stream<FactCell> known(Fact.Kind kind, LocalDate asOf) {
            return facts.stream()
                    .filter(fact -> fact.kind() == kind)
                    .filter(fact -> fact.day() == null || !fact.day().isAfter(asOf));
        }
    }

    /**
     * The session in which a cohort is presented.
     *
     * @param year absent: it was not told
     * @param cells when its resits may be held
     */
    record Session(@Nullable String year, List<WindowCell> cells) {

        Map<String, Days> windows() {
            Map<String, Days> windows = new LinkedHashMap<>();
            cells.forEach(one -> windows.put(one.name(), new Days(one.from(), one.until())));
            return windows;
        }
    }

    record WindowCell(
            String name, @Nullable LocalDate from, @Nullable LocalDate until) {}

    record FactCell(
            Fact.Kind kind,
            String subject,
            @Nullable BigDecimal amount,
            @Nullable Boolean yes,
            @Nullable LocalDate day,
            Dossier.@Nullable Certificate certificate,
            @Nullable String scheme,
            @Nullable String version,
            @Nullable String block) {

        Dossier.Admissibility admissibility() {
            return new Dossier.Admissibility(Boolean.TRUE.equals(yes), Objects.requireNonNull(day));
        }

        Dossier.ModuleRecord module() {
            return new Dossier.ModuleRecord(subject, day, yes);
        }

        Dossier.Holding holding() {
            return new Dossier.Holding(
                    Objects.requireNonNull(certificate),
                    Objects.requireNonNull(scheme),
                    version,
                    block,
                    Objects.requireNonNull(day));
        }
    }

    record ResultCell(
            String assessment,
            int attempt,
            String block,
            String competency,
            LocalDate on,
            @Nullable String grade,
            @Nullable BigDecimal score,
            @Nullable String absence) {

        Dossier.Result result() {
            return new Dossier.Result(
                    assessment,
                    attempt,
                    on,
                    block.isEmpty() ? null : block,
                    competency.isEmpty() ? null : competency,
                    mark());
        }

        private Mark mark() {
            if (grade != null) {
                return new Mark.Graded(grade);
            }
            if (score != null) {
                return new Mark.Scored(score);
            }
            return absence == null ? new Mark.Awaited() : new Mark.Absent(absence.equals("JUSTIFIED"));
        }
    }

    record ReceiptCell(
            String deliverable,
            LocalDate on,
            @Nullable Integer pages,
            @Nullable Integer situations) {

        Dossier.Receipt receipt() {
            return new Dossier.Receipt(deliverable, on, pages, situations);
        }
    }
}
