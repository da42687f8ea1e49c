package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.backsource.policy.InvalidValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * The codec of one type of event, in JSON. Reading ignores unknown fields and refuses everything else that isn't exactly an event: values out of
 * range, missing fields, text behind the end.
 */
public final class EventCodec<T> {
    /** The largest value that is read, in bytes. A domain with all the rules it may have, at full length, fits, also in a progressive rollout. */
    public static final int MAX_BYTES = 640 * 1024;

    private static final JsonMapper MAPPER = mapper();

    public static final EventCodec<PolicyChange> POLICY_CHANGE = new EventCodec<>(PolicyChange.class);
    public static final EventCodec<EdgeStatus> EDGE_STATUS = new EventCodec<>(EdgeStatus.class);
    public static final EventCodec<OriginHealth> ORIGIN_HEALTH = new EventCodec<>(OriginHealth.class);
    public static final EventCodec<OriginAlert> ORIGIN_ALERT = new EventCodec<>(OriginAlert.class);
    public static final EventCodec<SilenceAlert> SILENCE_ALERT = new EventCodec<>(SilenceAlert.class);
    public static final EventCodec<ProberStatus> PROBER_STATUS = new EventCodec<>(ProberStatus.class);
    public static final EventCodec<CachePurge> CACHE_PURGE = new EventCodec<>(CachePurge.class);
    public static final EventCodec<ExplainRequest> EXPLAIN_REQUEST = new EventCodec<>(ExplainRequest.class);
    public static final EventCodec<ExplainAnswer> EXPLAIN_ANSWER = new EventCodec<>(ExplainAnswer.class);
    public static final EventCodec<ProbeRequest> PROBE_REQUEST = new EventCodec<>(ProbeRequest.class);
    public static final EventCodec<ProbeAnswer> PROBE_ANSWER = new EventCodec<>(ProbeAnswer.class);
    public static final EventCodec<FiguresRequest> FIGURES_REQUEST = new EventCodec<>(FiguresRequest.class);
    public static final EventCodec<DomainFigures> DOMAIN_FIGURES = new EventCodec<>(DomainFigures.class);
    public static final EventCodec<TailRequest> TAIL_REQUEST = new EventCodec<>(TailRequest.class);
    public static final EventCodec<TailLines> TAIL_LINES = new EventCodec<>(TailLines.class);

    private final ObjectReader reader;
    private final ObjectWriter writer;

    private EventCodec(Class<T> type) {
        reader = MAPPER.readerFor(type);
        writer = MAPPER.writerFor(type);
    }

    /**
     * Initialises all codecs, which takes seconds on a busy machine. To be called at a start, by a thread that nobody waits for; otherwise the first
     * event pays for it, maybe on an event loop.
     */
    public static void prepare() {
        // The call itself initialises the class.
    }

    public byte[] encode(T event) {
        try {
            return writer.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an event.
     *
     * @throws MalformedEventException when {@code json} isn't one, with the field and its fault
     */
    public T decode(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new MalformedEventException("value has " + json.length + " bytes; the limit is " + MAX_BYTES);
        }
        try {
            T event = reader.readValue(json);
            if (event == null) {
                throw new MalformedEventException("value is JSON null; a removal must have no value");
            }
            return event;
        } catch (JsonMappingException e) {
            throw new MalformedEventException(path(e) + reason(e));
        } catch (JsonProcessingException e) {
            throw new MalformedEventException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedEventException("not JSON in UTF-8: " + e.getMessage());
        }
    }

    private static String path(JsonMappingException e) {
        var path = e.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String reason(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValueException invalid) {
                return invalid.detail();
            }
            if (cause instanceof StreamReadException syntax) {
                return "not JSON: " + syntax.getOriginalMessage();
            }
        }
        return e.getOriginalMessage();
    }

    private static JsonMapper mapper() {
        var factory = JsonFactory.builder()
                // UTF-8 and nothing else (RFC 8259 section 8.1).
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(32).build())
                .build();
        var mapper = JsonMapper.builder(factory)
                .addModule(new JavaTimeModule().addDeserializer(Instant.class, new UtcTimes()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        return mapper;
    }
}
