/**
 * Connections that no longer speak HTTP, such as WebSockets: bytes in both directions until one side ends. The upgrade
 * of a connection does not belong here. Depends on {@code transport}, {@code deadline} and {@code http.telemetry}.
 */
@NullMarked
package dev.backsource.edge.http.tunnel;

import org.jspecify.annotations.NullMarked;
