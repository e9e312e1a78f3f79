package fr.parchemin.app.sitting.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The grid of a candidate as it is shown.
 *
 * @param marks whether whoever looks is an assessor, who sees their own grid
 * @param open whether it can still be written on
 * @param columns what each assessor handed in, for whoever compares
 * @param settleable whether whoever looks may settle what assessors differ on
 */
record GridPage(
        long sitting,
        long candidacy,
        String what,
        String when,
        String name,
        String number,
        @Nullable String presence,
        boolean marks,
        boolean open,
        @Nullable String motive,
        @Nullable String kept,
        @Nullable String handedIn,
        boolean scored,
        List<Part> parts,
        List<Column> columns,
        String standing,
        boolean settleable,
        @Nullable Long previous,
        @Nullable Long next) {

    /** Something that gets a mark, with what is observed under it. */
    record Part(
            String item,
            @Nullable String title,
            List<Choice> choices,
            String typed,
            @Nullable String mark,
            String remark,
            boolean differs,
            List<Look> looks) {}

    /** A grade that can be chosen, and the key that chooses it. */
    record Choice(String value, String words, String key, boolean chosen) {}

    /** A criterion. */
    record Look(String title, String competencies, List<Point> points) {}

    /** Something observed. */
    record Point(String key, String text, String seen) {}

    /** A grid that was handed in, or what settled it. */
    record Column(
            String name,
            int version,
            @Nullable String motive,
            @Nullable String handedIn,
            boolean settles,
            Map<String, String> marks,
            Map<String, String> remarks) {}
}
