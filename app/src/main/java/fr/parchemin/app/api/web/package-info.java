/** The pages on which somebody makes and ends their tokens. */
@NullMarked
package fr.parchemin.app.api.web;

import org.jspecify.annotations.NullMarked;
