/**
 * Whether this instance gets anything from Kafka, and for how long it hasn't. What was read doesn't belong here. Depends on no other
 * package here.
 */
@NullMarked
package dev.backsource.config.reading;

import org.jspecify.annotations.NullMarked;
