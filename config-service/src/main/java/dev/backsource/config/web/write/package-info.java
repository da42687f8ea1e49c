/**
 * What a write says beside its body, {@code If-Match} and {@code Idempotency-Key}, and how it is carried out once and answered.
 * What is written doesn't belong here.
 */
@NullMarked
package dev.backsource.config.web.write;

import org.jspecify.annotations.NullMarked;
