/**
 * Who did what, on what, when: one row for each deed, chained so that a change shows. It listens to {@code people.Deed} and
 * is never asked by another module.
 */
@ApplicationModule(allowedDependencies = {"people", "candidacy", "catalog"})
@NullMarked
package fr.parchemin.app.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
