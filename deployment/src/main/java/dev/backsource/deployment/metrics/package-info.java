/**
 * Metrics as Prometheus has them, the same for every service: latency histograms, the build, and names that pass {@code promtool check metrics}. A
 * service's own metrics belong to the service.
 */
@NullMarked
package dev.backsource.deployment.metrics;

import org.jspecify.annotations.NullMarked;
