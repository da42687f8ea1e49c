package dev.backsource.policy.domain;

import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.url.PathInterpretations;
import dev.backsource.policy.url.RequestTarget;
import org.jspecify.annotations.Nullable;

/**
 * A classifier of a domain's requests as static or dynamic content, prepared once for very many requests. A path is static when all of its {@link
 * PathInterpretations} match a rule, dynamic when none does, and ambiguous otherwise; one with a dot segment is always ambiguous, since a server that
 * resolves it finds another path.
 *
 * <p>For any rules and any path, each rule costs time in proportion to the path's length at most; so at most {@link StaticRules#MAX_RULES} passes
 * over a reading are made for the path patterns of a domain. A long path with several readings is ambiguous without a check of the rules.
 *
 * <p>Two matchers are equal when their settings are equal.
 */
public final class ContentMatcher {
    /** The longest path with several readings to check, in characters. */
    private static final int MAX_READ = 2048;

    private final DynamicAcceleration acceleration;
    private final PreparedRules rules;
    /** The rules for all readings but the path itself. */
    private final PreparedRules decoded;

    public ContentMatcher(DynamicAcceleration acceleration) {
        this.acceleration = acceleration;
        this.rules = PreparedRules.normal(acceleration.staticRules());
        this.decoded = PreparedRules.decoded(acceleration.staticRules());
    }

    /** The settings it matches by. */
    public DynamicAcceleration acceleration() {
        return acceleration;
    }

    /**
     * The kind of a request for {@code target}. Allocates next to nothing for a path that has one reading.
     *
     * @param target path and perhaps query, in normal form ({@link RequestTarget})
     */
    public ContentKind kindOf(String target) {
        if (PathInterpretations.mayDiffer(target)) {
            return kindOfReadings(RequestTarget.path(target));
        }
        return !acceleration.enabled() || rules.match(RequestTarget.path(target))
                ? ContentKind.STATIC
                : ContentKind.DYNAMIC;
    }

    private ContentKind kindOfReadings(String path) {
        if (ambiguity(path) != null) {
            return ContentKind.AMBIGUOUS;
        }
        return !acceleration.enabled() || rules.match(path) ? ContentKind.STATIC : ContentKind.DYNAMIC;
    }

    /** The reason for the decision of {@link #kindOf}. */
    public ContentReason reasonFor(String target) {
        var path = RequestTarget.path(target);
        var ambiguity = PathInterpretations.mayDiffer(path) ? ambiguity(path) : null;
        if (ambiguity != null) {
            return ambiguity;
        }
        if (!acceleration.enabled()) {
            return ContentReason.ACCELERATION_OFF;
        }
        var rule = rules.reason(path);
        return rule == null ? ContentReason.NO_RULE : rule;
    }

    /** The reason for an ambiguity; null when all readings are of one kind. */
    private @Nullable ContentReason ambiguity(String path) {
        var readings = PathInterpretations.of(path);
        if (readings.haveDotSegment()) {
            return ContentReason.DOT_SEGMENT;
        }
        if (!acceleration.enabled() || readings.paths().size() == 1) {
            return null;
        }
        return path.length() > MAX_READ || !areAlike(readings) ? ContentReason.SEVERAL_READINGS : null;
    }

    private boolean areAlike(PathInterpretations readings) {
        var paths = readings.paths();
        var first = rules.match(paths.get(0));
        for (var reading : paths.subList(1, paths.size())) {
            if (decoded.match(reading) != first) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentMatcher matcher && acceleration.equals(matcher.acceleration);
    }

    @Override
    public int hashCode() {
        return acceleration.hashCode();
    }
}
