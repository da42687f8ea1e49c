/** The foundation of the edge's tests: a broker, a writer of policy changes, origins and clients on real sockets. */
@NullMarked
package dev.backsource.edge.testing;

import org.jspecify.annotations.NullMarked;
