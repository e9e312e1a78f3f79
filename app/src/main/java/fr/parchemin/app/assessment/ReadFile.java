package fr.parchemin.app.assessment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/**
 * A file that somebody sent, as it is given to those who read it: nothing in it is run or asked for.
 *
 * @param shown whether browsers show it
 * @param bytes which are read once
 */
public record ReadFile(String name, String type, boolean shown, InputStream bytes, long length) {

    /** The header that says what a page may do. */
    public static final String POLICY = "Content-Security-Policy";

    /** What a page of ours may do that shows a file: what all of them may, and one frame of our own. */
    public static final String FRAMING =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'";

    /** Only our own pages frame it. A sandbox would keep browsers from showing PDF. */
    private static final String FRAMED = "default-src 'none'; object-src 'self'; frame-ancestors 'self'";

    private static final String ALONE = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /** Writes the answer that shows it, or saves it where that is asked or nothing would show it. */
    public void write(boolean save, HttpServletResponse response) throws IOException {
        boolean inline = shown && !save;
        var disposition = (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(name, StandardCharsets.UTF_8)
                .build();
        response.setHeader("Content-Disposition", disposition.toString());
        response.setHeader(POLICY, inline ? FRAMED : ALONE);
        response.setContentType(type);
        response.setContentLengthLong(length);
        try (bytes) {
            bytes.transferTo(response.getOutputStream());
        }
    }
}
