/** What an awarding body published about one certification, as data: the model, its reader and its checker. */
@NullMarked
package fr.parchemin.engine.scheme;

import org.jspecify.annotations.NullMarked;
