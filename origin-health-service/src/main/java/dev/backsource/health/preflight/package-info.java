/**
 * Answers questions whether ports are open now, with one probe of each, apart from the watch: what is found here changes no verdict and no
 * alert. How one probe works does not belong here but to {@code probe.attempt}, nor how an answer is written, which belongs to {@code log}.
 * Depends on both and the root.
 */
@NullMarked
package dev.backsource.health.preflight;

import org.jspecify.annotations.NullMarked;
