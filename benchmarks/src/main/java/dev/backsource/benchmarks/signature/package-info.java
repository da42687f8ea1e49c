/** The cost of signing and verifying events. Measurements that need a network do not belong here. */
@NullMarked
package dev.backsource.benchmarks.signature;

import org.jspecify.annotations.NullMarked;
