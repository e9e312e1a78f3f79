package fr.parchemin.cli;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierFault.Code;

/** Faults of lines that could not be read as dossiers, placed by the number of the line. */
final class Lines {

    /** No dossier is a hundredth as long. */
    static final int LONGEST = 4 << 20;

    private Lines() {}

    static DossierFault overlong(long line) {
        return new DossierFault(Code.TOO_LONG, "line " + line, "> " + LONGEST, LONGEST + " bytes");
    }

    /** The same fault, with the line where only a column or nothing told the place. */
    static DossierFault placed(DossierFault fault, long line) {
        return switch (fault.code()) {
            case NOT_JSON, NOT_UTF8, NOT_AN_OBJECT ->
                new DossierFault(
                        fault.code(),
                        fault.path().isEmpty() ? "line " + line : "line " + line + ", " + fault.path(),
                        fault.found(),
                        fault.expected());
            default -> fault;
        };
    }
}
