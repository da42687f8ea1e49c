package dev.backsource.config.web.openapi;

import dev.backsource.config.web.json.Schemas;
import dev.backsource.config.web.routing.Route;
import dev.backsource.config.web.routing.RouteTrait;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The headers of responses beyond those that HTTP itself needs. */
enum SentHeader {
    ETAG(
            "ETag",
            "The domain's revision in double quotes, for If-Match; absent with dryRun",
            false,
            () -> Schemas.pattern("^\"[1-9][0-9]*\"$"),
            (route, status) -> status == 412 || (status / 100 == 2 && route.has(RouteTrait.TAGGED))),
    BODY_TAG(
            "ETag",
            "Identifies the body. With it in If-None-Match, the response is 304 as long as the body would be the same",
            (route, status) -> status == 200 && route.isRevalidated()),
    LOCATION(
            "Location",
            "The URL of the created resource",
            true,
            () -> Schemas.text().format("uri"),
            (route, status) -> status == 201 || status == 202),
    REPLAYED(
            "Idempotency-Replayed",
            "true if this is the stored response to an earlier request with the same Idempotency-Key",
            false,
            () -> Schemas.text().enumeration(List.of("true")),
            (route, status) -> route.takesKey() && status / 100 == 2),
    CHALLENGE(
            "WWW-Authenticate",
            "How to authenticate (RFC 9110 §11.6.1)",
            true,
            Schemas::text,
            (route, status) -> status == 401),
    ALLOW("Allow", "The methods that the path supports", true, Schemas::text, (route, status) -> status == 405),
    ACCEPT(
            "Accept",
            "The accepted media types of a body",
            false,
            Schemas::text,
            (route, status) -> status == 415 && !route.isPatch()),
    ACCEPT_PATCH(
            "Accept-Patch",
            "The accepted media types of a patch",
            false,
            Schemas::text,
            (route, status) -> status == 415 && route.isPatch()),
    ACCEPT_ENCODING(
            "Accept-Encoding",
            "The accepted content codings of a body",
            false,
            Schemas::text,
            (route, status) -> status == 415),
    RETRY_AFTER(
            "Retry-After",
            "The number of seconds after which to retry",
            false,
            () -> Schemas.wholeNumber(1, 900),
            (route, status) -> status == 503 || status == 429),
    RATE_LIMIT(
            "RateLimit",
            "The remaining quota of each rate limit that the request counts against, as a list of structured fields:"
                    + " r is the number of requests available now, t the seconds until the full burst is available"
                    + " (draft-ietf-httpapi-ratelimit-headers)",
            (route, status) -> status == 429 || status / 100 == 2),
    RATE_LIMIT_POLICY(
            "RateLimit-Policy",
            "The rate limits that the request counts against, as a list of structured fields: q is the burst, which"
                    + " is available again after w seconds (draft-ietf-httpapi-ratelimit-headers)",
            (route, status) -> status == 429 || status / 100 == 2);

    private final String called;
    private final String description;
    private final boolean always;
    private final @Nullable Supplier<Schema> schema;
    private final BiPredicate<Route, Integer> comesWith;

    SentHeader(
            String called,
            String description,
            boolean always,
            @Nullable Supplier<Schema> schema,
            BiPredicate<Route, Integer> comesWith) {
        this.called = called;
        this.description = description;
        this.always = always;
        this.schema = schema;
        this.comesWith = comesWith;
    }

    /** A header that the responses of many operations share: it is described once, among the components, and referred to. */
    SentHeader(String called, String description, BiPredicate<Route, Integer> comesWith) {
        this(called, description, false, null, comesWith);
    }

    /** Describes the shared headers. */
    static void describeShared(Components components) {
        Arrays.stream(values())
                .filter(SentHeader::isShared)
                .forEach(header ->
                        components.addHeader(header.called, header.described().schema(Schemas.text())));
    }

    /** Describes the headers of a refusal by a limit, which are the same for all operations. */
    static APIResponse describe429(APIResponse response) {
        Stream.of(RETRY_AFTER, RATE_LIMIT, RATE_LIMIT_POLICY).forEach(header -> header.addTo(response));
        return response;
    }

    /** Describes the headers in place of an unchanged body, which are the same for all readings. */
    static APIResponse describe304(APIResponse response) {
        Stream.of(BODY_TAG, RATE_LIMIT, RATE_LIMIT_POLICY).forEach(header -> header.addTo(response));
        return response;
    }

    static void describe(Route route, Operation operation) {
        operation
                .getResponses()
                .getAPIResponses()
                .forEach((status, response) -> Arrays.stream(values())
                        .filter(header ->
                                response.getRef() == null && header.comesWith.test(route, Integer.valueOf(status)))
                        .forEach(header -> header.addTo(response)));
    }

    private void addTo(APIResponse response) {
        response.addHeader(
                called,
                schema == null
                        ? OASFactory.createHeader().ref(called)
                        : described().schema(schema.get()));
    }

    private boolean isShared() {
        return schema == null;
    }

    private Header described() {
        return OASFactory.createHeader().description(description).required(always);
    }
}
