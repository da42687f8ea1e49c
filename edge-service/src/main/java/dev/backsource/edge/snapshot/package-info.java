/**
 * The routing table in a file, by which an edge serves from its start on while Kafka is away. {@code SnapshotFile} reads and
 * writes it, {@code SnapshotLoading} and {@code SnapshotSaving} do so at start, after changes and at the end. Depends on
 * {@code routing}; {@code status} depends on it.
 */
@NullMarked
package dev.backsource.edge.snapshot;

import org.jspecify.annotations.NullMarked;
