package dev.backsource.policy.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The signed content of an event: the topic, the key, the attributes and the value, each behind its length in four bytes, or -1 where there is none.
 * So no two events have the same bytes, and no signature holds for another topic or key. The trace, which changes nothing, isn't in it. Attributes that
 * were added later follow the value, each after its name, where the event has them: the signatures of other events stay as they were.
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

    private static final List<String> LATER_ATTRIBUTES = List.of("ce_masschange");

    private SignedContent() {}

    /**
     * The bytes to sign.
     *
     * @param header the value of a header by name, null when it has none
     */
    public static byte[] of(
            String topic, @Nullable String key, Function<String, @Nullable String> header, byte @Nullable [] value) {
        var parts = new ArrayList<byte @Nullable []>();
        parts.add(bytes(MARK));
        parts.add(bytes(topic));
        parts.add(bytes(key));
        ATTRIBUTES.forEach(name -> parts.add(bytes(header.apply(name))));
        parts.add(value);
        for (var name : LATER_ATTRIBUTES) {
            var text = header.apply(name);
            if (text != null) {
                parts.add(bytes(name));
                parts.add(bytes(text));
            }
        }
        var content = ByteBuffer.allocate(length(parts));
        parts.forEach(part -> put(content, part));
        return content.array();
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static int length(List<byte @Nullable []> parts) {
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
