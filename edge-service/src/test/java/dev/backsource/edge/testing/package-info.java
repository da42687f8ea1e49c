/** What the tests of the edge stand on: a broker, a writer of policy changes, origins and clients on real sockets. */
@NullMarked
package dev.backsource.edge.testing;

import org.jspecify.annotations.NullMarked;
