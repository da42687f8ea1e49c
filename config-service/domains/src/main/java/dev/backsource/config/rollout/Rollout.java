package dev.backsource.config.rollout;

import dev.backsource.policy.domain.DomainName;
import java.util.List;

/**
 * The edges that have applied a revision.
 *
 * @param complete whether every reachable edge has, and at least one
 * @param everywhere whether every edge has, with no unreachable one, which may go on as before
 * @param edges every edge that ever reported and was not removed since, by id
 */
public record Rollout(
        DomainName domain, long revision, boolean complete, boolean everywhere, List<EdgeRollout> edges) {}
