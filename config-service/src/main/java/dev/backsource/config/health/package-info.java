/**
 * Port states and alerts, from what origin-health-service publishes. When an alert fires does not belong here. Depends
 * on {@code domain}, {@code probers} and {@code view}.
 */
@NullMarked
package dev.backsource.config.health;

import org.jspecify.annotations.NullMarked;
