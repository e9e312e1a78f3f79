/**
 * Who the candidates are in civil law, and who may sign in. Publishes the view {@code people.identity} to the modules
 * above.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.parchemin.app.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
