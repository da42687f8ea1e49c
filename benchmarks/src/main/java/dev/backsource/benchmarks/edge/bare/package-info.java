/**
 * The limit of the edge: what Netty gives when it does nothing but read and write, in a process of its own. No HTTP is
 * understood here.
 */
@NullMarked
package dev.backsource.benchmarks.edge.bare;

import org.jspecify.annotations.NullMarked;
