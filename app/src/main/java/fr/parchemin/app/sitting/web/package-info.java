/** The pages of sittings. */
@NullMarked
package fr.parchemin.app.sitting.web;

import org.jspecify.annotations.NullMarked;
