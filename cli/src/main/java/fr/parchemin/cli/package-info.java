/** The commands typed in a terminal. */
@NullMarked
package fr.parchemin.cli;

import org.jspecify.annotations.NullMarked;
