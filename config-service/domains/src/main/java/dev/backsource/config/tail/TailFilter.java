package dev.backsource.config.tail;

import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a caller wants to follow. Callers with equal filters share a tail.
 *
 * @param team that the domain belongs to now, so that no later one sees its lines; null for none
 * @param statusClass the first digit of the wanted statuses; null for all
 * @param sample the share of the requests, above 0 and up to 1
 */
public record TailFilter(
        DomainName domain, @Nullable String team, @Nullable Integer statusClass, double sample) {}
