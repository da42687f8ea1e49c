package dev.backsource.config.api.domains;

import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/** The text that the names of listed domains have to contain. */
final class NameQuery {
    private NameQuery() {}

    /** In the form in which names are stored, by the same rule. */
    static String read(@Nullable String query, Violations violations) {
        if (query == null) {
            return "";
        }
        if (query.length() > DomainName.MAX_LENGTH || !Printable.isPrintable(query)) {
            violations.add(
                    "query",
                    Violation.MALFORMED,
                    "must be part of a domain name, up to " + DomainName.MAX_LENGTH + " characters");
            return "";
        }
        return DomainName.searched(query);
    }
}
