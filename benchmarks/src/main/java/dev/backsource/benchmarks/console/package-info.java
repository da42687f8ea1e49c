/** How quick the console and its lists are with many domains and many events. What a page shows does not belong here, but to the system tests. */
@NullMarked
package dev.backsource.benchmarks.console;

import org.jspecify.annotations.NullMarked;
