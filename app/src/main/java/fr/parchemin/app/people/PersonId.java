package fr.parchemin.app.people;

/** The number of a person in our own records. */
public record PersonId(long value) {}
