/** All the facts about one candidacy as of a date, and how they are read from a line of JSON. */
@NullMarked
package fr.parchemin.engine.dossier;

import org.jspecify.annotations.NullMarked;
