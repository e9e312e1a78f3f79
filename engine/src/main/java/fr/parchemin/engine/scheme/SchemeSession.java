package fr.parchemin.engine.scheme;

import fr.parchemin.engine.dossier.Days;
import java.util.Map;

/**
 * What the rules say of one year: the days of the windows that resits name.
 *
 * @param year four digits
 * @param windows by the name that resits give them, in the order of the file
 */
public record SchemeSession(String year, Map<String, Days> windows, String clause) {}
