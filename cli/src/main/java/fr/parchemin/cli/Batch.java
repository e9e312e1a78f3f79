package fr.parchemin.cli;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.proposal.ProposalLines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some whole lines and, once they are answered, their answers. Used over and over, so that memory is asked for once. */
final class Batch {

    static final int USUAL = 256 << 10;

    byte[] bytes = new byte[USUAL];
    int length;
    /** The number of the first line, from 1. */
    long firstLine;

    private final ProposalLines lines;
    private int refused;

    Batch(Messages messages) {
        this.lines = new ProposalLines(messages::say);
    }

    /** What becomes of a dossier. */
    interface Way {
        /** Puts the answer to a dossier into a line; false if it is no proposal. */
        boolean answer(Dossier dossier, ProposalLines lines);
    }

    /** Answers each line in its place; returns this. */
    Batch answer(Way way) {
        refused = 0;
        long line = firstLine;
        for (int begin = 0; begin < length; line++) {
            int end = LineBreaks.first(bytes, begin, length);
            if (!isBlank(begin, end)) {
                refused += answer(begin, end, line, way) ? 0 : 1;
            }
            begin = end + 1;
        }
        return this;
    }

    private boolean isBlank(int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private boolean answer(int begin, int end, long line, Way way) {
        int before = lines.length();
        String dossier = null;
        try {
            DossierReading reading = DossierReader.read(bytes, begin, end - begin);
            dossier = name(reading);
            return end - begin > Lines.LONGEST
                    ? refuse(dossier, List.of(Lines.overlong(line)))
                    : answer(reading, line, way);
        } catch (RuntimeException | StackOverflowError bug) {
            // Ours, whatever the line says: the others are none the worse for it.
            lines.cutTo(before);
            return refuse(dossier, List.of(Lines.internal(bug, dossier, line)));
        }
    }

    private static @Nullable String name(DossierReading reading) {
        return switch (reading) {
            case DossierReading.Read(var dossier) -> dossier.id();
            case DossierReading.Unreadable(var name, var _) -> name;
        };
    }

    private boolean answer(DossierReading reading, long line, Way way) {
        switch (reading) {
            case DossierReading.Read(var dossier) -> {
                return way.answer(dossier, lines);
            }
            case DossierReading.Unreadable(var dossier, var faults) -> {
                return refuse(
                        dossier,
                        faults.stream()
                                .map(fault -> Lines.placed(fault, dossier, line))
                                .toList());
            }
        }
    }

    private boolean refuse(@Nullable String dossier, List<DossierFault> faults) {
        lines.add(dossier, faults);
        return false;
    }

    /** Hands on the answers. */
    void writeTo(OutputStream out) throws IOException {
        lines.writeTo(out);
    }

    /** How many of its lines gave no proposal. */
    int refused() {
        return refused;
    }

    /** Empty again, and no larger than others. */
    Batch emptied() {
        length = 0;
        if (bytes.length > 4 * USUAL) {
            bytes = new byte[USUAL];
        }
        return this;
    }
}
