package fr.parchemin.app.quiz;

import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Changed;
import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Facts.ChangedMeanwhile;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.quiz.Scores.Score;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.DossierFault;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Scores in the dossiers: as a result, which a later score of the same paper replaces. */
@Component
class Entries {

    /** Somebody wrote or corrected the result in the dossier; that stands. */
    static final String BY_HAND = "BY_HAND";

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Results results;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Entries(JdbcClient jdbc, Dossiers dossiers, Results results, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.results = results;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether the dossier bears a score of that paper. */
    boolean isTold(long paper) {
        return told(paper).isPresent();
    }

    /** Writes a score in its dossier, and says whether the dossier took it; why not is kept. */
    boolean write(Quiz quiz, Paper paper, Score score, Actor actor) {
        var refused = change(quiz, paper, score, actor);
        if (!refused.isEmpty() && !refused.equals(score.refused())) {
            transaction.executeWithoutResult(_ -> insert(score, null, refused));
        }
        return refused.isEmpty();
    }

    /** Gives why it is refused, empty: it is not. */
    private String change(Quiz quiz, Paper paper, Score score, Actor actor) {
        var attempt = new Attempt(quiz.assessment(), paper.attempt(), null, null);
        var on = LocalDate.ofInstant(paper.begunAt(), clock.getZone());
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                var before = told(paper.id());
                var change = new Change.OfResult(attempt, on, new Mark.Scored(score.share()), before.orElse(null));
                return switch (dossiers.change(paper.candidacy(), List.of(change), score.motive(), actor)) {
                    case Changed.Written _ -> {
                        insert(score, standing(paper.candidacy(), attempt), null);
                        yield "";
                    }
                    case Changed.Refused(List<DossierFault> faults) -> {
                        status.setRollbackOnly();
                        yield faults.stream()
                                .map(fault -> fault.code().name())
                                .distinct()
                                .collect(Collectors.joining(" "));
                    }
                };
            }));
        } catch (ChangedMeanwhile _) {
            return BY_HAND;
        }
    }

    private long standing(CandidacyId candidacy, Attempt attempt) {
        return results.history(candidacy).stream()
                .filter(entry -> entry.attempt().equals(attempt))
                .reduce((_, last) -> last)
                .map(entry -> entry.recorded().id())
                .orElseThrow();
    }

    /** The entry of the dossier that bore a score of that paper last. */
    private Optional<Long> told(long paper) {
        return jdbc.sql("""
                        select e.result from quiz.entry e join quiz.score c on c.id = e.score
                        where c.paper = :paper and e.result is not null order by e.id desc limit 1""").param("paper", paper).query(Long.class).optional();
    }

    private void insert(Score score, @Nullable Long result, @Nullable String refused) {
        jdbc.sql("insert into quiz.entry (score, result, refused, at) values (:score, :result, :refused, :now)")
                .param("score", score.id())
                .param("result", result)
                .param("refused", refused)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
