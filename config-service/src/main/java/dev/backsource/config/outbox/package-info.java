/**
 * What is committed and not yet published, and the relay that publishes it. Depends on no other package here.
 */
@NullMarked
package dev.backsource.config.outbox;

import org.jspecify.annotations.NullMarked;
