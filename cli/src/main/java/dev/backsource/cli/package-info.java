/** The program: where it starts, and which verbs it has. What a verb does doesn't belong here. */
@NullMarked
package dev.backsource.cli;

import org.jspecify.annotations.NullMarked;
