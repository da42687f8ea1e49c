package dev.backsource.config.domain;

import dev.backsource.policy.domain.OriginAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which domains a list is narrowed down to. What isn't said narrows nothing.
 *
 * @param name what names have
 * @param policy the redirect type of static content, or {@link #OFF}; null for any
 * @param team the id of the team that they are of; null for any
 * @param among the names among which theirs is; null for any
 * @param without the names that they don't have
 * @param serving whether they are served; null for any
 * @param withPolicy whether only those whose policy of static content is other than that of a new domain
 * @param origin the address that one of their origins has; null for any
 * @param conditions what else holds of them
 */
public record DomainFilter(
        NamePart name,
        @Nullable String policy,
        @Nullable String team,
        @Nullable Set<String> among,
        Set<String> without,
        @Nullable Boolean serving,
        boolean withPolicy,
        @Nullable OriginAddress origin,
        List<DomainCondition> conditions) {
    /** What the policy of static content is called while it is disabled. */
    public static final String OFF = "OFF";

    public DomainFilter {
        among = among == null ? null : Set.copyOf(among);
        without = Set.copyOf(without);
        conditions = List.copyOf(conditions);
    }

    /** By names, policies and teams. */
    public DomainFilter(
            NamePart name,
            @Nullable String policy,
            @Nullable String team,
            @Nullable Set<String> among,
            Set<String> without) {
        this(name, policy, team, among, without, null, false, null, List.of());
    }

    /** All of a team's; null for all of all. */
    public static DomainFilter of(@Nullable String team) {
        return new DomainFilter(NamePart.ANY, null, team, null, Set.of());
    }

    /** The same, of those whose names have this. */
    public DomainFilter named(NamePart part) {
        return new DomainFilter(part, policy, team, among, without, serving, withPolicy, origin, conditions);
    }

    /** The same, of those that are served, or that are not; null for both. */
    public DomainFilter serving(@Nullable Boolean served) {
        return new DomainFilter(name, policy, team, among, without, served, withPolicy, origin, conditions);
    }

    /** The same, of those whose policy of static content is other than that of a new domain. */
    public DomainFilter withPolicySet() {
        return new DomainFilter(name, policy, team, among, without, serving, true, origin, conditions);
    }

    /** The same, of those of which an origin has this address; null for any. */
    public DomainFilter ofOrigin(@Nullable OriginAddress address) {
        return new DomainFilter(name, policy, team, among, without, serving, withPolicy, address, conditions);
    }

    /** The same, of those that have one of these names. */
    public DomainFilter named(Set<String> names) {
        return new DomainFilter(name, policy, team, names, without, serving, withPolicy, origin, conditions);
    }

    /** The same, of those of which this holds too. */
    public DomainFilter having(DomainCondition condition) {
        var more = new ArrayList<>(conditions);
        more.add(condition);
        return new DomainFilter(name, policy, team, among, without, serving, withPolicy, origin, more);
    }
}
