package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.protocol.Ports;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server that content is fetched from.
 *
 * @param address IP address or host name
 * @param port its own port, in 1..65535; ignored while the origin protocol policy is enabled
 * @param priority whether it is tried first
 * @param weight its share of requests among origins of the same priority, in 1..100
 */
public record Origin(OriginAddress address, int port, OriginPriority priority, int weight) {
    public static final int MIN_WEIGHT = 1;
    public static final int MAX_WEIGHT = 100;
    public static final int DEFAULT_WEIGHT = 10;
    public static final OriginPriority DEFAULT_PRIORITY = OriginPriority.PRIMARY;

    public Origin {
        Ports.check(port);
        if (weight < MIN_WEIGHT || weight > MAX_WEIGHT) {
            throw new InvalidValueException("weight " + weight + " is out of range; it must be in 1..100");
        }
    }

    @JsonCreator
    static Origin read(
            @JsonProperty("address") @Nullable OriginAddress address,
            @JsonProperty("port") int port,
            @JsonProperty("priority") @Nullable OriginPriority priority,
            @JsonProperty("weight") @Nullable Integer weight) {
        return new Origin(
                InvalidValueException.require(address, "address"),
                port,
                Objects.requireNonNullElse(priority, DEFAULT_PRIORITY),
                Objects.requireNonNullElse(weight, DEFAULT_WEIGHT));
    }

    /** Whether priority and weight have their defaults. */
    public boolean hasDefaults() {
        return priority == DEFAULT_PRIORITY && weight == DEFAULT_WEIGHT;
    }

    public boolean hasCustomPort() {
        return Ports.isCustom(port);
    }
}
