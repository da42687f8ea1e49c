/**
 * What is compared: the edge and its peers, each started with its best settings, and the origin behind all of them.
 * What asks them belongs to {@code load}.
 */
@NullMarked
package dev.backsource.benchmarks.edge.peer;

import org.jspecify.annotations.NullMarked;
