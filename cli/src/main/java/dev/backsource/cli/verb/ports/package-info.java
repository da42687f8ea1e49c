/** Granted ports without a request. Requests belong to {@code changerequests}, and other parts of a domain don't belong here. */
@NullMarked
package dev.backsource.cli.verb.ports;

import org.jspecify.annotations.NullMarked;
