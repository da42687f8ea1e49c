package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Redirects of an origin that lead clients back to a URL that they have requested already.
 *
 * @param clients the schemes of the clients that loop
 * @param steps the redirects, in order; the first {@value #MAX_STEPS}, of the first of these clients
 * @param working the redirect types under which no client loops, by the same origin's responses
 * @param unknown the redirect types of which that wasn't measured
 * @param field the name of the field that tells the origin the client's scheme
 * @param storedAt when the oldest of the domain's redirects that came from an edge's cache was generated, by its {@code Date} and {@code Age};
 *     null if none came from there
 */
public record RedirectLoop(
        @JsonProperty List<Scheme> clients,
        @JsonProperty List<Step> steps,
        @JsonProperty List<RedirectType> working,

        @JsonProperty @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<RedirectType> unknown,

        @JsonProperty String field,

        @JsonProperty @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Instant storedAt)
        implements Evidence {
    /** The most steps that are kept. */
    public static final int MAX_STEPS = 6;

    private static final int MAX_IN_SENTENCE = 2;
    private static final List<RedirectType> BY_SECURITY =
            List.of(RedirectType.HTTPS, RedirectType.FOLLOW, RedirectType.HTTP);

    public RedirectLoop {
        clients = InvalidValueException.require(clients, "clients").stream()
                .distinct()
                .sorted()
                .toList();
        steps = InvalidValueException.require(steps, "steps").stream()
                .limit(MAX_STEPS)
                .toList();
        working = distinct(InvalidValueException.require(working, "working"));
        unknown = unknown == null ? List.of() : distinct(unknown);
        field = UrlText.of(field, "field");
        storedAt = storedAt == null ? null : storedAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** One of which the origin has sent each redirect. */
    public RedirectLoop(
            List<Scheme> clients,
            List<Step> steps,
            List<RedirectType> working,
            List<RedirectType> unknown,
            String field) {
        this(clients, steps, working, unknown, field, null);
    }

    /**
     * One redirect. Of another team's domain nothing is kept that its clients don't see.
     *
     * @param url of the client's request, without its query
     * @param scheme of the request to the origin; null for that of another team's domain
     * @param port of the request to the origin, as the policy names it; null for that of another team's domain
     * @param status of the response; null for that of another domain at an edge
     * @param location of the response, without its query
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            @JsonProperty String url,
            @JsonProperty @Nullable Scheme scheme,
            @JsonProperty @Nullable Integer port,
            @JsonProperty @Nullable Integer status,
            @JsonProperty String location) {
        public Step {
            url = UrlText.withoutQuery(url, "url");
            location = UrlText.withoutQuery(location, "location");
        }

        private Step withoutPaths() {
            return new Step(UrlText.schemeAndHost(url), scheme, port, status, UrlText.schemeAndHost(location));
        }

        private String text() {
            var to = scheme == null || port == null ? "" : scheme.uriName() + " to port " + port + ": ";
            return url + " (" + to + (status == null ? "" : status + " ") + "to " + location + ")";
        }

        private String host() {
            return UrlText.host(url);
        }
    }

    /** The same, with redirects from the cache that were generated at {@code time}. */
    public RedirectLoop withStoredAt(Instant time) {
        return new RedirectLoop(clients, steps, working, unknown, field, time);
    }

    /** Whether its URLs have one host, so that it passes no other domain. */
    public boolean isOfOneHost() {
        return steps.stream().map(Step::host).distinct().count() <= 1;
    }

    @Override
    public RedirectLoop withoutPaths() {
        return new RedirectLoop(
                clients, steps.stream().map(Step::withoutPaths).toList(), working, unknown, field, storedAt);
    }

    @Override
    public String fault(Place at) {
        var path = steps.stream().limit(MAX_IN_SENTENCE).map(Step::text).collect(Collectors.joining(", "));
        return at.subject() + " redirects clients over "
                + clients.stream().map(Scheme::name).collect(Collectors.joining(" and "))
                + " in a loop: " + path + (steps.size() > MAX_IN_SENTENCE ? ", …" : "") + "."
                + (storedAt == null ? "" : " From the cache: the oldest redirect was generated at " + storedAt + ".");
    }

    @Override
    public String remedy(Place at) {
        return withoutCache()
                + (storedAt == null ? "" : " Then purge the URLs, or wait until the stored redirects expire.");
    }

    private String withoutCache() {
        var atOrigin =
                "have the origin decide on the redirect by the client's scheme, which edges send in " + field + ".";
        if (working.isEmpty()) {
            var hosts = steps.stream()
                    .map(Step::host)
                    .distinct()
                    .limit(MAX_IN_SENTENCE)
                    .toList();
            var redirect = hosts.size() < 2
                    ? "Remove the redirect at the origin"
                    : "Remove one of the redirects between " + String.join(" and ", hosts);
            return redirect + ", or " + atOrigin
                    + (unknown.isEmpty()
                            ? ""
                            : " Whether " + named(unknown, RedirectType::name) + " works wasn't measured.");
        }
        return "Use redirect type " + named(working, RedirectLoop::warned) + ", or " + atOrigin;
    }

    /** The types, secure ones first. */
    private static String named(List<RedirectType> types, Function<RedirectType, String> name) {
        return types.stream()
                .sorted(Comparator.comparing(BY_SECURITY::indexOf))
                .map(name)
                .collect(Collectors.joining(" or "));
    }

    private static String warned(RedirectType type) {
        return type == RedirectType.HTTP ? "HTTP (sends clients' HTTPS requests in clear)" : type.name();
    }

    private static List<RedirectType> distinct(List<RedirectType> types) {
        return types.stream().distinct().sorted().toList();
    }
}
