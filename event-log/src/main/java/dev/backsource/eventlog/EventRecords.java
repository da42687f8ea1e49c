package dev.backsource.eventlog;

import dev.backsource.policy.Printable;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.signature.EventSigner;
import dev.backsource.policy.signature.SignedContent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Events as Kafka records: key as text, value as bytes, CloudEvents attributes as headers. */
public final class EventRecords {
    /** Takes the place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private EventRecords() {}

    /**
     * A record for {@code topic} in the partition of {@code key}.
     *
     * @param value the event's JSON; null for the removal of {@code key}
     */
    public static ProducerRecord<String, byte[]> toRecord(
            Topic topic, String key, byte @Nullable [] value, CloudEvent attributes) {
        return toRecord(topic, partitionOf(topic, key), key, value, attributes);
    }

    /** A record for a given partition, for topics that are not partitioned by their keys. */
    public static ProducerRecord<String, byte[]> toRecord(
            Topic topic, int partition, String key, byte @Nullable [] value, CloudEvent attributes) {
        return new ProducerRecord<>(topic.topicName(), partition, key, value, toHeaders(attributes));
    }

    /** Adds the signature headers of {@code signer} to {@code unsigned}, by one signature for all; returns them. */
    public static List<ProducerRecord<String, byte[]>> sign(
            List<ProducerRecord<String, byte[]>> unsigned, EventSigner signer) {
        var headers = signer.sign(unsigned.stream().map(EventRecords::content).toList());
        for (var i = 0; i < unsigned.size(); i++) {
            var signed = unsigned.get(i).headers();
            headers.get(i).forEach((name, text) -> signed.add(name, text.getBytes(StandardCharsets.UTF_8)));
        }
        return unsigned;
    }

    private static byte[] content(ProducerRecord<String, byte[]> unsigned) {
        return SignedContent.of(unsigned.topic(), unsigned.key(), texts(unsigned.headers()), unsigned.value());
    }

    /**
     * The partition of {@code key}, by the hash that Kafka's own producers use. Topics with the same partition count
     * put the same domain in the same partition, so that one consumer sees all of a domain.
     */
    public static int partitionOf(Topic topic, String key) {
        var hash = Utils.murmur2(key.getBytes(StandardCharsets.UTF_8));
        return Utils.toPositive(hash) % topic.partitions();
    }

    /** The text of a record's headers by name; null when the header, its value or its encoding is missing or broken. */
    public static Function<String, @Nullable String> texts(Headers headers) {
        return name -> text(headers.lastHeader(name));
    }

    /**
     * Reads the attributes of a record.
     *
     * @throws dev.backsource.policy.event.MalformedEventException when an attribute is missing or unreadable
     */
    public static CloudEvent attributes(Headers headers) {
        return CloudEvent.fromHeaders(texts(headers));
    }

    /** The trace that a record belongs to, for a line of a log; a hyphen when it names none. */
    public static String trace(Headers headers) {
        var trace = texts(headers).apply("traceparent");
        return trace == null ? "-" : Printable.of(trace);
    }

    private static Headers toHeaders(CloudEvent attributes) {
        List<Header> headers = attributes.toHeaders().entrySet().stream()
                .<Header>map(e -> new RecordHeader(e.getKey(), e.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new RecordHeaders(headers);
    }

    /** The header's text; null when the header, its value or its encoding is missing or broken. */
    private static @Nullable String text(@Nullable Header header) {
        if (header == null || header.value() == null) {
            return null;
        }
        var text = new String(header.value(), StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strictly(header.value());
    }

    /** Decodes strictly, to tell broken bytes from a genuine replacement character; null when they are broken. */
    private static @Nullable String strictly(byte[] value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
