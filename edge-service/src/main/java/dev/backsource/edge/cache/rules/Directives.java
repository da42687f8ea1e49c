package dev.backsource.edge.cache.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The directives that rule one message, in order. One that is given several times counts the way that reuses less (RFC
 * 9111 §4.2.1).
 */
final class Directives {
    private static final String NO_CACHE = "no-cache";
    private static final Set<String> OF_SECONDS =
            Set.of("max-age", "s-maxage", "stale-while-revalidate", "stale-if-error");

    private final List<Directive> given;

    private Directives(List<Directive> given) {
        this.given = given;
    }

    /** Those of Cache-Control (RFC 9111 §5.2); without that field, what Pragma says (§5.4). */
    static Directives of(Fields message) {
        var lines = message.all("cache-control");
        return lines.isEmpty() ? pragma(message.all("pragma")) : cacheControl(lines);
    }

    /** Those of CDN-Cache-Control (RFC 9213 §2.1); null when the field is missing, empty or no dictionary. */
    static @Nullable Directives targeted(Fields response) {
        var lines = response.all("cdn-cache-control");
        var members = lines.isEmpty() ? null : StructuredDictionary.parse(lines);
        if (members == null || members.isEmpty()) {
            return null;
        }
        var given = new ArrayList<Directive>();
        members.forEach((name, item) -> {
            if (item.kind() != StructuredItem.Kind.FALSE) {
                given.add(new Directive(name, argument(name, item)));
            }
        });
        return new Directives(given);
    }

    private static Directives cacheControl(List<String> lines) {
        var given = new ArrayList<Directive>();
        for (var member : ListMembers.of(lines)) {
            given.add(Directive.of(member));
        }
        return new Directives(given);
    }

    private static Directives pragma(List<String> lines) {
        for (var member : ListMembers.of(lines)) {
            if (member.toLowerCase(Locale.ROOT).equals(NO_CACHE)) {
                return new Directives(List.of(new Directive(NO_CACHE, null)));
            }
        }
        return new Directives(List.of());
    }

    /** A value of another type than the directive's is not taken for one (RFC 9213 §2.1). */
    private static @Nullable String argument(String name, StructuredItem item) {
        return switch (item.kind()) {
            case TRUE -> null;
            case INTEGER -> OF_SECONDS.contains(name) ? item.text() : Directive.MALFORMED;
            case STRING, TOKEN -> OF_SECONDS.contains(name) ? Directive.MALFORMED : item.text();
            default -> Directive.MALFORMED;
        };
    }

    boolean has(String name) {
        return given.stream().anyMatch(directive -> directive.name().equals(name));
    }

    /** Whether it is given at least once without a list of field names, and so for the whole message. */
    boolean isUnqualified(String name) {
        return given.stream()
                .anyMatch(directive ->
                        directive.name().equals(name) && directive.fields().isEmpty());
    }

    /** All field names that it lists, in lower case. */
    Set<String> fields(String name) {
        var fields = new TreeSet<String>();
        for (var directive : given) {
            if (directive.name().equals(name)) {
                fields.addAll(directive.fields());
            }
        }
        return fields.isEmpty() ? Set.of() : fields;
    }

    /** The least number of seconds given, 0 for a malformed one; absent when the directive is. */
    long least(String name) {
        return given.stream()
                .filter(directive -> directive.name().equals(name))
                .mapToLong(Directive::secondsOrZero)
                .min()
                .orElse(DeltaSeconds.ABSENT);
    }

    /** The least number of seconds given, {@code bare} where there is no argument; absent when the directive is. */
    long leastOr(String name, long bare) {
        return given.stream()
                .filter(directive -> directive.name().equals(name))
                .mapToLong(directive -> directive.argument() == null ? bare : directive.secondsOrZero())
                .min()
                .orElse(DeltaSeconds.ABSENT);
    }

    /** The greatest number of seconds given, the maximum for a malformed one; absent when the directive is. */
    long greatest(String name) {
        return given.stream()
                .filter(directive -> directive.name().equals(name))
                .mapToLong(directive -> DeltaSeconds.parse(directive.argument()))
                .map(seconds -> seconds == DeltaSeconds.ABSENT ? DeltaSeconds.MAX : seconds)
                .max()
                .orElse(DeltaSeconds.ABSENT);
    }
}
