/**
 * Tails: the access log of single domains, live and sampled, from edges to callers. Figures of domains belong to {@code figures}. Depends on {@code access},
 * {@code edges} and {@code questions}.
 */
@NullMarked
package dev.backsource.config.tail;

import org.jspecify.annotations.NullMarked;
