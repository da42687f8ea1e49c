/**
 * Connections to origins below Vert.x's public interface: looking names up, connecting, and the pipeline that responses are read in.
 * Which origin is asked, which connection is used and what a response means does not belong here. Depends on {@code transport}.
 */
@NullMarked
package dev.backsource.edge.transport.origin;

import org.jspecify.annotations.NullMarked;
