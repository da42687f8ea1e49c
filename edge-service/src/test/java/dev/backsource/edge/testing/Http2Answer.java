package dev.backsource.edge.testing;

import java.util.List;

/**
 * The data of an HTTP/2 stream up to its end.
 *
 * @param status of the final response; 0 when there was none
 * @param fields each as {@code name: value}
 * @param end of the stream
 */
public record Http2Answer(int status, List<String> fields, String body, End end) {
    /** The end of a stream. */
    public enum End {
        /** By END_STREAM. */
        WHOLE,
        /** By RST_STREAM with NO_ERROR. */
        NO_ERROR,
        PROTOCOL_ERROR,
        INTERNAL_ERROR,
        STREAM_CLOSED,
        REFUSED_STREAM,
        CANCEL,
        /** By RST_STREAM with any other code. */
        OTHER_ERROR,
        /** By GOAWAY with an error, or the connection's end. */
        CONNECTION_ENDED;

        static End ofCode(int code) {
            return switch (code) {
                case 0 -> NO_ERROR;
                case 1 -> PROTOCOL_ERROR;
                case 2 -> INTERNAL_ERROR;
                case 5 -> STREAM_CLOSED;
                case 7 -> REFUSED_STREAM;
                case 8 -> CANCEL;
                default -> OTHER_ERROR;
            };
        }
    }
}
