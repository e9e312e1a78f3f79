/** What juries awarded: numbered certificates that outlive sessions, accounts and schemes, and who may check them. */
@ApplicationModule(allowedDependencies = {"catalog", "people", "candidacy", "assessment", "jury", "paper"})
@NullMarked
package fr.parchemin.app.award;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
