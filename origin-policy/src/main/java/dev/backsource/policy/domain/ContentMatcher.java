package dev.backsource.policy.domain;

import dev.backsource.policy.protocol.ContentKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells static from dynamic content as a domain has it, prepared once for very many requests. Whatever the rules and
 * whatever the path, each rule costs time in proportion to the path's length at most; so at most {@link StaticRules#MAX_RULES}
 * passes over it are made for the path patterns of a domain.
 *
 * <p>Two matchers are equal when they are of equal settings.
 */
public final class ContentMatcher {
    private final DynamicAcceleration acceleration;
    private final List<String> suffixes;
    private final List<String> uris;
    private final PathPattern[] patterns;

    public ContentMatcher(DynamicAcceleration acceleration) {
        var rules = acceleration.staticRules();
        this.acceleration = acceleration;
        this.suffixes = rules.suffixes();
        this.uris = rules.uris();
        this.patterns = rules.paths().stream().distinct().map(PathPattern::new).toArray(PathPattern[]::new);
    }

    /** The settings it matches by. */
    public DynamicAcceleration acceleration() {
        return acceleration;
    }

    /** The kind of a request for {@code path}, the path of a request target without its query. Allocates next to nothing. */
    public ContentKind kindOf(String path) {
        return !acceleration.enabled() || isStatic(path) ? ContentKind.STATIC : ContentKind.DYNAMIC;
    }

    /** What makes {@link #kindOf} decide as it does. */
    public ContentReason reasonFor(String path) {
        if (!acceleration.enabled()) {
            return ContentReason.ACCELERATION_OFF;
        }
        var suffix = matchingSuffix(path);
        if (suffix != null) {
            return new ContentReason(ContentReason.Cause.SUFFIX, suffix);
        }
        if (uris.contains(path)) {
            return new ContentReason(ContentReason.Cause.URI, path);
        }
        var pattern = matchingPattern(path);
        return pattern == null ? ContentReason.NO_RULE : new ContentReason(ContentReason.Cause.PATH, pattern.text());
    }

    private boolean isStatic(String path) {
        return matchingSuffix(path) != null || uris.contains(path) || matchingPattern(path) != null;
    }

    private @Nullable String matchingSuffix(String path) {
        var dot = path.lastIndexOf('.');
        if (suffixes.isEmpty() || dot < path.lastIndexOf('/')) {
            return null;
        }
        var suffix = path.substring(dot + 1).toLowerCase(Locale.ROOT);
        return suffixes.contains(suffix) ? suffix : null;
    }

    private @Nullable PathPattern matchingPattern(String path) {
        for (var pattern : patterns) {
            if (pattern.matches(path)) {
                return pattern;
            }
        }
        return null;
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
