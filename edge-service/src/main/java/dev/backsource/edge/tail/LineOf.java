package dev.backsource.edge.tail;

import dev.backsource.edge.http.telemetry.AccessLogRecord;
import dev.backsource.policy.event.TailLines.Line;
import dev.backsource.policy.response.ClientUrl;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The line of a record. What may be a secret or a person is left out: the query, the parameters of a path, the referrer, and the last part of the client's
 * address.
 */
final class LineOf {
    private static final int GROUPS_OF_NETWORK = 3;
    private static final double NANOS_PER_MS = 1e6;

    private LineOf() {}

    static Line record(AccessLogRecord entry) {
        var failure = entry.failure();
        var gate = failure == null ? null : failure.gate();
        var finding = failure == null ? null : failure.finding();
        return new Line(
                Instant.ofEpochMilli(entry.atMillis()),
                network(entry.client()),
                entry.method(),
                entry.scheme(),
                entry.version(),
                Objects.requireNonNullElse(entry.host(), ""),
                ClientUrl.shown(entry.target()),
                entry.status(),
                entry.bytes(),
                entry.durationNanos() / NANOS_PER_MS,
                entry.outcome().label(),
                entry.origin(),
                entry.origin() == null || entry.originNanos() <= 0 ? null : entry.originNanos() / NANOS_PER_MS,
                entry.revision(),
                entry.userAgent(),
                entry.error() == null ? null : entry.error().token(),
                gate == null ? null : gate.kebabName(),
                finding == null ? null : finding.code());
    }

    /** The 24 bits of an IPv4 address, or the 48 bits of an IPv6 address, in the text's own spelling. */
    static String network(@Nullable String address) {
        if (address == null) {
            return "";
        }
        if (address.indexOf(':') < 0) {
            return address.substring(0, address.lastIndexOf('.') + 1) + "0/24";
        }
        var groups = address.split(":", -1);
        var network = new StringBuilder();
        for (var i = 0; i < GROUPS_OF_NETWORK && i < groups.length && !groups[i].isEmpty(); i++) {
            network.append(groups[i]).append(':');
        }
        return network.append(network.length() == 0 ? "::/48" : ":/48").toString();
    }
}
