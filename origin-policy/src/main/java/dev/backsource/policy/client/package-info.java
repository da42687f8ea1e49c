/**
 * The services' common notion of a client. The limits of clients do not belong here. Depends on {@code origin}, which reads addresses.
 */
@NullMarked
package dev.backsource.policy.client;

import org.jspecify.annotations.NullMarked;
