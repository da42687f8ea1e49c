/** The verbs, each with its options and its columns. How requests are sent and shown doesn't belong here. */
@NullMarked
package dev.backsource.cli.verb;

import org.jspecify.annotations.NullMarked;
