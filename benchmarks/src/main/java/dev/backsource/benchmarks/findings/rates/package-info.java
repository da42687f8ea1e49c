/**
 * The prober and its peers on one core, in turns. The figures themselves do not belong here.
 */
@NullMarked
package dev.backsource.benchmarks.findings.rates;

import org.jspecify.annotations.NullMarked;
