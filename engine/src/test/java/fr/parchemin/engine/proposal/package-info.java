@NullMarked
package fr.parchemin.engine.proposal;

import org.jspecify.annotations.NullMarked;
