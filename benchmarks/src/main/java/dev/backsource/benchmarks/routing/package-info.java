/** What an edge does for each request before it goes anywhere: look up and decide. */
@NullMarked
package dev.backsource.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
