package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingReader;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a domain, the value on {@link Topic#ORIGIN_ALERTS}. There is one per domain and kind; while it fires it
 * may be written again with other ports or origins, keeping {@code startedAt}. Another measurement alone doesn't write it again.
 *
 * @param origin the first affected origin, in the order of the domain's origins; null where the condition is of no origin
 * @param missingPorts the needed ports that edges can't use at {@code origin}, ascending; may be empty
 * @param affected every affected origin, that first one included
 * @param revision the revision whose policy needs the ports
 * @param startedAt when it began to fire
 * @param endedAt when it was resolved; null while it fires
 * @param detail the fault and its remedy, in words
 * @param team the id of the team that owns the domain; null where none does
 * @param findings the measurements behind it when it was published, at most {@value Finding#MAX_FINDINGS}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OriginAlert(
        DomainName domain,
        AlertKind kind,
        AlertStatus status,
        @Nullable OriginAddress origin,
        List<Integer> missingPorts,
        List<Affected> affected,
        long revision,
        Instant startedAt,
        @Nullable Instant endedAt,
        String detail,
        @Nullable String team,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> findings) {

    /** An alert without findings. */
    public OriginAlert(
            DomainName domain,
            AlertKind kind,
            AlertStatus status,
            @Nullable OriginAddress origin,
            List<Integer> missingPorts,
            List<Affected> affected,
            long revision,
            Instant startedAt,
            @Nullable Instant endedAt,
            String detail,
            @Nullable String team) {
        this(
                domain,
                kind,
                status,
                origin,
                missingPorts,
                affected,
                revision,
                startedAt,
                endedAt,
                detail,
                team,
                List.of());
    }

    /** An alert of a domain without a team. */
    public OriginAlert(
            DomainName domain,
            AlertKind kind,
            AlertStatus status,
            @Nullable OriginAddress origin,
            List<Integer> missingPorts,
            List<Affected> affected,
            long revision,
            Instant startedAt,
            @Nullable Instant endedAt,
            String detail) {
        this(domain, kind, status, origin, missingPorts, affected, revision, startedAt, endedAt, detail, null);
    }

    public OriginAlert {
        InvalidValueException.require(domain, "domain");
        InvalidValueException.require(kind, "kind");
        InvalidValueException.require(status, "status");
        InvalidValueException.require(missingPorts, "missingPorts");
        InvalidValueException.require(startedAt, "startedAt");
        missingPorts = List.copyOf(missingPorts);
        affected = List.copyOf(affected);
        findings = Finding.atMost(findings);
    }

    @JsonCreator
    static OriginAlert read(
            @JsonProperty(value = "domain", required = true) DomainName domain,
            @JsonProperty(value = "kind", required = true) AlertKind kind,
            @JsonProperty(value = "status", required = true) AlertStatus status,
            @JsonProperty("origin") @Nullable OriginAddress origin,
            @JsonProperty("missingPorts") @Nullable List<Integer> missingPorts,
            @JsonProperty("affected") @Nullable List<Affected> affected,
            @JsonProperty(value = "revision", required = true) long revision,
            @JsonProperty(value = "startedAt", required = true) Instant startedAt,
            @JsonProperty("endedAt") @Nullable Instant endedAt,
            @JsonProperty("detail") @Nullable String detail,
            @JsonProperty("team") @Nullable String team,
            @JsonProperty("findings") @JsonDeserialize(using = FindingReader.OfList.class) List<Finding> findings) {
        return new OriginAlert(
                domain,
                kind,
                status,
                origin,
                Objects.requireNonNullElse(missingPorts, List.of()),
                Objects.requireNonNullElse(affected, List.of()),
                revision,
                startedAt,
                endedAt,
                Objects.requireNonNullElse(detail, ""),
                team,
                findings);
    }

    /** The record's key: {@code www.example.com/follow-needs-both-ports}. */
    public String key() {
        return key(domain, kind);
    }

    public static String key(DomainName domain, AlertKind kind) {
        return domain + "/" + kind.kebabName();
    }

    public OriginAlert resolved(Instant at, String why) {
        return new OriginAlert(
                domain,
                kind,
                AlertStatus.RESOLVED,
                origin,
                missingPorts,
                affected,
                revision,
                startedAt,
                at,
                why,
                team,
                findings);
    }

    /**
     * An origin at which edges can't use needed ports.
     *
     * @param missingPorts those ports, ascending
     * @param causes why, by port; without the ports of alerts that were written by an earlier version
     */
    public record Affected(OriginAddress origin, List<Integer> missingPorts, SortedMap<Integer, PortCause> causes) {
        public Affected {
            InvalidValueException.require(origin, "origin");
            InvalidValueException.require(missingPorts, "missingPorts");
            missingPorts = List.copyOf(missingPorts);
            causes = Collections.unmodifiableSortedMap(new TreeMap<>(causes));
        }

        /** An affected origin without causes, as written by earlier versions. */
        public Affected(OriginAddress origin, List<Integer> missingPorts) {
            this(origin, missingPorts, Collections.emptySortedMap());
        }

        @JsonCreator
        static Affected read(
                @JsonProperty(value = "origin", required = true) OriginAddress origin,
                @JsonProperty(value = "missingPorts", required = true) List<Integer> missingPorts,
                @JsonProperty("causes") @Nullable SortedMap<Integer, PortCause> causes) {
            return new Affected(
                    origin,
                    missingPorts,
                    Objects.requireNonNullElse(causes, Collections.<Integer, PortCause>emptySortedMap()));
        }
    }
}
