/** What the rules of a scheme make of a dossier: an outcome for each block and the whole, every reason, and what comes next. */
@NullMarked
package fr.parchemin.engine.proposal;

import org.jspecify.annotations.NullMarked;
