/**
 * What origins' responses mean to clients: redirects that come back to the request, and pages that differ by the scheme they are fetched over. Pure
 * functions of a domain and of responses; asking an origin does not belong here. Depends on {@code domain}, {@code origin}, {@code protocol} and
 * {@code url}.
 */
@NullMarked
package dev.backsource.policy.response;

import org.jspecify.annotations.NullMarked;
