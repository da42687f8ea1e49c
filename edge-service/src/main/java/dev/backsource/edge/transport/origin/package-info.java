/**
 * Connections to origins below Vert.x's public interface: looking up names, connecting, and the pipeline that decodes
 * responses. Which origin is contacted, which connection is used and what a response means does not belong here.
 * Depends on {@code transport}.
 */
@NullMarked
package dev.backsource.edge.transport.origin;

import org.jspecify.annotations.NullMarked;
