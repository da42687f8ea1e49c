/**
 * How much one client, one domain and all together may have under way, and what counts as one client. What happens to a
 * request over the limit does not belong here. Depends on {@code http.upstream} and the settings. Thread-safe.
 */
@NullMarked
package dev.backsource.edge.http.limit;

import org.jspecify.annotations.NullMarked;
