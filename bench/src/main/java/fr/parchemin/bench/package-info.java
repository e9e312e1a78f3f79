/** How fast it is, beside its peers. */
@NullMarked
package fr.parchemin.bench;

import org.jspecify.annotations.NullMarked;
