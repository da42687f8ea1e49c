/** Who may do what, and by which key this program comes. How secrets are kept doesn't belong here, but in profile. */
@NullMarked
package dev.backsource.cli.verb.access;

import org.jspecify.annotations.NullMarked;
