/**
 * What edges and prober have to agree on when they connect to an origin: which addresses and ports may be connected to, and
 * whom is asked for there. A rule that stands here stands nowhere else. Depends on the domain and the policy.
 */
@NullMarked
package dev.backsource.policy.origin;

import org.jspecify.annotations.NullMarked;
