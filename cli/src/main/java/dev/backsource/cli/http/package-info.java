/** The bounds of all responses to this program over HTTP. Servers and providers don't belong here. */
@NullMarked
package dev.backsource.cli.http;

import org.jspecify.annotations.NullMarked;
