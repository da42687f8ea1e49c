package dev.backsource.config.changerequests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.config.release.Release;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.GrantedPorts;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A grant of custom ports, beside the already granted ones: a scheme without a port here keeps its port. */
public record PortGrant(GrantedPorts ports) implements RequestedChange {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public ChangeKind kind() {
        return ChangeKind.PORTS;
    }

    @Override
    public @Nullable Long base() {
        return null;
    }

    @Override
    public Domain appliedTo(Domain domain) {
        var granted = domain.grantedPorts();
        return domain.with(
                Part.GRANTED_PORTS,
                new GrantedPorts(
                        ports.http() == null ? granted.http() : ports.http(),
                        ports.https() == null ? granted.https() : ports.https()));
    }

    @Override
    public Release release() {
        return Release.BY_DEFAULT;
    }

    @Override
    public String stored() {
        try {
            return MAPPER.writeValueAsString(ports);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PortGrant read(String stored) {
        try {
            return new PortGrant(MAPPER.readValue(stored, GrantedPorts.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
