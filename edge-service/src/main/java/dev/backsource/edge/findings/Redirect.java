package dev.backsource.edge.findings;

import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.response.ClientUrl;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A redirect that an origin has sent.
 *
 * @param visit of the client that gets it; null if it is for the cache alone
 * @param address the origin's address
 * @param to scheme and port of the request to the origin
 * @param status of the response
 * @param location of the response
 */
public record Redirect(
        ClientUrl url, @Nullable Supplier<Visit> visit, String address, Target to, int status, String location) {}
