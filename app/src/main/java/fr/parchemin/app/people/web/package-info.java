/** The pages of people and organisations. */
@NullMarked
package fr.parchemin.app.people.web;

import org.jspecify.annotations.NullMarked;
