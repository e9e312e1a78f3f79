/** What holds the pages together: the database's start, sign-in, the home page and the error pages. */
@ApplicationModule
@NullMarked
package fr.parchemin.app.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
