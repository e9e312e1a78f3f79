package fr.parchemin.app.assessment;

import org.jspecify.annotations.Nullable;

/**
 * One attempt at one assessment, or the part of it that bears on one block or competency: at most one result stands for it.
 *
 * @param number 1 for the first sitting
 * @param block the block, needed only where the assessment is shared by several
 * @param competency the competency, absent: all that the assessment covers
 */
public record Attempt(
        String assessment, int number, @Nullable String block, @Nullable String competency) {}
