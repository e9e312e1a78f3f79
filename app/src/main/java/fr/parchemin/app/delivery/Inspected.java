package fr.parchemin.app.delivery;

import org.jspecify.annotations.Nullable;

/** What a look into a file gave. */
sealed interface Inspected {

    /**
     * It is what it should be.
     *
     * @param pages absent: files of that format have no pages that can be counted
     */
    record Sound(Format format, @Nullable Integer pages) implements Inspected {}

    /** It is not. */
    record Unsound(Refusal why) implements Inspected {}
}
