package dev.backsource.config.api;

import dev.backsource.policy.Printable;
import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the names of listed domains have to contain. */
final class NameQuery {
    private static final int MAX_LENGTH = 253;

    private NameQuery() {}

    /** In the form in which names are kept: lower case, and A-labels where the text makes whole ones. */
    static String read(@Nullable String query, Violations violations) {
        if (query == null) {
            return "";
        }
        if (query.length() > MAX_LENGTH || !Printable.isPrintable(query)) {
            violations.add("query", Violation.MALFORMED, "must be part of a domain name, of at most 253 characters");
            return "";
        }
        return toALabels(query.toLowerCase(Locale.ROOT));
    }

    private static String toALabels(String query) {
        try {
            return query.chars().allMatch(c -> c < 128) ? query : IDN.toASCII(query, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return query;
        }
    }
}
