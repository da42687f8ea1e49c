/**
 * What this service publishes: written in order and until written, read back after a restart. What is published, and when, is
 * decided elsewhere. Depends on no other package of the service but the root.
 */
@NullMarked
package dev.backsource.health.log;

import org.jspecify.annotations.NullMarked;
