/** How long people wait for the command line. What a server takes to answer it doesn't belong here. */
@NullMarked
package dev.backsource.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
