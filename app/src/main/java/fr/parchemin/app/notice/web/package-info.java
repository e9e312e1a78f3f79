/** The candidate's space, the publication of results, and the letters sent. */
@NullMarked
package fr.parchemin.app.notice.web;

import org.jspecify.annotations.NullMarked;
