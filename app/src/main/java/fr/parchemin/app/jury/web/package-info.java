/** The pages of the jury. */
@NullMarked
package fr.parchemin.app.jury.web;

import org.jspecify.annotations.NullMarked;
