package dev.backsource.policy.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The context attributes of an event, carried as record headers in the binary mode of CloudEvents 1.0 (Kafka protocol
 * binding §3.2), together with W3C Trace Context.
 *
 * @param id unique per source; a repeated event keeps its id
 * @param type the type of the event, with a version; see {@link Topic#eventType()}
 * @param source which service wrote it, such as {@code /config-service}
 * @param subject the subject: a domain or an edge id
 * @param time when it happened
 * @param revision the domain's revision; null where the event has none
 * @param traceparent the trace the event belongs to; null when there is none
 * @param changedBy the name of the change's author, also for a removal, which has no value to hold it; null where nobody is named
 * @param incarnation of the domain's history, see {@link StateVersion}; null for the first, and where the event has none
 * @param team the id of the team that owns the domain, also for a removal, which has no value to hold it; null where no team does
 * @param massChange the number of domains that the author of a {@linkplain dev.backsource.policy.masschange.MassChange mass change} has confirmed; null
 *     where nobody confirmed one
 */
public record CloudEvent(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        @Nullable Long revision,
        @Nullable String traceparent,
        @Nullable String changedBy,
        @Nullable Long incarnation,
        @Nullable String team,
        @Nullable Long massChange) {
    private static final String SPEC_VERSION = "1.0";

    /** An event that names nobody. */
    public CloudEvent(
            String id,
            String type,
            String source,
            String subject,
            Instant time,
            @Nullable Long revision,
            @Nullable String traceparent) {
        this(id, type, source, subject, time, revision, traceparent, null, null);
    }

    /** An event of a domain without a team. */
    public CloudEvent(
            String id,
            String type,
            String source,
            String subject,
            Instant time,
            @Nullable Long revision,
            @Nullable String traceparent,
            @Nullable String changedBy,
            @Nullable Long incarnation) {
        this(id, type, source, subject, time, revision, traceparent, changedBy, incarnation, null);
    }

    /** An event that belongs to no confirmed mass change. */
    public CloudEvent(
            String id,
            String type,
            String source,
            String subject,
            Instant time,
            @Nullable Long revision,
            @Nullable String traceparent,
            @Nullable String changedBy,
            @Nullable Long incarnation,
            @Nullable String team) {
        this(id, type, source, subject, time, revision, traceparent, changedBy, incarnation, team, null);
    }

    /** The same event, of a team's domain. */
    public CloudEvent of(@Nullable String owner) {
        return new CloudEvent(
                id, type, source, subject, time, revision, traceparent, changedBy, incarnation, owner, massChange);
    }

    /** The header names and values, in a fixed order. */
    public Map<String, String> toHeaders() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", SPEC_VERSION);
        headers.put("ce_id", id);
        headers.put("ce_type", type);
        headers.put("ce_source", source);
        headers.put("ce_subject", subject);
        headers.put("ce_time", time.toString());
        if (revision != null) {
            headers.put("ce_revision", Long.toString(revision));
        }
        if (incarnation != null) {
            headers.put("ce_incarnation", Long.toString(incarnation));
        }
        if (changedBy != null) {
            headers.put("ce_changedby", changedBy);
        }
        if (team != null) {
            headers.put("ce_team", team);
        }
        if (massChange != null) {
            headers.put("ce_masschange", Long.toString(massChange));
        }
        headers.put("content-type", "application/json");
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        return headers;
    }

    /**
     * Reads the attributes back.
     *
     * @param header the value of a header by name, null when absent
     * @throws MalformedEventException when an attribute is missing or unreadable
     */
    public static CloudEvent fromHeaders(Function<String, @Nullable String> header) {
        var specVersion = required(header, "ce_specversion");
        if (!specVersion.equals(SPEC_VERSION)) {
            throw new MalformedEventException("header ce_specversion is \"" + specVersion + "\", not 1.0");
        }
        return new CloudEvent(
                required(header, "ce_id"),
                required(header, "ce_type"),
                required(header, "ce_source"),
                required(header, "ce_subject"),
                time(required(header, "ce_time")),
                number(header, "ce_revision"),
                header.apply("traceparent"),
                header.apply("ce_changedby"),
                number(header, "ce_incarnation"),
                header.apply("ce_team"),
                number(header, "ce_masschange"));
    }

    /**
     * Checks that the event is of the type that its topic carries.
     *
     * @throws MalformedEventException when it is of another type or version
     */
    public CloudEvent requireType(Topic topic) {
        if (!type.equals(topic.eventType())) {
            throw new MalformedEventException("event type \"" + type + "\" is not " + topic.eventType());
        }
        return this;
    }

    private static String required(Function<String, @Nullable String> header, String name) {
        var value = header.apply(name);
        if (value == null) {
            throw new MalformedEventException("header " + name + " is missing");
        }
        return value;
    }

    private static Instant time(String text) {
        try {
            return UtcTimes.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedEventException("header ce_time is \"" + text + "\", not an RFC 3339 time");
        }
    }

    private static @Nullable Long number(Function<String, @Nullable String> header, String name) {
        var text = header.apply(name);
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new MalformedEventException("header " + name + " is \"" + text + "\", not a number");
        }
    }
}
