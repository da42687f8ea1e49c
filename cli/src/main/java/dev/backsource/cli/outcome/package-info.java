/** How a run ends: exit codes, failures that say what to do, and pauses, in which it can be ended. What prints them doesn't belong here. */
@NullMarked
package dev.backsource.cli.outcome;

import org.jspecify.annotations.NullMarked;
