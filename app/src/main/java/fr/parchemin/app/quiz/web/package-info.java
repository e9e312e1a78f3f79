/** The pages of quizzes. */
@NullMarked
package fr.parchemin.app.quiz.web;

import org.jspecify.annotations.NullMarked;
