/**
 * What this service publishes: written in order until Kafka has it, read back after a restart. What is published, and
 * when, does not belong here. Depends on no other package of the service but the root.
 */
@NullMarked
package dev.backsource.health.log;

import org.jspecify.annotations.NullMarked;
