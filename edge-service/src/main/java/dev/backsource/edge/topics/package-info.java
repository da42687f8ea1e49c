/**
 * The event log as an edge uses it, and the consumer by which it follows all its topics. What is read of a topic belongs to the package of
 * its reader. Depends on {@code routing.changes}, which knows a topic by its id.
 */
@NullMarked
package dev.backsource.edge.topics;

import org.jspecify.annotations.NullMarked;
