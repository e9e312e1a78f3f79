package fr.parchemin.engine.invented;

import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Scale;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Invents the results of one candidate: good ones or bad ones, most of them or few, and what may happen besides. */
final class InventedResults {

    private final Scheme scheme;
    private final Chance chance;
    private final DossierParts parts;
    private final int presence;
    private final int luck;
    private final int trouble;

    InventedResults(Scheme scheme, Chance chance, DossierParts parts) {
        this.scheme = scheme;
        this.chance = chance;
        this.parts = parts;
        this.presence = chance.of(10, 60, 90, 100, 100);
        this.luck = chance.of(10, 50, 75, 95, 100);
        this.trouble = chance.of(0, 5, 15);
    }

    void add() {
        for (Assessment assessment : scheme.assessments()) {
            if (chance.in(assessment.formative() ? 20 : presence)) {
                add(assessment);
            }
        }
    }

    private void add(Assessment assessment) {
        switch (assessment.grain()) {
            case WHOLE -> attempts(assessment, chance.in(5) ? assessment.block() : null, null);
            case BLOCK -> blocks(assessment);
            case COMPETENCY -> competencies(assessment);
        }
    }

    private void blocks(Assessment assessment) {
        if (chance.in(30)) {
            attempts(assessment, assessment.block(), null);
            return;
        }
        for (Block block : scheme.blocks()) {
            boolean own = assessment.block() == null || assessment.block().equals(block.id());
            boolean covered = assessment.competencies().isEmpty()
                    || block.competencies().stream()
                            .anyMatch(one -> assessment.competencies().contains(one.id()));
            if (own && covered && chance.in(Math.max(presence, 60))) {
                attempts(assessment, block.id(), null);
            }
        }
    }

    private void competencies(Assessment assessment) {
        if (chance.in(25)) {
            attempts(assessment, null, null);
            return;
        }
        for (String competency : assessment.competencies()) {
            boolean asked = assessment.completes() == null || chance.in(50);
            if (asked && chance.in(Math.max(presence, 60))) {
                attempts(assessment, null, competency);
            }
        }
    }

    private void attempts(Assessment assessment, @Nullable String block, @Nullable String competency) {
        int allowed = assessment.resit() == null ? 0 : assessment.resit().attempts();
        int count = chance.of(1, 1, 1, 2, 2 + allowed);
        int first = chance.in(3) ? 2 : 1;
        LocalDate day = parts.asOf.minusDays(chance.between(0, 120));
        List<LocalDate> days = IntStream.range(0, count)
                .mapToObj(_ -> chance.in(10) ? day : day.plusDays(chance.between(0, 120)))
                .map(one -> one.isAfter(parts.asOf) ? parts.asOf : one)
                .toList();
        List<LocalDate> inOrder = chance.in(3) ? days : days.stream().sorted().toList();
        for (int i = 0; i < count; i++) {
            Mark mark = mark(assessment);
            parts.results.add(new Result(assessment.id(), first + i, inOrder.get(i), block, competency, mark));
        }
    }

    private Mark mark(Assessment assessment) {
        if (chance.in(trouble)) {
            boolean absence = assessment.reads() == null && chance.in(70);
            return absence ? new Mark.Absent(chance.in(50)) : new Mark.Awaited();
        }
        boolean good = chance.in(luck);
        return switch (scheme.scale(assessment.scale())) {
            case Scale.Grades grades -> new Mark.Graded(grade(grades, good));
            case Scale.Score(String _, BigDecimal passing) -> new Mark.Scored(score(passing, good));
            case null -> throw new IllegalArgumentException(assessment.scale());
        };
    }

    private String grade(Scale.Grades scale, boolean good) {
        List<String> ids = scale.grades().stream().map(Scale.Grade::id).toList();
        int passing = ids.indexOf(scale.passing());
        return chance.of(good ? ids.subList(passing, ids.size()) : ids.subList(0, passing));
    }

    /** Around the passing score, on it, or between it and what a rule may ask instead. */
    private BigDecimal score(BigDecimal passing, boolean good) {
        String moved = good ? chance.of("0", "0.1", "0.15", "0.2", "1") : chance.of("-0.01", "-0.15", "-0.1", "-1");
        return passing.add(new BigDecimal(moved)).max(BigDecimal.ZERO).min(BigDecimal.ONE);
    }
}
