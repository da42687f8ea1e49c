/**
 * Whether the ports that a policy would need are open, as probers say. How they are asked belongs to {@code config.preflight}.
 */
@NullMarked
package dev.backsource.config.api.preflight;

import org.jspecify.annotations.NullMarked;
