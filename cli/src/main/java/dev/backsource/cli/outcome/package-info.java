/** How a run ends: exit codes, and failures that say what to do. What prints them doesn't belong here. */
@NullMarked
package dev.backsource.cli.outcome;

import org.jspecify.annotations.NullMarked;
