/**
 * Metrics as Prometheus has them, the same for every service: latency histograms, the build, and names that {@code promtool check
 * metrics} has nothing to say of. What a service measures doesn't belong here but to the service.
 */
@NullMarked
package dev.backsource.deployment.metrics;

import org.jspecify.annotations.NullMarked;
