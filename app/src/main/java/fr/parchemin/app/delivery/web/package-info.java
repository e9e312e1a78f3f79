/** The pages where deliverables are handed in and read. */
@NullMarked
package fr.parchemin.app.delivery.web;

import org.jspecify.annotations.NullMarked;
