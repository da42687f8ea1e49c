/**
 * The routing table in a file, from which an edge serves after a start while Kafka is away. {@code SnapshotFile} reads
 * and writes it; {@code SnapshotLoader} and {@code SnapshotSaver} decide when. The routes themselves do not belong
 * here. Depends on {@code recovery}, {@code routing} and {@code routing.changes}; {@code status} depends on it.
 */
@NullMarked
package dev.backsource.edge.snapshot;

import org.jspecify.annotations.NullMarked;
