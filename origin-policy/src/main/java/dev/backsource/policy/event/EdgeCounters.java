package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An edge's counters of clients' requests since {@link EdgeStatus#startedAt()}: totals, so that a lost report loses no count. Totals begin at 0 with
 * each start.
 *
 * @param requests all answered requests, failed ones included
 * @param hits those of them served without a request to an origin: from the store, fresh or stale, or by the fetch of another client
 * @param misses those served by an origin with a response that might have been stored, validations of a stored response among them
 * @param originErrors failed back-to-origin requests by the error type of RFC 9209 §2.3; a type that never occurred may be absent,
 *     and there are at most {@link #MAX_KINDS}
 */
public record EdgeCounters(long requests, long hits, long misses, Map<String, Long> originErrors) {
    public static final int MAX_KINDS = 64;

    /** The error types of RFC 9209 §2.3. Consumers that store edges' counters store them by these, and all other types as one. */
    public static final List<String> ERROR_TYPES = List.of(
            "dns_timeout",
            "dns_error",
            "destination_not_found",
            "destination_unavailable",
            "destination_ip_prohibited",
            "destination_ip_unroutable",
            "connection_refused",
            "connection_terminated",
            "connection_timeout",
            "connection_read_timeout",
            "connection_write_timeout",
            "connection_limit_reached",
            "tls_protocol_error",
            "tls_certificate_error",
            "tls_alert_received",
            "http_request_error",
            "http_request_denied",
            "http_response_incomplete",
            "http_response_header_section_size",
            "http_response_header_size",
            "http_response_body_size",
            "http_response_trailer_section_size",
            "http_response_trailer_size",
            "http_response_transfer_coding",
            "http_response_content_coding",
            "http_response_timeout",
            "http_upgrade_failed",
            "http_protocol_error",
            "proxy_internal_response",
            "proxy_internal_error",
            "proxy_configuration_error",
            "proxy_loop_detected");

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    public EdgeCounters {
        originErrors = Map.copyOf(originErrors);
        requireCount(requests, "requests");
        requireCount(hits, "hits");
        requireCount(misses, "misses");
        if (originErrors.size() > MAX_KINDS) {
            throw new InvalidValueException(
                    "originErrors has " + originErrors.size() + " kinds; the limit is " + MAX_KINDS);
        }
        originErrors.forEach((kind, count) -> {
            if (!KIND.matcher(kind).matches()) {
                throw new InvalidValueException("originErrors has a kind that isn't 1 to 64 of a-z, 0-9 and '_'");
            }
            requireCount(count, kind);
        });
    }

    @JsonCreator
    static EdgeCounters read(
            @JsonProperty(value = "requests", required = true) long requests,
            @JsonProperty(value = "hits", required = true) long hits,
            @JsonProperty(value = "misses", required = true) long misses,
            @JsonProperty("originErrors") @Nullable Map<String, Long> originErrors) {
        return new EdgeCounters(requests, hits, misses, Objects.requireNonNullElse(originErrors, Map.of()));
    }

    private static void requireCount(long count, String field) {
        if (count < 0) {
            throw new InvalidValueException(field + " is below 0");
        }
    }
}
