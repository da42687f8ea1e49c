/**
 * Load balancing: which origin of a domain is asked next, by priority and weight, past those that outlier detection (failures of
 * this edge's own requests) or active health (what the prober found) holds to be bad. Depends on {@code http} and {@code routing}.
 * How an origin is asked, and whether a failed request may be made again, does not belong here.
 */
@NullMarked
package dev.backsource.edge.upstream.balancing;

import org.jspecify.annotations.NullMarked;
