/**
 * The counts of single domains: in memory by domain and event loop, bounded in domains. Reporting them belongs to {@code figures.reports}, metrics of
 * the edge as a whole to {@code http.telemetry}. Depends on nothing of the edge but its errors.
 */
@NullMarked
package dev.backsource.edge.figures;

import org.jspecify.annotations.NullMarked;
