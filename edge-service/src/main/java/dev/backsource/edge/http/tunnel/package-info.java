/**
 * Connections that have left HTTP behind, such as WebSockets: bytes both ways, until one side ends. How it comes to one does not
 * belong here. Depends on {@code deadline} and {@code http.telemetry}.
 */
@NullMarked
package dev.backsource.edge.http.tunnel;

import org.jspecify.annotations.NullMarked;
