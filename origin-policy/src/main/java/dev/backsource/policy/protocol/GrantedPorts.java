package dev.backsource.policy.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * Custom ports granted to a domain; under an enabled policy they stand in for 80 and 443.
 *
 * @param http stands in for 80, in 1..65535 and neither 80 nor 443; null when none is granted
 * @param https stands in for 443, likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GrantedPorts(@Nullable Integer http, @Nullable Integer https) {
    public static final GrantedPorts NONE = new GrantedPorts(null, null);

    public GrantedPorts {
        checkCustom(http);
        checkCustom(https);
        if (http != null && http.equals(https)) {
            throw new InvalidValueException(
                    "port " + http + " is granted for both HTTP and HTTPS; a port can have only one protocol");
        }
    }

    /** The port that {@code scheme} goes to while the policy is enabled. */
    public int portFor(Scheme scheme) {
        var granted = scheme == Scheme.HTTP ? http : https;
        return granted == null ? scheme.standardPort() : granted;
    }

    private static void checkCustom(@Nullable Integer port) {
        if (port != null && !Ports.isCustom(Ports.check(port))) {
            throw new InvalidValueException(
                    "port " + port + " is a standard port and needs no grant; grant a port other than 80 and 443");
        }
    }
}
