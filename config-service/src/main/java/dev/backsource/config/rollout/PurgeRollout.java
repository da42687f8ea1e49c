package dev.backsource.config.rollout;

import dev.backsource.policy.domain.DomainName;
import java.util.List;

/**
 * Which edges have dealt with a purge.
 *
 * @param id the purge's
 * @param complete whether every reachable edge has, and at least one
 * @param everywhere whether every edge has, with none that can't be heard of, which may go on as before
 * @param edges every edge that ever reported and was not removed since, by id
 */
public record PurgeRollout(
        String id, DomainName domain, boolean complete, boolean everywhere, List<EdgeRollout> edges) {}
