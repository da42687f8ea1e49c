/**
 * The events that this service publishes: written in order until Kafka has them, read back after a restart. The
 * decision which events to publish, and when, does not belong here. Depends on no other package of the service but the
 * root.
 */
@NullMarked
package dev.backsource.health.log;

import org.jspecify.annotations.NullMarked;
