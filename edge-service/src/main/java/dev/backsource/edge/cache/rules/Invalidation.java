package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.syntax.Reference;
import java.util.LinkedHashSet;
import java.util.List;

/** Which stored responses a request makes invalid that may have changed something (RFC 9111 §4.4). */
public final class Invalidation {
    private static final List<String> NAMING_OTHERS = List.of("location", "content-location");

    private Invalidation() {}

    /** Whether a response with {@code status} to {@code method} does: the method not safe, and no error. */
    public static boolean invalidates(String method, int status) {
        return !isSafe(method) && status >= 200 && status < 400;
    }

    /**
     * The targets, in origin form (RFC 9112 §3.2.1), whose responses are invalid: the request's own and those on the
     * same host that Location and Content-Location of the response name. Scheme and port don't count, since the origin
     * may be asked over others than the client asks over, and names its own.
     *
     * @param host whom the client asked, in lower case, without port and trailing dot
     * @param target of the request, in origin form
     */
    public static List<String> targets(String host, String target, Fields response) {
        var targets = new LinkedHashSet<String>();
        targets.add(target);
        for (var name : NAMING_OTHERS) {
            for (var reference : response.all(name)) {
                var other = Reference.resolve(reference.trim(), host, target);
                if (other != null) {
                    targets.add(other);
                }
            }
        }
        return List.copyOf(targets);
    }

    /** Methods that are not known are not safe. */
    private static boolean isSafe(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
            default -> false;
        };
    }
}
