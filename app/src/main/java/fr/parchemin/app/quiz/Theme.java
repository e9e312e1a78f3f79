package fr.parchemin.app.quiz;

import java.util.List;

/**
 * A theme of the questions of a scheme.
 *
 * @param assessments the quiz assessments of the scheme that may ask its questions
 */
public record Theme(long id, String scheme, String name, List<String> assessments) {}
