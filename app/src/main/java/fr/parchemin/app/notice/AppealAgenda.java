package fr.parchemin.app.notice;

import fr.parchemin.app.candidacy.Agenda;
import fr.parchemin.app.candidacy.CandidacyId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The answers that complaints and appeals of a candidate wait for. */
@Component
class AppealAgenda implements Agenda {

    private final Appeals appeals;

    AppealAgenda(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public List<Due> due(CandidacyId candidacy) {
        return appeals.of(candidacy).stream()
                .filter(appeal -> !appeal.isAnswered())
                .map(AppealAgenda::due)
                .toList();
    }

    private static Due due(Appeal appeal) {
        return new Due(
                Matter.of(Matter.Kind.ANSWER, Long.toString(appeal.id())),
                "notice.due." + appeal.kind(),
                List.of(appeal.filedOn().toString()),
                null,
                appeal.replyBy(),
                null,
                new Door("/dossiers/" + appeal.candidacy().value() + "/recours/" + appeal.id(), "notice.due.go"),
                false);
    }
}
