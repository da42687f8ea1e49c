package dev.backsource.config.api.purges;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.purge.PurgeScope;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The scope of a purge, as a client requests it: URLs, prefixes or both, or else everything. */
public final class PurgeBody {
    private static final JsonField<List<String>> URLS = JsonField.texts("urls")
            .described("URLs of the domain, for both HTTP and HTTPS; for an exact domain, scheme and host are"
                    + " optional")
            .example(List.of("https://www.example.com/a.jpg?x=1"))
            .entries(PurgeScope.MAX_ENTRIES);
    private static final JsonField<List<String>> PREFIXES = JsonField.texts("prefixes")
            .described("path prefixes, at every host of the domain; end a prefix with a slash for a directory")
            .example(List.of("/images/"))
            .entries(PurgeScope.MAX_ENTRIES);
    private static final JsonField<Boolean> EVERYTHING =
            JsonField.bool("everything").described("default: false");

    public static final JsonShape SHAPE = JsonShape.of("PurgeBody", URLS, PREFIXES, EVERYTHING);

    private PurgeBody() {}

    /** A purge of {@code domain}. */
    static JsonType<PurgeScope> of(DomainName domain) {
        return SHAPE.readBy(fields -> read(fields, domain));
    }

    private static PurgeScope read(JsonFields fields, DomainName domain) {
        var urls = entries(fields, URLS, url -> PurgeScope.canonicalUrl(domain, url));
        var prefixes = entries(fields, PREFIXES, PurgeScope::canonicalPrefix);
        var all = Boolean.TRUE.equals(fields.get(EVERYTHING));
        fields.refuseOthers();
        checkTogether(fields, all);
        return all || !fields.violations().isEmpty()
                ? PurgeScope.EVERYTHING
                : new PurgeScope(distinct(urls), distinct(prefixes), false);
    }

    private static @Nullable List<String> entries(
            JsonFields fields, JsonField<List<String>> field, Function<String, String> kernel) {
        var entries = fields.get(field, kernel);
        if (fields.size(field) > PurgeScope.MAX_ENTRIES) {
            fields.violations()
                    .add(
                            fields.pathOf(field),
                            Violation.RANGE,
                            "there are " + fields.size(field) + "; at most " + PurgeScope.MAX_ENTRIES
                                    + " may be purged at once; use a prefix instead");
        }
        return entries;
    }

    private static void checkTogether(JsonFields fields, boolean all) {
        var listed = fields.size(URLS) + fields.size(PREFIXES) > 0;
        if (all && listed) {
            fields.violations()
                    .add(
                            fields.pathOf(EVERYTHING),
                            Violation.INVALID,
                            "everything can't be combined with urls or prefixes; use one or the other");
        } else if (!all && !listed && fields.violations().isEmpty()) {
            fields.violations()
                    .add(fields.path(), Violation.REQUIRED, "urls, prefixes, or everything set to true is required");
        }
    }

    private static List<String> distinct(@Nullable List<String> entries) {
        return Objects.requireNonNullElse(entries, List.<String>of()).stream()
                .distinct()
                .toList();
    }
}
