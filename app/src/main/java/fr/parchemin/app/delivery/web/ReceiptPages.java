package fr.parchemin.app.delivery.web;

import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.delivery.Version;
import fr.parchemin.app.paper.Press;
import fr.parchemin.app.paper.Press.Manuscript;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The receipt of a version as a document, which whoever sent it keeps. It is in French, as all documents are. */
@Controller
class ReceiptPages {

    private final Asked asked;
    private final PieceViews views;
    private final Press press;

    ReceiptPages(Asked asked, PieceViews views, Press press) {
        this.asked = asked;
        this.views = views;
        this.press = press;
    }

    record Line(String label, String text) {}

    @GetMapping("/dossiers/{candidacy}/livrables/{deliverable}/versions/{version:\\d{1,9}}/accuse.pdf")
    @Allows(Action.SEE_DELIVERABLES)
    ResponseEntity<byte[]> receipt(
            @PathVariable long candidacy, @PathVariable String deliverable, @PathVariable int version, Actor actor) {
        var found = asked.candidacy(candidacy);
        var sent = asked.version(asked.piece(found, deliverable), version, actor);
        var title = views.labels(found, Locale.FRENCH).deliverable(deliverable);
        var values = Map.<String, Object>of("title", title, "lines", lines(found, sent));
        var name = ContentDisposition.attachment()
                .filename("%s-%s-%d.pdf".formatted(found.number(), deliverable, version), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(press.print(new Manuscript("receipt", values, sent.sentAt())));
    }

    private List<Line> lines(Candidacy candidacy, Version version) {
        var locale = Locale.FRENCH;
        List<Line> lines = new ArrayList<>();
        lines.add(line("candidate", candidacy.identity().spokenName() + ", " + candidacy.number()));
        lines.add(line("version", Integer.toString(version.number())));
        lines.add(line(
                "sent",
                views.say(
                        "delivery.sent.by", locale, new Formats(locale).moment(version.sentAt()), version.sentName())));
        lines.add(line("file", version.fileName()));
        lines.add(line("size", views.say("delivery.bytes", locale, version.size())));
        if (version.pages() != null) {
            lines.add(line("pages", Integer.toString(version.pages())));
        }
        if (version.situations() != null) {
            lines.add(line("situations", Integer.toString(version.situations())));
        }
        lines.add(line("digest", version.digest()));
        return lines;
    }

    private Line line(String key, String text) {
        return new Line(views.say("delivery." + key, Locale.FRENCH), text);
    }
}
