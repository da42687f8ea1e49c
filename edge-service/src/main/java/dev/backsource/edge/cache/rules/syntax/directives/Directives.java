package dev.backsource.edge.cache.rules.syntax.directives;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The directives of one message, in order. A directive that is given several times counts in the way that reuses less
 * (RFC 9111 §4.2.1).
 */
public final class Directives {
    private final List<Directive> given;

    Directives(List<Directive> given) {
        this.given = given;
    }

    public boolean has(String name) {
        return given.stream().anyMatch(directive -> directive.name().equals(name));
    }

    /** Whether the directive is given at least once without a list of field names, and so for the whole message. */
    public boolean isUnqualified(String name) {
        return given.stream()
                .anyMatch(directive ->
                        directive.name().equals(name) && directive.fields().isEmpty());
    }

    /** All field names that the directive lists, in lower case. */
    public Set<String> fields(String name) {
        var fields = new TreeSet<String>();
        for (var directive : given) {
            if (directive.name().equals(name)) {
                fields.addAll(directive.fields());
            }
        }
        return fields.isEmpty() ? Set.of() : fields;
    }

    /** The least number of seconds given, 0 for a malformed one; absent when the directive is. */
    public long least(String name) {
        return given.stream()
                .filter(directive -> directive.name().equals(name))
                .mapToLong(Directive::secondsOrZero)
                .min()
                .orElse(DeltaSeconds.ABSENT);
    }

    /** The least number of seconds given, {@code bare} where there is no argument; absent when the directive is. */
    public long leastOr(String name, long bare) {
        return given.stream()
                .filter(directive -> directive.name().equals(name))
                .mapToLong(directive -> directive.argument() == null ? bare : directive.secondsOrZero())
                .min()
                .orElse(DeltaSeconds.ABSENT);
    }

    /** The greatest number of seconds given, the maximum for a malformed one; absent when the directive is. */
    public long greatest(String name) {
        return given.stream()
                .filter(directive -> directive.name().equals(name))
                .mapToLong(directive -> DeltaSeconds.parse(directive.argument()))
                .map(seconds -> seconds == DeltaSeconds.ABSENT ? DeltaSeconds.MAX : seconds)
                .max()
                .orElse(DeltaSeconds.ABSENT);
    }
}
