package dev.backsource.policy.domain;

import dev.backsource.policy.url.PathInterpretations;
import dev.backsource.policy.url.RequestTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The static rules of a domain, prepared for matching paths of one form. */
final class PreparedRules {
    private final List<String> suffixes;
    /** The rule as it was written, by its form. */
    private final Map<String, String> uris;

    private final List<PathPattern> patterns;
    private final List<String> written;

    private PreparedRules(StaticRules rules, UnaryOperator<String> form) {
        suffixes = rules.suffixes();
        uris = new HashMap<>();
        rules.uris().forEach(uri -> uris.putIfAbsent(form.apply(uri), uri));
        var prepared = new ArrayList<PathPattern>();
        written = rules.paths().stream().distinct().toList();
        written.forEach(path -> prepared.add(new PathPattern(form.apply(path))));
        patterns = List.copyOf(prepared);
    }

    /** Rules for paths in normal form. */
    static PreparedRules normal(StaticRules rules) {
        return new PreparedRules(rules, PreparedRules::normalForm);
    }

    /** Rules for the other readings of paths, which are decoded. */
    static PreparedRules decoded(StaticRules rules) {
        return new PreparedRules(rules, rule -> PathInterpretations.decoded(normalForm(rule)));
    }

    /** A rule that has no normal form matches no path. */
    private static String normalForm(String rule) {
        return Objects.requireNonNullElse(RequestTarget.ofTyped(rule), rule);
    }

    boolean match(String path) {
        return suffix(path) != null || uris.containsKey(path) || pattern(path) >= 0;
    }

    /** The rule that {@code path} matches; null for none. */
    @Nullable
    ContentReason reason(String path) {
        var suffix = suffix(path);
        if (suffix != null) {
            return new ContentReason(ContentReason.Cause.SUFFIX, suffix);
        }
        var uri = uris.get(path);
        if (uri != null) {
            return new ContentReason(ContentReason.Cause.URI, uri);
        }
        var pattern = pattern(path);
        return pattern < 0 ? null : new ContentReason(ContentReason.Cause.PATH, written.get(pattern));
    }

    private @Nullable String suffix(String path) {
        var dot = path.lastIndexOf('.');
        if (suffixes.isEmpty() || dot < path.lastIndexOf('/')) {
            return null;
        }
        var suffix = path.substring(dot + 1).toLowerCase(Locale.ROOT);
        return suffixes.contains(suffix) ? suffix : null;
    }

    /** The index of the first pattern that matches; negative for none. */
    private int pattern(String path) {
        for (var i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(path)) {
                return i;
            }
        }
        return -1;
    }
}
