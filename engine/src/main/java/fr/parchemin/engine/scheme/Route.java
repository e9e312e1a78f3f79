package fr.parchemin.engine.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way into the certification.
 *
 * @param origin where its candidates come from ({@code training}, {@code vae}, ...), which decides the evidence asked of
 *     them; absent: each dossier states it
 * @param requires the conditions under which a candidate may be presented
 * @param remarks conditions that are only remarked on, because somebody else's decision on them binds
 * @param provisional whether the certifier has still to confirm the rules of this route
 */
public record Route(
        String id,
        Text title,
        @Nullable String origin,
        List<Rule> requires,
        List<Rule> remarks,
        boolean provisional,
        String clause) {

    /** Where a candidate of this route comes from: the route tells it, else the dossier does; absent: neither does. */
    public @Nullable String originOf(@Nullable String stated) {
        return origin == null ? stated : origin;
    }
}
