/** The pages of the schemes. */
@NullMarked
package fr.parchemin.app.catalog.web;

import org.jspecify.annotations.NullMarked;
