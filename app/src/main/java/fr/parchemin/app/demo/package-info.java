/** A living example of each scheme, written through the public services of the other modules; it owns nothing. */
@ApplicationModule
@NullMarked
package fr.parchemin.app.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
