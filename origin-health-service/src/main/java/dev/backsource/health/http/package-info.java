/**
 * Requests to origins, as edges make them, and the checks of the responses: one bounded request, and the inquiry of one origin for redirect loops,
 * also through other registered domains, for schemes that differ and for HSTS. The meaning of responses is the kernel's ({@code dev.backsource.policy.response}); connecting belongs to {@code probe.attempt},
 * and the choice of origins and times to {@code preflight} and {@code watch}. Depends on {@code probe.attempt} only.
 */
@NullMarked
package dev.backsource.health.http;

import org.jspecify.annotations.NullMarked;
