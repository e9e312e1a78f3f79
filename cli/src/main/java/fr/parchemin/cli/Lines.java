package fr.parchemin.cli;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierFault.Code;
import org.jspecify.annotations.Nullable;

/** Faults of lines that could not be read as dossiers, placed by the number of the line. */
final class Lines {

    /** No dossier is a hundredth as long. */
    static final int LONGEST = 4 << 20;

    private Lines() {}

    static DossierFault overlong(long line) {
        return new DossierFault(Code.TOO_LONG, "line " + line, "> " + LONGEST, Integer.toString(LONGEST));
    }

    /** The same fault, with the line where no dossier's name tells the place, or nothing but a column does. */
    static DossierFault placed(DossierFault fault, @Nullable String dossier, long line) {
        boolean ofTheLine = switch (fault.code()) {
            case NOT_JSON, NOT_UTF8, NOT_AN_OBJECT -> true;
            default -> dossier == null;
        };
        if (!ofTheLine) {
            return fault;
        }
        String path = fault.path().isEmpty() ? "line " + line : "line " + line + ", " + fault.path();
        return new DossierFault(fault.code(), path, fault.found(), fault.expected());
    }
}
