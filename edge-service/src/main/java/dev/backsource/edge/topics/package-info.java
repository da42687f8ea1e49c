/**
 * The event log as an edge uses it, and the consumer that follows all its topics. The handling of a topic's records belongs to the package
 * of its reader. Depends on {@code routing.changes}, which identifies a topic by its id.
 */
@NullMarked
package dev.backsource.edge.topics;

import org.jspecify.annotations.NullMarked;
