/** The web application; each package below is a module. */
@NullMarked
package fr.parchemin.app;

import org.jspecify.annotations.NullMarked;
