/** What came out of the assessments, what was handed in, and the dossier that all the facts of a candidacy make. */
@ApplicationModule(allowedDependencies = {"catalog", "people", "candidacy"})
@NullMarked
package fr.parchemin.app.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
