/**
 * A living example of each scheme, written through the public services of the other modules; it owns the mark by which a
 * database is a demonstration's.
 */
@ApplicationModule
@NullMarked
package fr.parchemin.app.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
