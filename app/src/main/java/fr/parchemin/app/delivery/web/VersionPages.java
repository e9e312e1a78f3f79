package fr.parchemin.app.delivery.web;

import fr.parchemin.app.delivery.Archive;
import fr.parchemin.app.delivery.Archive.Taken;
import fr.parchemin.app.delivery.Format;
import fr.parchemin.app.delivery.Version;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One version of a deliverable: its receipt, beside which it is read, and the file itself. */
@Controller
class VersionPages {

    /** The policy of all pages, and one frame of our own. */
    private static final String FRAMING =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'";

    /** Nothing of a file is run or asked for; only our own pages frame it. A sandbox would keep browsers from showing PDF. */
    private static final String FRAMED = "default-src 'none'; object-src 'self'; frame-ancestors 'self'";

    private static final String ALONE = "default-src 'none'; sandbox; frame-ancestors 'none'";
    private static final String POLICY = "Content-Security-Policy";

    private final Asked asked;
    private final Archive archive;
    private final PieceViews views;

    VersionPages(Asked asked, Archive archive, PieceViews views) {
        this.asked = asked;
        this.archive = archive;
        this.views = views;
    }

    @GetMapping("/dossiers/{candidacy}/livrables/{deliverable}/versions/{version:\\d{1,9}}")
    @Allows(Action.SEE_DELIVERABLES)
    ModelAndView page(
            @PathVariable long candidacy,
            @PathVariable String deliverable,
            @PathVariable int version,
            Actor actor,
            Locale locale,
            HttpServletResponse response) {
        var found = asked.candidacy(candidacy);
        var piece = asked.piece(found, deliverable);
        asked.version(piece, version, actor);
        response.setHeader(POLICY, FRAMING);
        var view = views.of(piece, found, actor, locale);
        return new ModelAndView("delivery/version")
                .addObject("candidacy", found)
                .addObject("piece", view)
                .addObject(
                        "version",
                        view.versions().stream()
                                .filter(one -> one.number() == version)
                                .findFirst()
                                .orElseThrow());
    }

    @GetMapping("/dossiers/{candidacy}/livrables/{deliverable}/versions/{version:\\d{1,9}}/fichier")
    @Allows(Action.SEE_DELIVERABLES)
    @Nullable
    ModelAndView file(
            @PathVariable long candidacy,
            @PathVariable String deliverable,
            @PathVariable int version,
            @RequestParam(name = "telecharger", defaultValue = "false") boolean download,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var found = asked.version(asked.piece(asked.candidacy(candidacy), deliverable), version, actor);
        return switch (archive.take(found.digest())) {
            case Taken.Whole(InputStream bytes, long length) -> {
                write(found, bytes, length, download, response);
                yield null;
            }
            case Taken.Damaged(String reference) -> damaged(found, reference);
            case Taken.Unreachable(String reference) -> unreachable(found, reference);
        };
    }

    private static ModelAndView damaged(Version version, String reference) {
        return without(version, "delivery.damaged", reference, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static ModelAndView unreachable(Version version, String reference) {
        return without(version, "delivery.unreachable", reference, HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static ModelAndView without(Version version, String why, String reference, HttpStatus status) {
        return new ModelAndView("delivery/unread", status)
                .addObject("version", version)
                .addObject("why", why)
                .addObject("reference", reference);
    }

    private static void write(
            Version version, InputStream bytes, long length, boolean download, HttpServletResponse response)
            throws IOException {
        boolean shown = version.format() == Format.PDF && !download;
        var name = name(version);
        var disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(name, StandardCharsets.UTF_8)
                .build();
        response.setHeader("Content-Disposition", disposition.toString());
        response.setHeader(POLICY, shown ? FRAMED : ALONE);
        response.setContentType(version.format().type());
        response.setContentLengthLong(length);
        try (bytes) {
            bytes.transferTo(response.getOutputStream());
        }
    }

    /** The name that it came with, but for its end, which says what it is. */
    private static String name(Version version) {
        var end = "." + version.format().extension();
        var name = version.fileName();
        return name.toLowerCase(Locale.ROOT).endsWith(end) ? name : name + end;
    }
}
