/** Requests to servers outside Backsource, and their responses. The choice of the server, and the meaning of its response, belong to the caller. */
@NullMarked
package dev.backsource.config.outgoing;

import org.jspecify.annotations.NullMarked;
