/**
 * Asks probers whether the ports that a policy would need are open now. A prober's way to its findings does not belong here, nor their representation
 * in HTTP, nor the findings about watched ports, which belong to {@code health}. Depends on {@code domain}, {@code finding} and {@code questions}.
 */
@NullMarked
package dev.backsource.config.preflight;

import org.jspecify.annotations.NullMarked;
