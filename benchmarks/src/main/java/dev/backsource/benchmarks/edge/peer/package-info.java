/**
 * The compared proxies: the edge and its peers, each started with its best settings, and the origin behind all of them.
 * Their clients belong to {@code load}.
 */
@NullMarked
package dev.backsource.benchmarks.edge.peer;

import org.jspecify.annotations.NullMarked;
