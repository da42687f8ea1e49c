package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingReader;
import dev.backsource.policy.protocol.Ports;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prober's answer to a question, the value on {@link Topic#PROBE_ANSWERS}.
 *
 * @param request the {@link ProbeRequest#id} that it answers, also the record's key
 * @param answeredAt by the prober's clock
 * @param ports a result for each port of the question
 * @param findings those of no single port, at most {@value Finding#MAX_FINDINGS}
 * @param http how far each origin was asked over HTTP, at most {@value Domain#MAX_ORIGINS}; empty as from earlier versions
 */
public record ProbeAnswer(
        @JsonProperty(required = true) String request,
        @JsonProperty(required = true) Instant answeredAt,
        @JsonProperty(required = true) List<Port> ports,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonDeserialize(using = FindingReader.OfList.class)
        List<Finding> findings,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Http> http)
        implements Answer {
    /** The largest answer that is read, in bytes: more than the most ports with the longest reasons take. */
    public static final int MAX_BYTES = 512 * 1024;

    @JsonCreator
    public ProbeAnswer {
        QuestionId.require(request, "request");
        InvalidValueException.require(answeredAt, "answeredAt");
        ports = List.copyOf(InvalidValueException.require(ports, "ports"));
        findings = Finding.atMost(findings);
        http = http == null ? List.of() : List.copyOf(http);
        if (ports.size() > Domain.MAX_NEEDED_PORTS) {
            throw new InvalidValueException(
                    "there are " + ports.size() + " ports; the limit is " + Domain.MAX_NEEDED_PORTS);
        }
        if (http.size() > Domain.MAX_ORIGINS) {
            throw new InvalidValueException("http has " + http.size() + " origins; the limit is " + Domain.MAX_ORIGINS);
        }
    }

    /** An answer of a prober that asks nothing over HTTP. */
    public ProbeAnswer(String request, Instant answeredAt, List<Port> ports, List<Finding> findings) {
        this(request, answeredAt, ports, findings, List.of());
    }

    /** An answer without findings but those of ports. */
    public ProbeAnswer(String request, Instant answeredAt, List<Port> ports) {
        this(request, answeredAt, ports, List.of());
    }

    /**
     * How far an origin was asked over HTTP.
     *
     * @param origin the origin's address
     * @param reason why it wasn't asked, or not to the end; of one that was asked, why redirects to other domains weren't followed to theirs; null for
     *     neither. Words to follow a colon, without a full stop, at most {@value Port#MAX_REASON} characters
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Http(
            @JsonProperty(required = true) OriginAddress origin,

            @JsonProperty(required = true)
            @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            HttpState state,

            @Nullable String reason) {
        public Http {
            InvalidValueException.require(origin, "origin");
            InvalidValueException.require(state, "state");
            reason = reason == null ? null : Printable.of(reason, Port.MAX_REASON - 1);
        }
    }

    /** Whether the findings over HTTP are complete. */
    public enum HttpState {
        /** Every response that a verdict needs came. */
        ASKED,
        /** A response was missing, or was of a kind that is no verdict, so that findings may be missing. */
        @JsonEnumDefaultValue
        UNKNOWN,
        /** The origin got no request. */
        NOT_ASKED
    }

    /**
     * The result of one probe of a port.
     *
     * @param origin the origin's address
     * @param port as the policy names it
     * @param scheme the protocol that the port has to speak
     * @param state the state of the port by the probe; {@code UNKNOWN} also where there was no time or no slot for a
     *     probe
     * @param tls how far TLS came; null where the port has to speak none or took no connection
     * @param reason why, in words; at most {@value #MAX_REASON} characters
     * @param measuredAt by the prober's clock, when the probe had ended or was given up
     * @param finding the measurement behind a port that isn't open; null without one, as from earlier versions
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Port(
            @JsonProperty(required = true) OriginAddress origin,
            @JsonProperty(required = true) int port,
            @JsonProperty(required = true) Scheme scheme,
            @JsonProperty(required = true) PortState state,
            @Nullable TlsVerdict tls,
            @JsonProperty(required = true) String reason,
            @JsonProperty(required = true) Instant measuredAt,
            @Nullable Finding finding) {
        /** The longest reason, in characters: two host names and some words. */
        public static final int MAX_REASON = 600;

        @JsonCreator
        public Port {
            InvalidValueException.require(origin, "origin");
            InvalidValueException.require(scheme, "scheme");
            InvalidValueException.require(state, "state");
            InvalidValueException.require(measuredAt, "measuredAt");
            Ports.check(port);
            if (InvalidValueException.require(reason, "reason").length() > MAX_REASON) {
                throw new InvalidValueException("reason has more than " + MAX_REASON + " characters");
            }
        }

        /** A result without a finding. */
        public Port(
                OriginAddress origin,
                int port,
                Scheme scheme,
                PortState state,
                @Nullable TlsVerdict tls,
                String reason,
                Instant measuredAt) {
            this(origin, port, scheme, state, tls, reason, measuredAt, null);
        }

        /** Whether this is the result for {@code asked}. */
        public boolean isOf(OriginPort asked) {
            return asked.equals(new OriginPort(origin, port, scheme));
        }
    }
}
