/**
 * The consumer by which the edge follows all its topics. What is read of a topic belongs to the package that adds its reader. Depends on
 * {@code routing.changes}, which knows whether there is no hurry.
 */
@NullMarked
package dev.backsource.edge.topics;

import org.jspecify.annotations.NullMarked;
