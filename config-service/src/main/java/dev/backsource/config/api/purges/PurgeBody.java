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
            .described("of the domain, over HTTP and HTTPS alike; of an exact domain also without scheme and host")
            .example(List.of("https://www.example.com/a.jpg?x=1"))
            .entries(PurgeScope.MAX_ENTRIES);
    private static final JsonField<List<String>> PREFIXES = JsonField.texts("prefixes")
            .described("how paths begin, at every host of the domain; end one with a slash to mean a folder")
            .example(List.of("/images/"))
            .entries(PurgeScope.MAX_ENTRIES);
    private static final JsonField<Boolean> EVERYTHING =
            JsonField.bool("everything").described("false when left out");

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
                                    + " may be purged at once, or a prefix of them");
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
                            "everything covers what is listed; give one or the other");
        } else if (!all && !listed && fields.violations().isEmpty()) {
            fields.violations()
                    .add(
                            fields.path(),
                            Violation.REQUIRED,
                            "say what to purge: urls, prefixes or both, or everything set to true");
        }
    }

    private static List<String> distinct(@Nullable List<String> entries) {
        return Objects.requireNonNullElse(entries, List.<String>of()).stream()
                .distinct()
                .toList();
    }
}
