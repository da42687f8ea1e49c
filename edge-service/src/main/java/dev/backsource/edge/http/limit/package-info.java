/**
 * The quotas of concurrent requests for one client, for one domain and for all together, and the definition of one
 * client. The treatment of a request over the limit does not belong here. Depends on {@code http.upstream} and the
 * settings. Thread-safe.
 */
@NullMarked
package dev.backsource.edge.http.limit;

import org.jspecify.annotations.NullMarked;
