/** The end of a run: exit codes, failures with their remedies, and pauses, in which it can be interrupted. Printing them doesn't belong here. */
@NullMarked
package dev.backsource.cli.outcome;

import org.jspecify.annotations.NullMarked;
