/**
 * Broker, database, the packaged services and the demo origin as one thing that starts, runs and stops, on loopback
 * only. Depends on the embedded infrastructure and {@code demo}, never the other way.
 */
@NullMarked
package dev.backsource.local.stack;

import org.jspecify.annotations.NullMarked;
