/**
 * Connections to origins below Vert.x's public interface: name look-ups, connecting, and the pipeline that decodes
 * responses. The choice of an origin or of a connection, and the meaning of a response, do not belong here. Depends on
 * {@code transport}.
 */
@NullMarked
package dev.backsource.edge.transport.origin;

import org.jspecify.annotations.NullMarked;
