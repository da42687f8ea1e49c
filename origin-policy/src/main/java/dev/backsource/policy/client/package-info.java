/**
 * What services have to agree on of those who ask them. How much a client may do does not belong here. Depends on {@code origin},
 * which reads addresses.
 */
@NullMarked
package dev.backsource.policy.client;

import org.jspecify.annotations.NullMarked;
