/**
 * What the rest of the service has to do with the outbox: how an event gets into it, where it is noted that it was published, who is
 * told, and how what the service publishes is signed. What reads the table and publishes is in {@code relay}, which nobody else uses; what events say, and the rows that they are
 * of, don't belong here. Depends on no feature.
 */
@NullMarked
package dev.backsource.config.outbox;

import org.jspecify.annotations.NullMarked;
