/**
 * Findings and their way: from an origin to the verdict of a pre-flight, to an alert, and to lists. The comparison of probes with other programs belongs
 * to {@code rates}.
 */
@NullMarked
package dev.backsource.benchmarks.findings;

import org.jspecify.annotations.NullMarked;
