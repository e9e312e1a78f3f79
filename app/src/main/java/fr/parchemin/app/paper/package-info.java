/** How documents are printed: a template and its values become a PDF that lasts and that everybody can read. Owns no data. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.parchemin.app.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
