/** The pages of the journal. */
@NullMarked
package fr.parchemin.app.journal.web;

import org.jspecify.annotations.NullMarked;
