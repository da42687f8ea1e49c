/**
 * Load balancing: the choice of a domain's next origin, by priority and weight. Origins that outlier detection (failures of this
 * edge's own requests) or active health (the prober's verdicts) considers bad are passed over. Depends on {@code http} and
 * {@code routing}. The request to an origin, and the decision about a retry, do not belong here.
 */
@NullMarked
package dev.backsource.edge.upstream.balancing;

import org.jspecify.annotations.NullMarked;
