/**
 * Whether this instance receives responses from Kafka, and for how long it hasn't. The contents of topics don't belong here. Depends on no other
 * package here.
 */
@NullMarked
package dev.backsource.config.reading;

import org.jspecify.annotations.NullMarked;
