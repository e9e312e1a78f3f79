package fr.parchemin.cli;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierFault.Code;
import org.jspecify.annotations.Nullable;

/** Faults of lines that gave no proposal, placed by the number of the line. */
final class Lines {

    /** No dossier is a hundredth as long. */
    static final int LONGEST = 1 << 20;

    private Lines() {}

    static DossierFault overlong(long line) {
        return new DossierFault(Code.TOO_LONG, "line " + line, "> " + LONGEST, Integer.toString(LONGEST));
    }

    /** A fault of ours: its kind, and nothing of what somebody typed. */
    static DossierFault internal(Throwable bug, @Nullable String dossier, long line) {
        String kind = bug.getClass().getSimpleName();
        return placed(new DossierFault(Code.INTERNAL, "", kind, null), dossier, line);
    }

    /** The same fault, with the line where no dossier's name tells the place, or nothing but a column does. */
    static DossierFault placed(DossierFault fault, @Nullable String dossier, long line) {
        if (dossier != null && !fault.code().isOfTheLine()) {
            return fault;
        }
        String path = fault.path().isEmpty() ? "line " + line : "line " + line + ", " + fault.path();
        return new DossierFault(fault.code(), path, fault.found(), fault.expected());
    }
}
