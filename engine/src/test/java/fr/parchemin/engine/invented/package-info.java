/** Schemes and dossiers invented from a seed, for whatever must hold of every scheme and not only of those that are shipped. */
@NullMarked
package fr.parchemin.engine.invented;

import org.jspecify.annotations.NullMarked;
