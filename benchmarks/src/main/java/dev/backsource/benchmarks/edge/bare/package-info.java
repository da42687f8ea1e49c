/**
 * The limit of the edge: Netty that only reads and writes, in a process of its own. Understanding HTTP does not belong
 * here.
 */
@NullMarked
package dev.backsource.benchmarks.edge.bare;

import org.jspecify.annotations.NullMarked;
