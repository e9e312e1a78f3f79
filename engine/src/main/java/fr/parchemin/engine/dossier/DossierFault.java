package fr.parchemin.engine.dossier;

import org.jspecify.annotations.Nullable;

/**
 * Why a dossier cannot be read or contradicts its scheme.
 *
 * @param code the kind of fault, from which a sentence is made in the reader's language
 * @param path where, such as {@code results[2].grade}; empty for the line as a whole
 * @param found what stands there, absent where nothing does
 * @param expected what should stand there, absent where the code says it all
 */
public record DossierFault(
        Code code,
        String path,
        @Nullable String found,
        @Nullable String expected) {

    /** Enough to mend by; a line of nothing but faults must not fill the memory. */
    public static final int MOST = 100;

    /** The kinds of fault. */
    public enum Code {
        NOT_JSON,
        NOT_UTF8,
        /** A character written with more bytes than it needs. */
        OVERLONG_UTF8,
        OTHER_ENCODING,
        TOO_LONG,
        NOT_AN_OBJECT,
        MISSING,
        UNKNOWN_FIELD,
        REPEATED_FIELD,
        WRONG_TYPE,
        NOT_A_DATE,
        OUT_OF_RANGE,
        AFTER_AS_OF,
        /** A further attempt dated before the one that it follows. */
        BEFORE_PREVIOUS,
        /** A day on which no version of the scheme was in force yet. */
        BEFORE_FIRST_VERSION,
        ENDS_BEFORE_IT_BEGINS,
        UNKNOWN_SCHEME,
        UNKNOWN_VERSION,
        UNKNOWN_ROUTE,
        UNKNOWN_BLOCK,
        UNKNOWN_ASSESSMENT,
        UNKNOWN_COMPETENCY,
        UNKNOWN_MODULE,
        UNKNOWN_DELIVERABLE,
        UNKNOWN_GRADE,
        UNKNOWN_WINDOW,
        UNKNOWN_VALUE,
        /** An origin that is not the one of the route. */
        WRONG_ORIGIN,
        /** No block is presented while one is not held. */
        NOTHING_PRESENTED,
        WRONG_MARK,
        NOT_COVERED,
        DUPLICATE,
        /** A fault of ours. */
        INTERNAL;

        /** Whether nothing that the line says can be trusted. */
        public boolean isOfTheLine() {
            return this == NOT_JSON
                    || this == NOT_UTF8
                    || this == OVERLONG_UTF8
                    || this == OTHER_ENCODING
                    || this == NOT_AN_OBJECT;
        }
    }
}
