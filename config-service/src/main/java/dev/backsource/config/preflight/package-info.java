/**
 * Asks probers whether the ports that a policy would need are open now. How a prober finds out does not belong here, nor what HTTP makes of
 * it, nor what probers tell of the ports that they watch, which belongs to {@code health}. Depends on {@code domain} and {@code questions}.
 */
@NullMarked
package dev.backsource.config.preflight;

import org.jspecify.annotations.NullMarked;
