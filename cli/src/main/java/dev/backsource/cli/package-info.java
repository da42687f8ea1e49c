/** The program: its start and its list of verbs. The verbs' own work doesn't belong here. */
@NullMarked
package dev.backsource.cli;

import org.jspecify.annotations.NullMarked;
