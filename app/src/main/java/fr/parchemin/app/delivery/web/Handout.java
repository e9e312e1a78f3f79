package fr.parchemin.app.delivery.web;

import fr.parchemin.app.delivery.Archive;
import fr.parchemin.app.delivery.Archive.Taken;
import fr.parchemin.app.delivery.Format;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Hands files out of the store, so that browsers show them and run nothing of them. */
@Component
class Handout {

    private final Archive archive;

    Handout(Archive archive) {
        this.archive = archive;
    }

    /**
     * A file that is kept.
     *
     * @param name that it had where it came from
     * @param download whether it is to be saved; else what browsers show is shown
     */
    record Wanted(String digest, Format format, String name, boolean download) {}

    /**
     * Writes a file.
     *
     * @param back the page that it was asked from
     * @param backName the key of its title
     * @return the page that says why not, absent: it is written
     */
    @Nullable
    ModelAndView hand(Wanted wanted, String back, String backName, HttpServletResponse response) throws IOException {
        return switch (archive.take(wanted.digest())) {
            case Taken.Whole(InputStream bytes, long length) -> {
                write(wanted, bytes, length, response);
                yield null;
            }
            case Taken.Damaged(String reference) ->
                without("delivery.damaged", reference, HttpStatus.INTERNAL_SERVER_ERROR, back, backName);
            case Taken.Unreachable(String reference) ->
                without("delivery.unreachable", reference, HttpStatus.SERVICE_UNAVAILABLE, back, backName);
        };
    }

    private static ModelAndView without(String why, String reference, HttpStatus status, String back, String backName) {
        return new ModelAndView("delivery/unread", status)
                .addObject("why", why)
                .addObject("reference", reference)
                .addObject("back", back)
                .addObject("backName", backName);
    }

    private static void write(Wanted wanted, InputStream bytes, long length, HttpServletResponse response)
            throws IOException {
        wanted.format().file(wanted.name(), bytes, length).write(wanted.download(), response);
    }
}
