/**
 * Requests stronger policies for the domains that want it, by pre-flights on a schedule. Pre-flights themselves belong to {@code preflight}, and the
 * decision on a request to {@code changerequests}.
 */
@NullMarked
package dev.backsource.config.recommendation;

import org.jspecify.annotations.NullMarked;
