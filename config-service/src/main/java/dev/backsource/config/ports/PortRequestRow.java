package dev.backsource.config.ports;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.protocol.GrantedPorts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request's row. Only {@link PortRequests} writes rows, in SQL. */
@Entity
@Table(name = "port_request")
class PortRequestRow {
    @Id
    UUID id = new UUID(0, 0);

    String domain = "";

    @Nullable
    String team;

    @Nullable
    Integer http;

    @Nullable
    Integer https;

    String reason = "";
    String state = "";

    @Column(name = "requested_at")
    Instant requestedAt = Instant.EPOCH;

    @Column(name = "requested_by")
    String requestedBy = "";

    @Nullable
    @Column(name = "decided_at")
    Instant decidedAt;

    @Nullable
    @Column(name = "decided_by")
    String decidedBy;

    @Nullable
    String comment;

    @Nullable
    Long revision;

    PortRequest toRequest() {
        return new PortRequest(
                id.toString(),
                new DomainName(domain),
                new GrantedPorts(http, https),
                reason,
                PortRequestState.of(state),
                requestedAt,
                requestedBy,
                decidedAt,
                decidedBy,
                comment,
                revision);
    }
}
