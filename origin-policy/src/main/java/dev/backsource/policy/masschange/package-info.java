/**
 * The limit to the number of domains that may be removed or rerouted within a short time without a confirmation. The counting doesn't belong here:
 * config-service counts by caller, an edge by the records it reads. Depends on {@code domain} and {@code origin}.
 */
@NullMarked
package dev.backsource.policy.masschange;

import org.jspecify.annotations.NullMarked;
