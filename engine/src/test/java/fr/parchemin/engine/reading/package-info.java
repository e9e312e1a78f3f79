/** The engine held against a second reading of the four documents, written in Groovy from the design alone. */
@NullMarked
package fr.parchemin.engine.reading;

import org.jspecify.annotations.NullMarked;
