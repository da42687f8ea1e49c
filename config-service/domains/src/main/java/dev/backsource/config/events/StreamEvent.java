package dev.backsource.config.events;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the stream in the form for subscribers, except for the {@code id}, which depends on a subscriber's earlier events.
 *
 * @param place of the record's partition, see {@link StreamPartitions}
 * @param domain its subject
 * @param team the domain's owner at the time; null for none
 * @param type the CloudEvents type
 * @param time of the reported change or alert
 * @param fields the {@code event} and {@code data} lines of the server-sent event, each with its line feed
 */
record StreamEvent(
        int place, long offset, String domain, @Nullable String team, String type, Instant time, byte[] fields) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Its approximate size in memory: its bytes and the objects around them. */
    int size() {
        return fields.length + 200;
    }

    /**
     * The event of a record, as a CloudEvent in JSON (JSON event format §3) in one line.
     *
     * @throws MalformedEventException when the record isn't trusted, its attributes are not those of its topic, or its value isn't JSON
     */
    static StreamEvent of(ConsumerRecord<String, byte[]> received, SignatureCheck signatures) {
        var objection = signatures.objection(received);
        if (objection != null) {
            throw new MalformedEventException(objection);
        }
        var topic = Topic.named(received.topic());
        var attributes = EventRecords.attributes(received.headers()).requireType(topic);
        var key = requireKey(received.key());
        var data = received.value() == null ? removal(key, attributes) : oneLine(received.value());
        var fields = "event: " + attributes.type() + "\ndata: " + cloudEvent(attributes, data) + "\n";
        return new StreamEvent(
                StreamPartitions.placeOf(received),
                received.offset(),
                domainOf(key),
                attributes.team(),
                attributes.type(),
                attributes.time(),
                fields.getBytes(StandardCharsets.UTF_8));
    }

    /** A key is the domain, or begins with the domain and a slash. */
    private static String domainOf(String key) {
        var slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }

    private static String requireKey(@Nullable String key) {
        if (key == null) {
            throw new MalformedEventException("the record has no key");
        }
        return key;
    }

    private static String cloudEvent(CloudEvent attributes, String data) {
        return json(json -> {
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", attributes.id());
            json.writeStringField("source", attributes.source());
            json.writeStringField("type", attributes.type());
            json.writeStringField("subject", attributes.subject());
            json.writeStringField("time", attributes.time().toString());
            if (attributes.revision() != null) {
                json.writeNumberField("revision", attributes.revision());
            }
            if (attributes.traceparent() != null) {
                json.writeStringField("traceparent", attributes.traceparent());
            }
            if (attributes.changedBy() != null) {
                json.writeStringField("changedby", attributes.changedBy());
            }
            if (attributes.team() != null) {
                json.writeStringField("team", attributes.team());
            }
            json.writeStringField("datacontenttype", "application/json");
            json.writeFieldName("data");
            json.writeRawValue(data);
        });
    }

    private static String removal(String key, CloudEvent attributes) {
        return json(json -> {
            json.writeStringField("domain", domainOf(key));
            if (!domainOf(key).equals(key)) {
                json.writeStringField("kind", key.substring(domainOf(key).length() + 1));
            }
            if (attributes.revision() != null) {
                json.writeNumberField("revision", attributes.revision());
            }
            if (attributes.changedBy() != null) {
                json.writeStringField("changedBy", attributes.changedBy());
            }
            json.writeBooleanField("removed", true);
        });
    }

    private static String json(Fields fields) {
        var text = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(text, JsonEncoding.UTF8)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new MalformedEventException("the event can't be written: " + e.getMessage());
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Line ends in JSON are white space between tokens: inside of a string they are escaped (RFC 8259 §7). */
    private static String oneLine(byte[] value) {
        try (var json = JSON.createParser(value)) {
            if (json.nextToken() == null || !json.isExpectedStartObjectToken()) {
                throw new MalformedEventException("the value is not a JSON object");
            }
            json.skipChildren();
            if (json.nextToken() != null) {
                throw new MalformedEventException("the value has trailing content after its JSON object");
            }
        } catch (IOException e) {
            throw new MalformedEventException("the value is not JSON");
        }
        return new String(value, StandardCharsets.UTF_8).replace('\r', ' ').replace('\n', ' ');
    }

    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }
}
