/**
 * What machines may ask under {@code /api/v1}, by the rules that hold for people: the same actions, the same reach. Owns
 * the answers to requests that are sent twice.
 */
@ApplicationModule(allowedDependencies = {"catalog", "people", "candidacy", "assessment", "jury", "award"})
@NullMarked
package fr.parchemin.app.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
