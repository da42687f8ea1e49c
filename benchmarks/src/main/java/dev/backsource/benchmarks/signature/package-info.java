/** What it costs to sign events and to verify them. What needs a network does not belong here. */
@NullMarked
package dev.backsource.benchmarks.signature;

import org.jspecify.annotations.NullMarked;
