package dev.backsource.edge.taster;

import dev.backsource.eventlog.EventRecords;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A policy change on its way to the taster's process.
 *
 * @param number of this change among those that the process gets, from 0
 * @param key of the record; empty for none
 * @param headers the record's headers that are text
 * @param value the record's value
 */
public record Sample(int number, String key, Map<String, String> headers, byte[] value) {
    private static final int MAX_BYTES = 1 << 27;

    public Sample {
        headers = Map.copyOf(headers);
    }

    static Sample of(int number, ConsumerRecord<String, byte[]> received) {
        var headers = new HashMap<String, String>();
        var texts = EventRecords.texts(received.headers());
        for (var header : received.headers()) {
            var text = texts.apply(header.key());
            if (text != null) {
                headers.put(header.key(), text);
            }
        }
        return new Sample(number, received.key() == null ? "" : received.key(), headers, received.value());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(number);
        writeText(out, key);
        writeTexts(out, headers);
        writeBytes(out, value);
    }

    /** The next sample; null at the end. */
    public static @Nullable Sample read(DataInputStream in) throws IOException {
        try {
            return new Sample(in.readInt(), readText(in), readTexts(in), readBytes(in));
        } catch (EOFException e) {
            return null;
        }
    }

    static void writeTexts(DataOutputStream out, Map<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts.entrySet()) {
            writeText(out, text.getKey());
            writeText(out, text.getValue());
        }
    }

    /** Texts by name, as the edge's configuration, which comes before the samples. */
    public static Map<String, String> readTexts(DataInputStream in) throws IOException {
        var texts = new HashMap<String, String>();
        for (var left = in.readInt(); left > 0; left--) {
            texts.put(readText(in), readText(in));
        }
        return texts;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > MAX_BYTES) {
            throw new IOException("length " + length + " out of range");
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }
}
