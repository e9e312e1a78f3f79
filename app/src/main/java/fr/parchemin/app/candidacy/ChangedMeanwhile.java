package fr.parchemin.app.candidacy;

/** Somebody else recorded or corrected the same thing since it was read; nothing was written. */
public final class ChangedMeanwhile extends RuntimeException {

    /** With what the database refused. */
    public ChangedMeanwhile(Throwable cause) {
        super("The record was changed by somebody else", cause);
    }
}
