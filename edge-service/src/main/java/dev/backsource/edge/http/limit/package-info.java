/**
 * How much one client, one domain and all together may have under way, and who counts as one client. What becomes of a request that
 * is one too many does not belong here. Depends on {@code http.upstream} and the settings. For all threads.
 */
@NullMarked
package dev.backsource.edge.http.limit;

import org.jspecify.annotations.NullMarked;
