/**
 * How an edge goes on after its process has ended irregularly: what it writes down of new records before it applies them, and how it takes them after
 * repeated ends. Applying records and snapshots don't belong here. Depends on nothing else of the edge; {@code routing.changes} and {@code snapshot}
 * depend on it.
 */
@NullMarked
package dev.backsource.edge.recovery;

import org.jspecify.annotations.NullMarked;
