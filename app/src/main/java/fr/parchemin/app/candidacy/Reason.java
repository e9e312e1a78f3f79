package fr.parchemin.app.candidacy;

import java.util.List;

/** Why something is refused: a sentence in the bundles and what it names. */
public record Reason(String key, List<String> arguments) {}
