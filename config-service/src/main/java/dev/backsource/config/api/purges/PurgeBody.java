package dev.backsource.config.api.purges;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.PurgeScope;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of a domain to purge, as a client asks for it: URLs, prefixes or both, or else everything. */
record PurgeBody(
        @Schema(
                description =
                        "of the domain, over HTTP and HTTPS alike; of an exact domain also without scheme and host",
                maxItems = PurgeScope.MAX_ENTRIES,
                examples = "[\"https://www.example.com/a.jpg?x=1\"]")
        @Nullable
        List<String> urls,

        @Schema(
                description = "how paths begin, at every host of the domain; end one with a slash to mean a folder",
                maxItems = PurgeScope.MAX_ENTRIES,
                examples = "[\"/images/\"]")
        @Nullable
        List<String> prefixes,

        @Schema(description = "false when left out") @Nullable
        Boolean everything) {

    /** Reads a purge of {@code domain}; what is returned beside violations is of no use. */
    static Function<JsonFields, PurgeScope> reader(DomainName domain) {
        return fields -> new PurgeBody(
                        entries(fields, "urls", url -> PurgeScope.canonicalUrl(domain, url)),
                        entries(fields, "prefixes", PurgeScope::canonicalPrefix),
                        fields.bool("everything"))
                .toScope(fields);
    }

    private static @Nullable List<String> entries(JsonFields fields, String name, Function<String, String> kernel) {
        List<String> entries = fields.texts(name, kernel);
        if (fields.size(name) > PurgeScope.MAX_ENTRIES) {
            fields.violations()
                    .add(
                            fields.pathOf(name),
                            Violation.RANGE,
                            "there are " + fields.size(name) + "; at most " + PurgeScope.MAX_ENTRIES
                                    + " may be purged at once, or a prefix of them");
        }
        return entries;
    }

    private PurgeScope toScope(JsonFields fields) {
        fields.refuseOthers();
        var all = Boolean.TRUE.equals(everything);
        var listed = fields.size("urls") + fields.size("prefixes") > 0;
        if (all && listed) {
            fields.violations()
                    .add("everything", Violation.INVALID, "everything covers what is listed; give one or the other");
        } else if (!all && !listed && fields.violations().isEmpty()) {
            fields.violations()
                    .add(
                            "",
                            Violation.REQUIRED,
                            "say what to purge: urls, prefixes or both, or everything set to true");
        }
        return all || !fields.violations().isEmpty()
                ? PurgeScope.EVERYTHING
                : new PurgeScope(distinct(urls), distinct(prefixes), false);
    }

    private static List<String> distinct(@Nullable List<String> entries) {
        return Objects.requireNonNullElse(entries, List.<String>of()).stream()
                .distinct()
                .toList();
    }
}
