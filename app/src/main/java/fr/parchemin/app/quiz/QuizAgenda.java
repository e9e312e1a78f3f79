package fr.parchemin.app.quiz;

import fr.parchemin.app.candidacy.Agenda;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Labels;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The quizzes that a candidate has still to take. */
@Component
class QuizAgenda implements Agenda {

    private final Papers papers;
    private final Candidacies candidacies;
    private final Catalog catalog;
    private final MessageSource messages;
    private final Clock clock;

    QuizAgenda(Papers papers, Candidacies candidacies, Catalog catalog, MessageSource messages, Clock clock) {
        this.papers = papers;
        this.candidacies = candidacies;
        this.catalog = catalog;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<Due> due(CandidacyId candidacy) {
        var seats = papers.seats(candidacy);
        if (seats.isEmpty()) {
            return List.of();
        }
        var begun = papers.of(candidacy);
        var scheme = catalog.edition(candidacies.find(candidacy).orElseThrow().edition())
                .scheme();
        var labels = new Labels(scheme, messages, LocaleContextHolder.getLocale());
        return seats.stream()
                .filter(seat -> isToTake(seat, begun.get(seat.id())))
                .map(seat -> due(seat, labels))
                .toList();
    }

    private boolean isToTake(Papers.Seat seat, @Nullable Paper paper) {
        var now = clock.instant();
        return paper == null ? now.isBefore(seat.quiz().closesAt()) : paper.isOpen(now);
    }

    private Due due(Papers.Seat seat, Labels labels) {
        var from = LocalDate.ofInstant(seat.quiz().opensAt(), clock.getZone());
        var until = LocalDate.ofInstant(seat.quiz().closesAt(), clock.getZone());
        return new Due(
                new Matter(Matter.Kind.ASSESSMENT, seat.quiz().assessment(), seat.attempt() > 1, List.of()),
                "quiz.due",
                List.of(labels.assessment(seat.quiz().assessment())),
                from,
                until,
                null,
                new Door("/dossiers/" + seat.candidacy().value() + "/quiz/" + seat.id(), "quiz.due.go"),
                true);
    }
}
