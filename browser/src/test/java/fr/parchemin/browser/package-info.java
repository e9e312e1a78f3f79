/** The application in a real browser: each page by axe, at a desktop's and a phone's width, and the whole chain by hand. */
@NullMarked
package fr.parchemin.browser;

import org.jspecify.annotations.NullMarked;
