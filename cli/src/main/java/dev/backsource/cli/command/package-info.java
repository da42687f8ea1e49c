/** The common parts of all verbs: options, the session with the server, waiting for edges. Single verbs don't belong here. */
@NullMarked
package dev.backsource.cli.command;

import org.jspecify.annotations.NullMarked;
