/** The response time of the command line for people. A server's own response time doesn't belong here. */
@NullMarked
package dev.backsource.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
