package dev.backsource.config.domain;

import dev.backsource.policy.domain.OriginAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list of domains. A filter without a value matches all domains.
 *
 * @param name a text that the names contain
 * @param policy the redirect type of static content, or {@link #OFF}; null for any
 * @param team the id of the owning team; null for any
 * @param among the names to choose from; null for any
 * @param without the excluded names
 * @param serving whether the domains are served; null for any
 * @param withPolicy whether to keep only domains whose policy of static content differs from a new domain's
 * @param origin the address of one of the origins; null for any
 * @param conditions further conditions
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
    /** The name in filters of a disabled policy of static content. */
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

    /** All domains of a team; null for all of all teams. */
    public static DomainFilter of(@Nullable String team) {
        return new DomainFilter(NamePart.ANY, null, team, null, Set.of());
    }

    /** All domains of a redirect type of static content, or {@link #OFF}. */
    static DomainFilter ofPolicy(String policy) {
        return new DomainFilter(NamePart.ANY, policy, null, null, Set.of());
    }

    /** The same, limited to names with this part. */
    public DomainFilter named(NamePart part) {
        return new DomainFilter(part, policy, team, among, without, serving, withPolicy, origin, conditions);
    }

    /** The same, limited to domains that are served, or that are not; null for both. */
    public DomainFilter serving(@Nullable Boolean served) {
        return new DomainFilter(name, policy, team, among, without, served, withPolicy, origin, conditions);
    }

    /** The same, limited to domains whose policy of static content differs from a new domain's. */
    public DomainFilter withPolicySet() {
        return new DomainFilter(name, policy, team, among, without, serving, true, origin, conditions);
    }

    /** The same, limited to domains with an origin at this address; null for any. */
    public DomainFilter ofOrigin(@Nullable OriginAddress address) {
        return new DomainFilter(name, policy, team, among, without, serving, withPolicy, address, conditions);
    }

    /** The same, limited to these names. */
    public DomainFilter named(Set<String> names) {
        return new DomainFilter(name, policy, team, names, without, serving, withPolicy, origin, conditions);
    }

    /** The same, limited by a further condition. */
    public DomainFilter having(DomainCondition condition) {
        var more = new ArrayList<>(conditions);
        more.add(condition);
        return new DomainFilter(name, policy, team, among, without, serving, withPolicy, origin, more);
    }
}
