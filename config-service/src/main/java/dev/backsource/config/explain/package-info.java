/**
 * Asks edges where a request would go, and gathers what they answer. How an edge finds out does not belong here, nor what HTTP makes of
 * it. Depends on {@code domain}, {@code edges}, {@code access} and {@code questions}.
 */
@NullMarked
package dev.backsource.config.explain;

import org.jspecify.annotations.NullMarked;
