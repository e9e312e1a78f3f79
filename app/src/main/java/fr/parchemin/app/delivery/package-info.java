/** What candidates hand in: files and their versions, practice portfolios, receipts, and reading them. */
@ApplicationModule(allowedDependencies = {"catalog", "people", "candidacy", "assessment", "paper"})
@NullMarked
package fr.parchemin.app.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
