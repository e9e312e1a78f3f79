/**
 * Sittings of assessments: when and where, who assesses whom, who came, what happened, and the grids on which assessors mark.
 * What comes of it enters the dossiers as results.
 */
@ApplicationModule(allowedDependencies = {"catalog", "people", "candidacy", "assessment"})
@NullMarked
package fr.parchemin.app.sitting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
