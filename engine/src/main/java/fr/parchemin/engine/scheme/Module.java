package fr.parchemin.engine.scheme;

/**
 * A module of training that the rules know of.
 *
 * @param outsideBlocks whether it stands outside the blocks: then it is shown, never decides and is never taken again
 */
public record Module(String id, Text title, boolean outsideBlocks, String clause) {}
