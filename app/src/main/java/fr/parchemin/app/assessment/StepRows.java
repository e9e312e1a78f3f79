package fr.parchemin.app.assessment;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.NextAction.Session;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.scheme.Assessment;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what candidates may still sit in this session, or have read, as the proposals say it, and what they rehearse. */
@Component
class StepRows {

    /** What somebody sits. */
    private static final Set<Action> SAT =
            EnumSet.of(Action.SIT, Action.RESIT, Action.INTERVIEW, Action.FINAL_INTERVIEW);

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final JsonMapper json;

    StepRows(JdbcClient jdbc, Catalog catalog, JsonMapper json) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.json = json;
    }

    /** What is kept of one step. */
    private record Row(
            long candidacy,
            String action,
            String assessment,
            String block,
            int attempt,
            List<String> competencies,
            @Nullable String format,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String after) {}

    /** Puts what the proposals say in the place of what was kept of these candidacies. */
    void write(List<Examined> batch) {
        jdbc.sql("delete from assessment.next_step where candidacy = any(:ids)")
                .param(
                        "ids",
                        batch.stream().map(one -> one.candidacy().id().value()).toArray(Long[]::new))
                .update();
        var rows = batch.stream()
                .filter(one -> one.candidacy().withdrawnOn() == null)
                .flatMap(one -> Stream.concat(rows(one), rehearsals(one)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into assessment.next_step (candidacy, cohort, sort_name, action, assessment, block, attempt,
                            competencies, format, from_day, until_day, after_what)
                        select f.id, f.cohort, f.sort_name, s.action, s.assessment, s.block, s.attempt,
                               array(select jsonb_array_elements_text(s.competencies)), s.format, s."from", s.until, s.after
                        from jsonb_to_recordset(:rows::jsonb) as s (candidacy bigint, action text, assessment text,
                             block text, attempt integer, competencies jsonb, format text, "from" date, until date,
                             after text)
                        join candidacy.file f on f.id = s.candidacy
                        on conflict do nothing""").param("rows", json.writeValueAsString(rows)).update();
    }

    private Stream<Row> rows(Examined one) {
        return one.answer() instanceof Proposal proposal
                ? proposal.nextActions().stream()
                        .filter(action -> action.session() == Session.THIS
                                && (SAT.contains(action.action()) || isToRead(one, action)))
                        .flatMap(action -> row(one, action))
                : Stream.empty();
    }

    /** The candidate only waits, and whoever reads has something to do. */
    private boolean isToRead(Examined one, NextAction action) {
        if (action.action() != Action.AWAIT || action.assessment() == null) {
            return false;
        }
        var scheme = catalog.edition(one.candidacy().edition()).scheme();
        var assessment = scheme.assessment(action.assessment());
        return assessment != null && assessment.reads() != null;
    }

    private static Stream<Row> row(Examined one, NextAction action) {
        return Stream.ofNullable(action.assessment())
                .map(assessment -> new Row(
                        one.candidacy().id().value(),
                        action.action().name(),
                        assessment,
                        action.block() == null ? "" : action.block(),
                        attempt(one, assessment, action),
                        action.competencies(),
                        action.format(),
                        action.from(),
                        action.until(),
                        action.after()));
    }

    /** Formative assessments are in no proposal, for nothing depends on them; they are held all the same, once. */
    private Stream<Row> rehearsals(Examined one) {
        var dossier = one.dossier();
        return one.answer() instanceof Proposal
                ? catalog.edition(one.candidacy().edition()).scheme().assessments().stream()
                        .filter(assessment -> assessment.formative() && isPresented(dossier, assessment))
                        .filter(assessment -> dossier.results().stream()
                                .noneMatch(result -> result.assessment().equals(assessment.id())))
                        .map(assessment -> rehearsal(one, assessment))
                : Stream.empty();
    }

    private static boolean isPresented(Dossier dossier, Assessment assessment) {
        return assessment.block() == null
                || dossier.presentedBlocks() == null
                || dossier.presentedBlocks().contains(assessment.block());
    }

    private static Row rehearsal(Examined one, Assessment assessment) {
        return new Row(
                one.candidacy().id().value(),
                Action.SIT.name(),
                assessment.id(),
                "",
                1,
                List.of(),
                null,
                null,
                null,
                null);
    }

    /** The first attempt of which nothing came yet, of the same block or competencies: one after a gap would not count. */
    private static int attempt(Examined one, String assessment, NextAction action) {
        var taken = one.dossier().results().stream()
                .filter(result -> result.assessment().equals(assessment)
                        && isAbout(result, action)
                        && !(result.mark() instanceof Mark.Awaited))
                .map(Result::attempt)
                .collect(Collectors.toSet());
        return IntStream.iterate(1, number -> number + 1)
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAbout(Result result, NextAction action) {
        if (result.competency() != null && !action.competencies().isEmpty()) {
            return action.competencies().contains(result.competency());
        }
        return action.block() == null
                || result.block() == null
                || result.block().equals(action.block());
    }
}
