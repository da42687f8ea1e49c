/**
 * Answers to questions whether ports are open now, by one probe of each, apart from the watch: the results change no verdict and no alert. The probe
 * itself belongs to {@code probe.attempt}, and the writing of answers to {@code log}. Depends on both and the root.
 */
@NullMarked
package dev.backsource.health.preflight;

import org.jspecify.annotations.NullMarked;
