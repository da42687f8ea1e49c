/**
 * Asks edges to explain requests, and gathers their answers. An edge's way to its explanation does not belong here, nor its representation in HTTP.
 * Depends on {@code domain}, {@code edges}, {@code access} and {@code questions}.
 */
@NullMarked
package dev.backsource.config.explain;

import org.jspecify.annotations.NullMarked;
