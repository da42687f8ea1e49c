/** The speed of the console and its lists with many domains and many events. The content of pages does not belong here, but to the system tests. */
@NullMarked
package dev.backsource.benchmarks.console;

import org.jspecify.annotations.NullMarked;
