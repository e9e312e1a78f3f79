/** The pages of certificates, and the public one that verifies them. */
@NullMarked
package fr.parchemin.app.award.web;

import org.jspecify.annotations.NullMarked;
