package fr.parchemin.engine.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table that says which blocks of this scheme an older one gives: one to one, many to one, one to many.
 *
 * @param scheme the older scheme
 * @param version its version, absent: any
 * @param blocks the older blocks, all of which must be held
 * @param gives the blocks of this scheme that are then held
 */
public record Correspondence(
        String scheme, @Nullable String version, List<String> blocks, List<String> gives, String clause) {}
