/**
 * How a change of a domain goes out: at once, or by a progressive rollout. The default of the deployment and of teams, the choice of a request, the
 * rule over both, and the reasons for which rollouts halt and end. At most 64 rollouts of a team and 256 of a deployment are under way. The writes
 * that follow the rule belong to {@code domain}, the rollouts themselves to {@code progressive}. Depends on {@code access}.
 */
@NullMarked
package dev.backsource.config.release;

import org.jspecify.annotations.NullMarked;
