package dev.backsource.edge.cache.rules.variants;

import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.syntax.ListMembers;
import dev.backsource.edge.cache.rules.syntax.Tokens;
import java.util.List;

/**
 * The request fields that select a variant (RFC 9111 §4.1, RFC 9110 §12.5.5).
 *
 * @param names sorted, distinct, in lower case; {@code *} alone when no later request can be known to select the
 *     response
 */
public record Vary(List<String> names) {
    /** The Vary of a response that does not vary. */
    public static final Vary NONE = new Vary(List.of());

    private static final Vary STAR = new Vary(List.of("*"));
    private static final String END = "\n";
    /** Heap overhead of a name: a string and its place in the list. */
    private static final int OF_NAME = 60;

    private static final String MISSING = "\r";

    /** Copies {@code names}. */
    public Vary {
        names = List.copyOf(names);
    }

    /** Parses the Vary of {@code response}. A list with an invalid field name counts as {@code *}. */
    public static Vary of(Fields response) {
        var lines = response.all("vary");
        var members = lines.isEmpty() ? List.<String>of() : ListMembers.of(lines);
        if (members.isEmpty()) {
            return NONE;
        }
        var names = Tokens.fieldNames(members);
        return names.isEmpty() || names.contains("*") ? STAR : new Vary(List.copyOf(names));
    }

    /** Whether no other request can be known to select the response. */
    public boolean isStar() {
        return names.contains("*");
    }

    /** The approximate size on the heap, in bytes. */
    public int weight() {
        var weight = 0;
        for (var name : names) {
            weight += name.length() + OF_NAME;
        }
        return weight;
    }

    /**
     * The secondary key of {@code request}: the names and normalised values (see {@link SelectingFields}) of the
     * fields. Two keys are equal only if all names and all values are; a missing field differs from an empty one.
     * Control characters separate the parts, since values contain none. Empty for {@link #NONE}, without allocating.
     */
    public String secondaryKey(Fields request) {
        if (names.isEmpty()) {
            return "";
        }
        var key = new StringBuilder();
        for (var name : names) {
            var lines = request.all(name);
            key.append(name).append(END);
            key.append(lines.isEmpty() ? MISSING : "").append(SelectingFields.normalised(name, lines));
            key.append(END);
        }
        return key.toString();
    }
}
