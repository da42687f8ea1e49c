package dev.backsource.policy.domain;

import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RequestClass;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scheme and port of one class of requests before and after a change of their domain, at the origins in use while all are well: the primary ones, or
 * all of a domain without primary ones.
 *
 * @param before the targets, ascending
 * @param after likewise; null when the change decides the requests' kind of content anew, so that the targets depend on the path
 * @param share the part of the requests, from 0 to 1, that gets another target, by the origins' weights: the smallest that the two distributions
 *     allow; null where it depends on the path
 */
public record TargetChange(
        List<Target> before,
        @Nullable List<Target> after,
        @Nullable Double share) {
    /** Weights are whole numbers below 101, so real differences are larger. */
    private static final double ROUNDING = 1e-9;

    /** The change for the requests of {@code of}, whose kind is that before the change. */
    public static TargetChange of(Domain before, Domain after, RequestClass of) {
        var was = targets(before, of.client(), kind(before, of.kind()));
        var is = kinds(before, after, of.kind()).stream()
                .map(kind -> targets(after, of.client(), kind))
                .distinct()
                .toList();
        var shares = is.stream().map(each -> share(was, each)).distinct().toList();
        return new TargetChange(
                List.copyOf(was.keySet()),
                is.size() == 1 ? List.copyOf(is.get(0).keySet()) : null,
                shares.size() == 1 ? shares.get(0) : null);
    }

    /** The kinds that requests of {@code kind} can have after the change. */
    private static Set<ContentKind> kinds(Domain before, Domain after, ContentKind kind) {
        var was = before.dynamicAcceleration();
        var is = after.dynamicAcceleration();
        if (!is.enabled()) {
            return EnumSet.of(ContentKind.STATIC);
        }
        var sameRules = was.enabled() && was.staticRules().equals(is.staticRules());
        return sameRules ? EnumSet.of(kind) : EnumSet.allOf(ContentKind.class);
    }

    /** Without dynamic acceleration everything is static. */
    private static ContentKind kind(Domain domain, ContentKind kind) {
        return domain.dynamicAcceleration().enabled() ? kind : ContentKind.STATIC;
    }

    /** The part of the requests by target. */
    private static Map<Target, Double> targets(Domain domain, Scheme client, ContentKind kind) {
        var primaries = domain.origins().stream()
                .filter(origin -> origin.priority() == OriginPriority.PRIMARY)
                .toList();
        var used = primaries.isEmpty() ? domain.origins() : primaries;
        var total = used.stream().mapToInt(Origin::weight).sum();
        var targets = new TreeMap<Target, Double>();
        for (var origin : used) {
            targets.merge(domain.target(kind, client, origin), origin.weight() / (double) total, Double::sum);
        }
        return targets;
    }

    private static double share(Map<Target, Double> before, Map<Target, Double> after) {
        var staying = before.entrySet().stream()
                .mapToDouble(each -> Math.min(each.getValue(), after.getOrDefault(each.getKey(), 0.0)))
                .sum();
        var share = Math.max(0, 1 - staying);
        return share < ROUNDING ? 0 : share > 1 - ROUNDING ? 1 : share;
    }
}
