/**
 * What an edge does for each request before it goes anywhere: look up the route and decide. What needs a network does
 * not belong here.
 */
@NullMarked
package dev.backsource.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
