/** The schemes of the awarding body: every edition ever used, and what their parchments must say. */
@ApplicationModule(allowedDependencies = "people")
@NullMarked
package fr.parchemin.app.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
