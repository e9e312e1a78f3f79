/** The pages of the cohorts and of who enters them. */
@NullMarked
package fr.parchemin.app.candidacy.web;

import org.jspecify.annotations.NullMarked;
