package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;

/**
 * The server name that a TLS client indicates (SNI, RFC 6066 §3): a host name in lower-case A-labels without a trailing
 * dot. An IP address is none, since SNI carries names only.
 */
public record ServerName(@JsonValue String value) {

    /** Takes a name already in canonical form; anything else is refused. */
    @JsonCreator
    public ServerName {
        if (!value.equals(canonical(value))) {
            throw new InvalidValueException("server name \"" + Printable.of(value) + "\" is not canonical");
        }
    }

    /**
     * Brings {@code text} into canonical form.
     *
     * @throws InvalidValueException when it is no host name; the message says why
     */
    public static ServerName parse(String text) {
        return new ServerName(canonical(text));
    }

    @Override
    public String toString() {
        return value;
    }

    private static String canonical(String text) {
        return HostNames.canonical(text, "server name");
    }
}
