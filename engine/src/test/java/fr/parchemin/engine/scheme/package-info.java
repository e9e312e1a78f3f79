@NullMarked
package fr.parchemin.engine.scheme;

import org.jspecify.annotations.NullMarked;
