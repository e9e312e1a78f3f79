/** The page of a cohort and the page of a dossier. */
@NullMarked
package fr.parchemin.app.assessment.web;

import org.jspecify.annotations.NullMarked;
