package dev.backsource.edge.http.fields;

import io.netty.util.AsciiString;

/** A receiver of header fields whose values lie in an array, one by one, so that no value becomes an object. */
@FunctionalInterface
public interface FieldBytes {
    /**
     * Takes a field line.
     *
     * @param name in lower case
     * @param array holds the value, in Latin-1; never changes
     * @param offset where the value begins
     * @param length of the value, in bytes
     */
    void accept(AsciiString name, byte[] array, int offset, int length);
}
