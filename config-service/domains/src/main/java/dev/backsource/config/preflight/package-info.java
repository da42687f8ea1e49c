/**
 * Asks probers whether the ports that a policy would need are open now, for operators and for changes: by which of them a change is warned of or
 * refused, and which redirect type would work. A prober's way to its findings does not belong here, nor their representation in HTTP, nor the findings
 * about watched ports, which belong to {@code health}. Depends on {@code domain}, {@code finding},
 * {@code probers} and {@code questions}.
 */
@NullMarked
package dev.backsource.config.preflight;

import org.jspecify.annotations.NullMarked;
