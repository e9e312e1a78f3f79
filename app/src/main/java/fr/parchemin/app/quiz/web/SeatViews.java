package fr.parchemin.app.quiz.web;

import fr.parchemin.app.assessment.Published;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.quiz.Paper;
import fr.parchemin.app.quiz.Papers.Seat;
import fr.parchemin.app.quiz.Quiz;
import fr.parchemin.app.quiz.Scores;
import fr.parchemin.app.quiz.Scores.Scored;
import fr.parchemin.app.quiz.web.SeatView.Result;
import fr.parchemin.app.quiz.web.SeatView.State;
import fr.parchemin.app.quiz.web.SeatView.ThemeLine;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the quizzes of a candidate into words. */
@Component
class SeatViews {

    private final Catalog catalog;
    private final Scores scores;
    private final Published published;
    private final MessageSource messages;
    private final Clock clock;

    SeatViews(Catalog catalog, Scores scores, Published published, MessageSource messages, Clock clock) {
        this.catalog = catalog;
        this.scores = scores;
        this.published = published;
        this.messages = messages;
        this.clock = clock;
    }

    SeatView of(Seat seat, Candidacy candidacy, @Nullable Paper paper, Locale locale) {
        return of(List.of(seat), candidacy, paper == null ? Map.of() : Map.of(seat.id(), paper), locale)
                .getFirst();
    }

    /** All that a candidate may take or took. */
    List<SeatView> of(List<Seat> seats, Candidacy candidacy, Map<Long, Paper> begun, Locale locale) {
        var scheme = catalog.edition(candidacy.edition()).scheme();
        var worth = scores.of(seats, begun);
        var known = published.in(candidacy.cohort());
        return seats.stream()
                .map(seat -> {
                    var score = worth.get(seat.id());
                    boolean shown = known.includes(seat.quiz().assessment(), seat.attempt());
                    var result = score == null ? Result.NONE : shown ? Result.SHOWN : Result.AWAITED;
                    return of(seat, scheme, begun.get(seat.id()), result, shown ? score : null, locale);
                })
                .toList();
    }

    private SeatView of(
            Seat seat, Scheme scheme, @Nullable Paper paper, Result result, @Nullable Scored score, Locale locale) {
        var quiz = seat.quiz();
        var formats = new Formats(locale);
        var labels = new Labels(scheme, messages, locale);
        var passing = Scores.passing(scheme, quiz.assessment()).orElse(null);
        return new SeatView(
                seat.candidacy().value(),
                seat.id(),
                labels.assessment(quiz.assessment()),
                labels.foreign(),
                state(quiz, paper),
                quiz.size(),
                quiz.parts().stream().map(Quiz.Part::name).toList(),
                duration(paper == null ? seat.duration() : Duration.between(paper.begunAt(), paper.endsAt()), locale),
                paper == null ? seat.extraPercent() : paper.extraPercent(),
                quiz.partialCredit(),
                say("quiz.window", locale, formats.moment(quiz.opensAt()), formats.moment(quiz.closesAt())),
                paper == null ? 0 : paper.answered(),
                paper == null ? null : formats.hour(paper.endsAt()),
                moment(paper == null ? null : paper.closedAt(), formats),
                moment(paper == null ? null : paper.lastAnswerAt(), formats),
                result,
                score == null ? null : formats.achieved(score.score().share()),
                passing == null ? null : formats.percent(passing),
                (score == null || passing == null)
                        ? null
                        : score.score().share().compareTo(passing) >= 0,
                score == null ? List.of() : lines(score, formats));
    }

    private static List<ThemeLine> lines(Scored score, Formats formats) {
        return score.themes().stream()
                .map(one -> new ThemeLine(one.theme(), formats.achieved(one.share()), one.questions()))
                .toList();
    }

    private State state(Quiz quiz, @Nullable Paper paper) {
        var now = clock.instant();
        if (paper != null) {
            if (paper.closedAt() == null) {
                return State.RUNNING;
            }
            return paper.handedIn() ? State.HANDED_IN : State.TIME_OVER;
        }
        if (now.isBefore(quiz.opensAt())) {
            return State.SOON;
        }
        return now.isBefore(quiz.closesAt()) ? State.OPEN : State.MISSED;
    }

    /** Why an answer is not kept: another page gave another one. */
    String elsewhere(Paper.Item item, Locale locale) {
        return say("quiz.elsewhere", locale, new Formats(locale).hour(Objects.requireNonNull(item.at())));
    }

    private String duration(Duration duration, Locale locale) {
        return duration.toSecondsPart() == 0
                ? say("quiz.minutes", locale, duration.toMinutes())
                : say("quiz.minutes-seconds", locale, duration.toMinutes(), duration.toSecondsPart());
    }

    private static @Nullable String moment(@Nullable Instant instant, Formats formats) {
        return instant == null ? null : formats.moment(instant);
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
