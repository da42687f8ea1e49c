package dev.backsource.config.rollout;

import dev.backsource.policy.domain.DomainName;
import java.util.List;

/**
 * The edges that have processed a purge.
 *
 * @param id the purge's
 * @param complete whether every reachable edge has, and at least one
 * @param everywhere whether every edge has, with no unreachable one, which may go on as before
 * @param edges every edge that ever reported and was not removed since, by id
 */
public record PurgeRollout(
        String id, DomainName domain, boolean complete, boolean everywhere, List<EdgeRollout> edges) {}
