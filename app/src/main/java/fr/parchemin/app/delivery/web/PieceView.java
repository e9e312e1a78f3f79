package fr.parchemin.app.delivery.web;

import fr.parchemin.app.delivery.Piece;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deliverable as its pages show it.
 *
 * @param foreign the language of the title, absent: the reader's
 * @param limits what is asked of it, each a sentence
 * @param sentence how far it is
 * @param receipt the line of the dossier that says that it is handed in, absent: it is not
 * @param open whether a file may be sent
 * @param toHandIn the number of the version that may be handed in, absent: none
 * @param whyNot why the latest version may not be handed in, absent: it may, or there is none
 */
record PieceView(
        String id,
        String address,
        String title,
        @Nullable String foreign,
        String clause,
        Piece.State state,
        List<String> limits,
        String sentence,
        @Nullable String lastDay,
        List<VersionView> versions,
        @Nullable Long receipt,
        @Nullable VersionView handedIn,
        @Nullable String late,
        boolean portfolio,
        boolean open,
        @Nullable Integer toHandIn,
        @Nullable String whyNot) {

    /** One version. */
    record VersionView(
            int number,
            String address,
            String name,
            String when,
            String who,
            String size,
            @Nullable Integer pages,
            @Nullable Integer situations,
            String digest,
            boolean readable,
            boolean handedIn) {}
}
