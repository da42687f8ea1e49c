/**
 * The assembly of an edge from its parts, in the order of the data flow: read {@link dev.backsource.edge.assembly.Edge} first. A decision
 * about a request does not belong here, nor does a framework.
 */
@NullMarked
package dev.backsource.edge.assembly;

import org.jspecify.annotations.NullMarked;
