/** Whether the ports that a policy would need are open, as checked by probers. Questions to probers belong to {@code config.preflight}. */
@NullMarked
package dev.backsource.config.api.preflight;

import org.jspecify.annotations.NullMarked;
