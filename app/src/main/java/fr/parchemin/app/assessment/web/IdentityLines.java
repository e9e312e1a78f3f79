package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.assessment.web.DossierPage.Line;
import fr.parchemin.app.candidacy.Candidacy;
import java.util.ArrayList;
import java.util.List;

/** Who the candidate is and how they entered, as lines of a page. */
final class IdentityLines {

    private IdentityLines() {}

    static List<Line> of(Candidacy candidacy, Wording wording) {
        var identity = candidacy.identity();
        var labels = wording.labels();
        var formats = wording.formats();
        List<Line> lines = new ArrayList<>();
        lines.add(line(labels.say("people.field.BIRTH_NAME"), identity.birthName()));
        if (identity.usageName() != null) {
            lines.add(line(labels.say("people.field.USAGE_NAME"), identity.usageName()));
        }
        lines.add(line(labels.say("people.field.GIVEN_NAMES"), identity.givenNames()));
        lines.add(line(labels.say("people.field.SEX"), labels.say("people.field.SEX." + identity.sex())));
        lines.add(line(labels.say("people.field.BIRTH_DATE"), formats.day(identity.birthDate())));
        lines.add(line(labels.say("people.field.BIRTH_PLACE"), identity.birthPlace()));
        if (identity.email() != null) {
            lines.add(line(labels.say("people.field.EMAIL"), identity.email()));
        }
        lines.add(line(labels.say("candidacy.column.ROUTE"), labels.route(candidacy.route())));
        if (candidacy.origin() != null) {
            lines.add(line(labels.say("candidacy.column.ORIGIN"), labels.origin(candidacy.origin())));
        }
        lines.add(line(labels.say("candidacy.column.ENROLLED_ON"), formats.day(candidacy.enrolledOn())));
        if (candidacy.presentedBlocks() != null) {
            lines.add(line(
                    labels.say("candidacy.column.PRESENTED_BLOCKS"), String.join(", ", candidacy.presentedBlocks())));
        }
        return lines;
    }

    private static Line line(String label, String text) {
        return new Line(label, text, "");
    }
}
