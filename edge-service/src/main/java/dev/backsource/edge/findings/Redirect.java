package dev.backsource.edge.findings;

import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.response.ClientUrl;
import java.util.function.Supplier;

/**
 * A redirect that an origin has sent.
 *
 * @param address the origin's address
 * @param to scheme and port of the request to the origin
 * @param revision of the domain
 * @param protoField the name of the field that tells the origin the client's scheme
 * @param status of the response
 * @param location of the response
 * @param setsCookie whether the response sets a cookie
 */
public record Redirect(
        ClientUrl url,
        Supplier<Visitor> visitor,
        String address,
        Target to,
        long revision,
        String protoField,
        int status,
        String location,
        boolean setsCookie) {}
