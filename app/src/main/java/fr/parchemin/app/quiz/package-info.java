/** Quizzes: the bank of questions of each scheme, who takes which quiz when, what was answered and what it is worth. */
@ApplicationModule(allowedDependencies = {"catalog", "people", "candidacy", "assessment"})
@NullMarked
package fr.parchemin.app.quiz;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
