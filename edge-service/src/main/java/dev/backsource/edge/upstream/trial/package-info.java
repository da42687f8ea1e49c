/**
 * The requests of progressive rollouts: each under its arm and, where it fails, again under the baseline. How a request is made, and the
 * verdict on a candidate, do not belong here. Depends on {@code http.upstream}, {@code progressive} and {@code routing}.
 */
@NullMarked
package dev.backsource.edge.upstream.trial;

import org.jspecify.annotations.NullMarked;
