package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.syntax.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invalidation of stored responses by unsafe requests (RFC 9111 §4.4). */
public final class Invalidation {
    private static final List<String> NAMING_OTHERS = List.of("location", "content-location");

    private Invalidation() {}

    /** Whether the method is unsafe and {@code status} is not an error. */
    public static boolean invalidates(String method, int status) {
        return !isSafe(method) && status >= 200 && status < 400;
    }

    /**
     * The invalidated targets, in origin form (RFC 9112 §3.2.1): the target of the request, also without its dot segments, and those
     * that Location and Content-Location of the response name on the same host. Scheme and port are ignored: the edge may contact the
     * origin over others than the client uses, and the origin names its own.
     *
     * @param host that the client requested, in lower case, without port and trailing dot
     * @param target of the request, in origin form
     */
    public static List<String> targets(String host, String target, Fields response) {
        var targets = new LinkedHashSet<String>();
        targets.add(target);
        add(Reference.resolve("", host, target), targets);
        for (var name : NAMING_OTHERS) {
            for (var reference : response.all(name)) {
                add(Reference.resolve(reference.trim(), host, target), targets);
            }
        }
        return List.copyOf(targets);
    }

    private static void add(@Nullable String target, Set<String> targets) {
        if (target != null) {
            targets.add(target);
        }
    }

    /** Unknown methods count as unsafe. */
    private static boolean isSafe(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
            default -> false;
        };
    }
}
