package dev.backsource.edge.cache.rules.syntax.directives;

import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.syntax.ListMembers;
import dev.backsource.edge.cache.rules.syntax.structured.StructuredDictionary;
import dev.backsource.edge.cache.rules.syntax.structured.StructuredItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reader of a message's directives from the fields that may hold them. */
public final class DirectiveReader {
    private static final String NO_CACHE = "no-cache";
    private static final Set<String> OF_SECONDS =
            Set.of("max-age", "s-maxage", "stale-while-revalidate", "stale-if-error");

    private DirectiveReader() {}

    /** The directives of Cache-Control (RFC 9111 §5.2); without that field, those of Pragma (§5.4). */
    public static Directives read(Fields message) {
        var lines = message.all("cache-control");
        return lines.isEmpty() ? pragma(message.all("pragma")) : cacheControl(lines);
    }

    /** The directives of CDN-Cache-Control (RFC 9213 §2.1); null when the field is missing, empty or no dictionary. */
    public static @Nullable Directives targeted(Fields response) {
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

    /** The argument of a directive; a value of another type than the directive's counts as malformed (RFC 9213 §2.1). */
    private static @Nullable String argument(String name, StructuredItem item) {
        return switch (item.kind()) {
            case TRUE -> null;
            case INTEGER -> OF_SECONDS.contains(name) ? item.text() : Directive.MALFORMED;
            case STRING, TOKEN -> OF_SECONDS.contains(name) ? Directive.MALFORMED : item.text();
            default -> Directive.MALFORMED;
        };
    }
}
