@NullMarked
package fr.parchemin.engine.dossier;

import org.jspecify.annotations.NullMarked;
