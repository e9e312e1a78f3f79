package fr.parchemin.engine.proposal;

/** An outcome without its reasons, or the reasons why there is none. */
public sealed interface BriefAnswer permits Brief, Answer.Contradiction {}
