/** The history: revisions, their differences, restoring one, the audit. Changes of another kind don't belong here. */
@NullMarked
package dev.backsource.cli.verb.history;

import org.jspecify.annotations.NullMarked;
