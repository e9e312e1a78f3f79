@NullMarked
package fr.parchemin.cli;

import org.jspecify.annotations.NullMarked;
