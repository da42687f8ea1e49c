package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.syntax.ListMembers;
import dev.backsource.edge.cache.rules.syntax.Tokens;
import java.util.List;

/**
 * Which request fields chose a response among its variants (RFC 9111 §4.1, RFC 9110 §12.5.5).
 *
 * @param names sorted, distinct, in lower case; {@code *} alone when no later request can be known to fit
 */
public record Vary(List<String> names) {
    /** Of a response that is the same for every request. */
    public static final Vary NONE = new Vary(List.of());

    private static final Vary STAR = new Vary(List.of("*"));
    private static final String END = "\n";
    /** Of a string and the place in its list. */
    private static final int OF_NAME = 60;

    private static final String MISSING = "\r";

    /** Keeps its own copy of {@code names}. */
    public Vary {
        names = List.copyOf(names);
    }

    /** Reads that of {@code response}. A list with something that is no field name counts as {@code *}. */
    public static Vary of(Fields response) {
        var lines = response.all("vary");
        var members = lines.isEmpty() ? List.<String>of() : ListMembers.of(lines);
        if (members.isEmpty()) {
            return NONE;
        }
        var names = Tokens.fieldNames(members);
        return names.isEmpty() || names.contains("*") ? STAR : new Vary(List.copyOf(names));
    }

    /** Whether no stored response may be used for any other request. */
    public boolean isStar() {
        return names.contains("*");
    }

    /** Bytes it takes on the heap, about. */
    public int weight() {
        var weight = 0;
        for (var name : names) {
            weight += name.length() + OF_NAME;
        }
        return weight;
    }

    /**
     * What tells {@code request} from those that choose another variant: names and normalised values (see {@link
     * SelectingFields}) of the fields. Two keys are equal only if the names are and each value is, a missing field being
     * no empty one: values have no control characters, and these separate. Empty for {@link #NONE}, without allocating.
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
