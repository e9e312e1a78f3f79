package fr.parchemin.app.catalog;

/** Says what rests on an edition; told by those who keep candidacies. */
public interface EditionUse {

    /** Whether a candidacy rests on it. */
    boolean isUsed(EditionId edition);
}
