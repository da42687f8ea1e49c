package dev.backsource.policy.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The signed content of an event: the topic, the key, the attributes and the value, each behind its length in four bytes, or -1 where there is none.
 * So no two events have the same bytes, and no signature holds for another topic or key. The trace, which changes nothing, isn't in it.
 */
public final class SignedContent {
    /** Tells these bytes from other content that the same key may sign. */
    private static final String MARK = "backsource event 1";

    private static final List<String> ATTRIBUTES = List.of(
            "ce_specversion",
            "ce_id",
            "ce_type",
            "ce_source",
            "ce_subject",
            "ce_time",
            "ce_revision",
            "ce_incarnation",
            "ce_changedby",
            "ce_team");

    private SignedContent() {}

    /**
     * The bytes to sign.
     *
     * @param header the value of a header by name, null when it has none
     */
    public static byte[] of(
            String topic, @Nullable String key, Function<String, @Nullable String> header, byte @Nullable [] value) {
        var texts = new byte[ATTRIBUTES.size() + 3][];
        texts[0] = bytes(MARK);
        texts[1] = bytes(topic);
        texts[2] = bytes(key);
        for (var i = 0; i < ATTRIBUTES.size(); i++) {
            texts[i + 3] = bytes(header.apply(ATTRIBUTES.get(i)));
        }
        var content = ByteBuffer.allocate(length(texts) + length(value));
        for (var text : texts) {
            put(content, text);
        }
        put(content, value);
        return content.array();
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static int length(byte[][] parts) {
        var sum = 0;
        for (var part : parts) {
            sum = Math.addExact(sum, length(part));
        }
        return sum;
    }

    private static int length(byte @Nullable [] part) {
        return Integer.BYTES + (part == null ? 0 : part.length);
    }

    private static void put(ByteBuffer content, byte @Nullable [] part) {
        if (part == null) {
            content.putInt(-1);
        } else {
            content.putInt(part.length).put(part);
        }
    }
}
