/**
 * Requests for custom ports: asked for by operators, decided by administrators. Granting without a request doesn't belong here but to
 * {@code api.parts}.
 */
@NullMarked
package dev.backsource.config.api.ports;

import org.jspecify.annotations.NullMarked;
