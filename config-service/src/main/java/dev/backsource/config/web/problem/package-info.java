/**
 * Problems (RFC 9457): what is wrong with a request, and the one refusal that it is answered with at any stage. Every violation of
 * a request is collected and answered at once. Why a feature refuses something doesn't belong here.
 */
@NullMarked
package dev.backsource.config.web.problem;

import org.jspecify.annotations.NullMarked;
