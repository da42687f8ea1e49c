package dev.backsource.edge.transport.http1;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The status lines of HTTP/1.1 (RFC 9112 §4) with Netty's reason phrases, as the bytes to send. */
final class StatusLines {
    private static final int FIRST = 100;
    private static final int BEHIND_LAST = 600;
    private static final String[] REASONS = new String[BEHIND_LAST - FIRST];
    private static final byte[][] LINES = new byte[BEHIND_LAST - FIRST][];

    static {
        for (var code = FIRST; code < BEHIND_LAST; code++) {
            var reason = HttpResponseStatus.valueOf(code).reasonPhrase();
            REASONS[code - FIRST] = reason;
            LINES[code - FIRST] = ("HTTP/1.1 " + code + " " + reason + "\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    private StatusLines() {}

    /** The line, which must not be changed; null for another version, another reason phrase or a status of no class. */
    static byte @Nullable [] of(HttpVersion version, HttpResponseStatus status) {
        var index = status.code() - FIRST;
        return version == HttpVersion.HTTP_1_1
                        && index >= 0
                        && index < LINES.length
                        && REASONS[index].equals(status.reasonPhrase())
                ? LINES[index]
                : null;
    }
}
