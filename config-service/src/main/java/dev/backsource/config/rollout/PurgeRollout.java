package dev.backsource.config.rollout;

import dev.backsource.policy.domain.DomainName;
import java.util.List;

/**
 * Which edges have dealt with a purge.
 *
 * @param id the purge's
 * @param complete whether every reachable edge has, and at least one
 * @param edges every edge that ever reported and was not removed since, by id
 */
public record PurgeRollout(String id, DomainName domain, boolean complete, List<EdgeRollout> edges) {}
