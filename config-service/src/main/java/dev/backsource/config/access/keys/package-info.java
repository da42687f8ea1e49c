/**
 * Access keys: what programs show to be let in. How a request carries one belongs to {@code web.caller}; what its holder may do to
 * {@link dev.backsource.config.access.Caller}.
 */
@NullMarked
package dev.backsource.config.access.keys;

import org.jspecify.annotations.NullMarked;
