/** What holds of every dossier under every scheme, sought to be broken. */
@NullMarked
package fr.parchemin.engine.laws;

import org.jspecify.annotations.NullMarked;
