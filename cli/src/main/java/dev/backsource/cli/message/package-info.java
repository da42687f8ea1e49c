/** All messages of the command line, and the remedies for a server's refusals. Printing them doesn't belong here, nor do help texts, which belong to their commands. */
@NullMarked
package dev.backsource.cli.message;

import org.jspecify.annotations.NullMarked;
