/**
 * Problems (RFC 9457): what is wrong with a request, and how that is answered. Every violation of a request is collected and
 * answered at once. Why a feature refuses something doesn't belong here; of the service, this package knows nothing.
 */
@NullMarked
package dev.backsource.config.web.problem;

import org.jspecify.annotations.NullMarked;
