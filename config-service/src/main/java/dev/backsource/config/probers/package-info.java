/**
 * The probers' signs of life: until when the ports of a domain were checked. What they found does not belong here but to {@code health}.
 * Depends on {@code reading} and {@code view}.
 */
@NullMarked
package dev.backsource.config.probers;

import org.jspecify.annotations.NullMarked;
