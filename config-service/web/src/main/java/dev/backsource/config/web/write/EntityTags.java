package dev.backsource.config.web.write;

import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.write.ExpectedRevision;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Revisions as entity tags, and the expectation in {@code If-Match} (RFC 9110 §8.8.3 and §13.1.1). */
final class EntityTags {
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*");
    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,17}");

    private EntityTags() {}

    static String of(long revision) {
        return "\"" + revision + "\"";
    }

    /**
     * The current revision that a write expects. A weak tag never matches, nor does one that this service never gave.
     *
     * @param values the header's lines, none when absent
     * @throws InvalidRequestException when they are no list of entity tags
     */
    static ExpectedRevision expected(List<String> values) {
        if (values.isEmpty()) {
            return ExpectedRevision.any();
        }
        var header = String.join(",", values).strip();
        return header.equals("*") ? ExpectedRevision.any() : oneOf(header);
    }

    private static ExpectedRevision oneOf(String header) {
        var revisions = new HashSet<Long>();
        for (var element : header.split(",", -1)) {
            var tag = TAG.matcher(element);
            if (!tag.matches()) {
                throw InvalidRequestException.of(
                        "If-Match",
                        Violation.MALFORMED,
                        "must be a revision in double quotes, as in the ETag header: \"3\"; or *");
            }
            if (tag.group(1) == null && REVISION.matcher(tag.group(2)).matches()) {
                revisions.add(Long.valueOf(tag.group(2)));
            }
        }
        return ExpectedRevision.oneOf(revisions);
    }
}
