/** Sessions of juries: who sat, what was proposed, what was decided and on what it rested, and the minutes. */
@ApplicationModule(allowedDependencies = {"catalog", "people", "candidacy", "assessment", "paper"})
@NullMarked
package fr.parchemin.app.jury;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
