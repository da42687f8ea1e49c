package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was measured to be wrong with a domain. Its JSON has the derived {@code severity}, {@code gate}, {@code detail} and {@code remedy}
 * too, for subscribers; they are not read.
 *
 * @param kind its code in JSON
 * @param measuredBy the id of the prober or edge, at most {@value #MAX_ID} characters; null without one
 * @param since when it began, as far as that was measured
 * @param measuredAt when it was measured: that of a port when {@code evidence} was, another one last, up to {@link #RENEWED_AFTER} earlier than that
 * @param evidence of the kind's {@link FindingKind#type type}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = FindingReader.class)
@JsonPropertyOrder({
    "code",
    "severity",
    "gate",
    "origin",
    "port",
    "scheme",
    "source",
    "measuredBy",
    "since",
    "measuredAt",
    "confidence",
    "evidence",
    "detail",
    "remedy"
})
public record Finding(
        @JsonProperty("code") @JsonSerialize(using = ToStringSerializer.class)
        FindingKind<?> kind,

        @JsonUnwrapped Place at,
        Source source,
        @Nullable String measuredBy,
        Instant since,
        Instant measuredAt,
        Confidence confidence,
        Evidence evidence) {
    /** The largest JSON of a finding, in bytes. */
    public static final int MAX_BYTES = 4 * 1024;

    /** The most findings of a record; further ones are left out. */
    public static final int MAX_FINDINGS = 32;

    /** The most characters of a fault and of a remedy. */
    public static final int MAX_SENTENCE = 800;

    /** The age of {@code measuredAt} at which a prober that still measures a finding of no single port publishes it again. */
    public static final Duration RENEWED_AFTER = Duration.ofMinutes(30);

    /** The age beyond which nobody measures it any more. */
    private static final Duration OUTDATED_AFTER = Duration.ofHours(1);

    private static final int MAX_ID = 80;

    public Finding {
        InvalidValueException.require(kind, "code");
        InvalidValueException.require(at, "place");
        InvalidValueException.require(source, "source");
        InvalidValueException.require(since, "since");
        InvalidValueException.require(measuredAt, "measuredAt");
        InvalidValueException.require(confidence, "confidence");
        InvalidValueException.require(evidence, "evidence");
        if (!kind.type().isInstance(evidence)) {
            throw new InvalidValueException("evidence of " + kind.code() + " must be of its own type");
        }
        if (measuredBy != null && (measuredBy.length() > MAX_ID || !Printable.isPrintable(measuredBy))) {
            throw new InvalidValueException("measuredBy must have at most " + MAX_ID + " printable characters");
        }
    }

    /**
     * A bounded list of findings.
     *
     * @param found null for none
     */
    public static List<Finding> atMost(@Nullable List<Finding> found) {
        return Objects.requireNonNullElse(found, List.<Finding>of()).stream()
                .limit(MAX_FINDINGS)
                .toList();
    }

    /** This finding of a domain's state as readers have to see it at {@code now}: that of no single port is outdated when it wasn't measured for an hour. */
    public Finding asOf(Instant now) {
        return source == Source.PROBE && at.port() == null && now.isAfter(measuredAt.plus(OUTDATED_AFTER))
                ? new Finding(kind, at, source, measuredBy, since, measuredAt, Confidence.OUTDATED, evidence)
                : this;
    }

    @JsonProperty
    public Severity severity() {
        return kind.severity();
    }

    @JsonProperty
    public @Nullable Gate gate() {
        return kind.gate();
    }

    /** The fault in words. */
    @JsonProperty
    public String detail() {
        return Printable.of(evidence.fault(at), MAX_SENTENCE);
    }

    /** The remedy in words. */
    @JsonProperty
    public String remedy() {
        return Printable.of(evidence.remedy(at), MAX_SENTENCE);
    }

    /** The same finding without the paths that clients have requested. */
    public Finding withoutPaths() {
        return new Finding(kind, at, source, measuredBy, since, measuredAt, confidence, evidence.withoutPaths());
    }

    /** The same finding of a domain whose requests have this {@code Host}, which is shown beside a certificate's names; null for none. */
    public Finding withHost(@Nullable String host) {
        return evidence instanceof ForeignCertificate foreign
                ? new Finding(kind, at, source, measuredBy, since, measuredAt, confidence, foreign.withHost(host))
                : this;
    }
}
