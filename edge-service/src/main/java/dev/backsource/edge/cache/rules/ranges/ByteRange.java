package dev.backsource.edge.cache.rules.ranges;

/**
 * A range of the content.
 *
 * @param first offset of its first byte
 * @param last offset of its last byte, inclusive
 */
public record ByteRange(long first, long last) {
    /** In bytes, at least 1. */
    public long length() {
        return last - first + 1;
    }

    /** The value of Content-Range (RFC 9110 §14.4) for a part of {@code completeLength} bytes. */
    public String contentRange(long completeLength) {
        return "bytes " + first + '-' + last + '/' + completeLength;
    }
}
