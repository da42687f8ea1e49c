package dev.backsource.config.web.routing;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps clients' input out of the labels of the server's own meters ({@code http.server.…}). The label {@code uri} is a template of the
 * {@link RouteTable}, {@code method} a method of HTTP, and either is {@value #UNKNOWN} for anything else. Quarkus takes the raw path of a
 * request that was refused before routing, and any method it names: that would disclose names to strangers, and fill the limited number of
 * values that Micrometer has for a label.
 */
public final class RouteLabels implements MeterFilter {
    /** Micrometer's own word. */
    static final String UNKNOWN = "UNKNOWN";

    private static final String METERS = "http.server.";

    /** RFC 9110 §9.3, RFC 5789 §2. */
    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

    /** Quarkus' name for {@code /}, where Alibaba Cloud CDN's API answers all calls. */
    private static final String ROOT = "root";

    /** The values that a parameter is limited to. */
    private static final Pattern LIMIT = Pattern.compile("\\{(\\w+):[^}]*}");

    /** By Quarkus' value, and by the label itself: a filter is also asked about its own results. */
    private final Map<String, String> labels;

    /** @param limited templates that stand for several routes, by a parameter that is limited to some values, in the framework's form */
    public RouteLabels(RouteTable routes, Set<String> limited) {
        labels = Stream.of(
                        routes.routes().stream().map(Route::path),
                        limited.stream(),
                        limited.stream().map(RouteLabels::label),
                        Stream.of(ROOT))
                .flatMap(all -> all)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(template -> template, RouteLabels::label));
    }

    /** The values of a parameter don't belong in a label. */
    private static String label(String template) {
        return LIMIT.matcher(template).replaceAll("{$1}");
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith(METERS)
                        && id.getTags().stream().anyMatch(tag -> !known(tag).equals(tag))
                ? id.replaceTags(known(id.getTags()))
                : id;
    }

    private List<Tag> known(List<Tag> tags) {
        return tags.stream().map(this::known).toList();
    }

    private Tag known(Tag tag) {
        return switch (tag.getKey()) {
            case "uri" -> Tag.of(tag.getKey(), labels.getOrDefault(tag.getValue(), UNKNOWN));
            case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of(tag.getKey(), UNKNOWN);
            default -> tag;
        };
    }
}
