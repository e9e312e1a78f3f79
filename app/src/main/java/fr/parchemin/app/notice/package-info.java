/** What people are told: the letters sent to them, the results made public, and the space in which a candidate reads it all. */
@ApplicationModule(allowedDependencies = {"catalog", "people", "candidacy", "assessment", "jury", "award", "sitting"})
@NullMarked
package fr.parchemin.app.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
