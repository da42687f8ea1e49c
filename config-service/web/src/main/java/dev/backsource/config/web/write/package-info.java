/**
 * The headers of a write, {@code If-Match} and {@code Idempotency-Key}, and how it is carried out once and answered. The written data
 * doesn't belong here.
 */
@NullMarked
package dev.backsource.config.web.write;

import org.jspecify.annotations.NullMarked;
