package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.DossierFault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes answers as proposal lines: one JSON object a line, in UTF-8. Not safe for use by several threads. */
public final class ProposalWriter implements AutoCloseable {

    private static final int AT_ONCE = 1 << 16;

    private final OutputStream stream;
    private final ProposalLines lines;

    /**
     * Writes to a stream, which closing this does not close.
     *
     * @param message makes a sentence of a fault, in the language of whoever reads the lines
     */
    public ProposalWriter(OutputStream stream, Function<DossierFault, String> message) {
        this.stream = stream;
        this.lines = new ProposalLines(message);
    }

    /** Writes one line. */
    public void write(Answer answer) {
        lines.add(answer);
        handOn(AT_ONCE);
    }

    /** Writes the line of a dossier of which no proposal can be made. */
    public void write(@Nullable String dossier, List<DossierFault> faults) {
        lines.add(dossier, faults);
        handOn(AT_ONCE);
    }

    private void handOn(int atLeast) {
        if (lines.length() >= atLeast) {
            try {
                lines.writeTo(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The name of a fault in lines and message bundles. */
    public static String kebab(DossierFault.Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Hands on what was written so far. */
    public void flush() {
        handOn(0);
        try {
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
