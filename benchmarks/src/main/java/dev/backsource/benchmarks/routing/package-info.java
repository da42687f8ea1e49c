/**
 * An edge's work for each request before any I/O: look up the route and decide. Measurements that need a network do not
 * belong here.
 */
@NullMarked
package dev.backsource.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
