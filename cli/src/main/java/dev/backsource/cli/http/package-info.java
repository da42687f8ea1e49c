/** What all that this program is answered over HTTP is bounded by. Servers and providers don't belong here. */
@NullMarked
package dev.backsource.cli.http;

import org.jspecify.annotations.NullMarked;
