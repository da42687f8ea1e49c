/**
 * The audit as it is listed and exported. What is noted doesn't belong here but to {@code web.audit}, nor who sees what, which belongs
 * to {@code config.audit}.
 */
@NullMarked
package dev.backsource.config.api.audit;

import org.jspecify.annotations.NullMarked;
