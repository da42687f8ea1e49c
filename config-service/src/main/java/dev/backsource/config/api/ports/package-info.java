/** Requests for custom ports: made by operators, decided by administrators. Granting without a request belongs to {@code api.parts}. */
@NullMarked
package dev.backsource.config.api.ports;

import org.jspecify.annotations.NullMarked;
