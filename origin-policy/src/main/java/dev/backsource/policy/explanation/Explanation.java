package dev.backsource.policy.explanation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.ContentReason;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The explanation of a request's way: its domain, cache entry and possible origins.
 *
 * @param domain that serves it, wildcards as {@code *.example.com}
 * @param revision of the domain that the edge has applied
 * @param scheme the client's
 * @param target path and query as origins get them
 * @param kind which of the domain's policies rules it
 * @param kindBy the reason for {@code kind}
 * @param cacheKey the key under which its response is stored
 * @param cacheGeneration the generation in which it is stored
 * @param stored the state of the entry under that key, in that generation
 * @param host the {@code Host} that origins get
 * @param origins in the order of the domain; none is a candidate while the domain is stopped
 * @param stopped whether the domain is stopped, and the request refused; false from edges that are older than this field
 * @param rollout the progressive rollout that the domain is in, whose baseline all else is about; null for none
 */
public record Explanation(
        @JsonProperty(required = true) String domain,
        @JsonProperty(required = true) FoundBy foundBy,
        @JsonProperty(required = true) long revision,
        @JsonProperty(required = true) Scheme scheme,
        @JsonProperty(required = true) String target,
        @JsonProperty(required = true) ContentKind kind,
        @JsonProperty(required = true) ContentReason kindBy,
        @JsonProperty(required = true) String cacheKey,
        @JsonProperty(required = true) long cacheGeneration,
        @JsonProperty(required = true) StoredState stored,
        @JsonProperty(required = true) String host,
        @JsonProperty(required = true) List<Choice> origins,
        boolean stopped,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplainedRollout rollout) {
    /** The longest URL that is explained, in characters; no part of an explanation but the cache key is longer. */
    public static final int MAX_URL_LENGTH = 2_048;

    private static final int MAX_NAME_LENGTH = 300;
    private static final int MAX_CODE_LENGTH = 40;

    public Explanation {
        requireShort(domain, MAX_NAME_LENGTH, "domain");
        InvalidValueException.require(foundBy, "foundBy");
        InvalidValueException.require(scheme, "scheme");
        requireShort(target, MAX_URL_LENGTH, "target");
        InvalidValueException.require(kind, "kind");
        InvalidValueException.require(kindBy, "kindBy");
        requireShort(cacheKey, MAX_URL_LENGTH + MAX_NAME_LENGTH, "cacheKey");
        InvalidValueException.require(stored, "stored");
        requireShort(host, MAX_NAME_LENGTH, "host");
        if (InvalidValueException.require(origins, "origins").size() > Domain.MAX_ORIGINS) {
            throw new InvalidValueException("origins has more than " + Domain.MAX_ORIGINS);
        }
        origins = List.copyOf(origins);
    }

    /** The match by which the domain was found. */
    public enum FoundBy {
        EXACT_NAME,
        WILDCARD
    }

    /**
     * One origin.
     *
     * @param target scheme and port: 80 and 443 even where other ports stand in for them
     * @param serverName the name for the check of its certificate, and for SNI unless it is an IP address; null without TLS
     * @param passedOver whether it has failed lately, or its port was found closed
     * @param candidate whether the request's first attempt may go there, by weight among all candidates
     * @param finding the code of the finding for which it is passed over; null where it isn't, or where none is about such failures
     * @param verification the checks of its certificate at this moment; null without TLS, and from edges that are older than this field
     * @param unverifiedUntil the end of {@link Verification#NONE}; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Choice(
            @JsonProperty(required = true) String address,
            @JsonProperty(required = true) OriginPriority priority,
            @JsonProperty(required = true) int weight,
            @JsonProperty(required = true) Target target,
            @Nullable String serverName,
            @JsonProperty(required = true) boolean passedOver,
            @JsonProperty(required = true) boolean candidate,
            @Nullable String finding,
            @Nullable Verification verification,
            @Nullable ExceptionEnd unverifiedUntil) {
        @JsonCreator
        public Choice {
            requireShort(address, MAX_NAME_LENGTH, "address");
            InvalidValueException.require(priority, "priority");
            InvalidValueException.require(target, "target");
            if (serverName != null) {
                requireShort(serverName, MAX_NAME_LENGTH, "serverName");
            }
            if (finding != null) {
                requireShort(finding, MAX_CODE_LENGTH, "finding");
            }
        }

        /** An origin without TLS or a finding. */
        public Choice(
                String address,
                OriginPriority priority,
                int weight,
                Target target,
                @Nullable String serverName,
                boolean passedOver,
                boolean candidate) {
            this(address, priority, weight, target, serverName, passedOver, candidate, null, null, null);
        }
    }

    /**
     * A progressive rollout, as requests meet it.
     *
     * @param id of the rollout
     * @param step of the rollout
     * @param share of the resources that take the candidate
     * @param aborted whether the edge has given the candidate up
     * @param arm that a GET without a body and credentials takes if it needs an origin
     * @param stored the state of what the candidate's requests have stored
     * @param origins the candidate's, in the order of the domain as it becomes
     */
    public record ExplainedRollout(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) int step,
            @JsonProperty(required = true) double share,
            @JsonProperty(required = true) boolean aborted,
            @JsonProperty(required = true) Arm arm,
            @JsonProperty(required = true) StoredState stored,
            @JsonProperty(required = true) List<Choice> origins) {
        public ExplainedRollout {
            requireShort(id, MAX_CODE_LENGTH, "rollout.id");
            InvalidValueException.require(arm, "rollout.arm");
            InvalidValueException.require(stored, "rollout.stored");
            if (InvalidValueException.require(origins, "rollout.origins").size() > Domain.MAX_ORIGINS) {
                throw new InvalidValueException("rollout.origins has more than " + Domain.MAX_ORIGINS);
            }
            origins = List.copyOf(origins);
        }
    }

    private static void requireShort(@Nullable String text, int most, String field) {
        if (InvalidValueException.require(text, field).length() > most) {
            throw new InvalidValueException(field + " has more than " + most + " characters");
        }
    }
}
