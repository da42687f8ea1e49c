/**
 * Port states and alerts, as origin-health-service publishes them. The conditions of alerts do not belong here. Depends on {@code domain},
 * {@code finding}, {@code probers} and {@code view}.
 */
@NullMarked
package dev.backsource.config.health;

import org.jspecify.annotations.NullMarked;
