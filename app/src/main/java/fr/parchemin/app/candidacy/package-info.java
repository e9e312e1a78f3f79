/**
 * Cohorts and the candidacies in them: route, numbers, and the facts that are no result. Publishes the views
 * {@code candidacy.file} and {@code candidacy.current_fact} to the modules above.
 */
@ApplicationModule(allowedDependencies = {"catalog", "people"})
@NullMarked
package fr.parchemin.app.candidacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
