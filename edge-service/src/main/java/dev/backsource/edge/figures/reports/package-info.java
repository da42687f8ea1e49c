/**
 * Reports of single domains' figures and findings to Kafka, and the requests for them. Counting belongs to {@code figures}, finding to
 * {@code findings}, the edge's own status to {@code status}. Depends on {@code figures}, {@code findings} and {@code identity}.
 */
@NullMarked
package dev.backsource.edge.figures.reports;

import org.jspecify.annotations.NullMarked;
