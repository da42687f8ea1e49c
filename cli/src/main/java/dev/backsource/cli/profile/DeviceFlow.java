package dev.backsource.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.outcome.InterruptiblePause;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A sign-in at an OpenID provider by a code that the user types in at a browser, on any device (RFC 8628). */
public final class DeviceFlow {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final int OK = 200;
    private static final int USUAL_INTERVAL = 5;
    private static final int LONGEST_INTERVAL = 60;
    private static final int LONGEST_WAIT = 1800;

    private final URI tokenEndpoint;
    private final @Nullable URI revocationEndpoint;
    private final String client;
    private final JsonNode code;

    private DeviceFlow(URI tokenEndpoint, @Nullable URI revocationEndpoint, String client, JsonNode code) {
        this.tokenEndpoint = tokenEndpoint;
        this.revocationEndpoint = revocationEndpoint;
        this.client = client;
        this.code = code;
    }

    /** Requests a code from the provider. */
    public static DeviceFlow begin(Provider issuer, String client, String scope) {
        var metadata = issuer.metadata();
        var device = endpoint(metadata, "device_authorization_endpoint");
        var token = endpoint(metadata, "token_endpoint");
        if (device == null || token == null) {
            throw FailureException.usage(Messages.noDeviceFlow(issuer.endpoint()));
        }
        var answer = new Provider(device).post(Map.of("client_id", client, "scope", scope));
        if (answer.isBusy()) {
            throw new FailureException(Exit.NOT_REACHED, Messages.providerBusy(device, answer.status()));
        }
        if (answer.status() != OK || !answer.body().path("device_code").isTextual()) {
            throw refused(answer.body());
        }
        return new DeviceFlow(token, endpoint(metadata, "revocation_endpoint"), client, answer.body());
    }

    /** The code to type in; from the provider, so not yet harmless to a terminal. */
    public String userCode() {
        return code.path("user_code").asText();
    }

    /** The address of the page for the code; likewise. */
    public String page() {
        return code.path("verification_uri").asText();
    }

    /** The provider's grant, once the user has signed in. Fails once the code has expired, or the user has declined. */
    public ProviderGrant await() {
        return await(pause -> InterruptiblePause.pause(pause, Exit.NOT_REACHED));
    }

    /**
     * Waits as {@link #await()}. A provider that can't answer now is polled again, as one that says {@code slow_down} (RFC 8628 §3.5): the user may
     * be done soon.
     */
    ProviderGrant await(Consumer<Duration> pause) {
        var interval = bounded("interval", USUAL_INTERVAL, LONGEST_INTERVAL);
        var end = System.nanoTime()
                + Duration.ofSeconds(bounded("expires_in", LONGEST_WAIT, LONGEST_WAIT))
                        .toNanos();
        var trouble = "";
        while (System.nanoTime() < end) {
            pause.accept(Duration.ofSeconds(interval));
            try {
                var answer = poll();
                if (answer.status() == OK) {
                    return new ProviderGrant(tokenEndpoint, revocationEndpoint, client, answer.body());
                }
                trouble = answer.isBusy() ? Messages.providerStatus(tokenEndpoint, answer.status()) : "";
                interval += slowDown(answer) ? USUAL_INTERVAL : 0;
            } catch (FailureException e) {
                if (e.exit() != Exit.NOT_REACHED
                        || isFinal(e)
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                trouble = e.text();
                interval += USUAL_INTERVAL;
            }
            interval = Math.min(LONGEST_INTERVAL, interval);
        }
        throw trouble.isEmpty()
                ? new FailureException(Exit.NOT_IN_TIME, Messages.codeUnused())
                : new FailureException(Exit.NOT_REACHED, Messages.codeExpiredUnreachable(trouble));
    }

    private static boolean isFinal(FailureException failure) {
        return failure.getCause() instanceof UnreadableAnswerException unreadable && unreadable.isFinal();
    }

    private ProviderAnswer poll() {
        return new Provider(tokenEndpoint)
                .post(Map.of(
                        "grant_type", GRANT,
                        "client_id", client,
                        "device_code", code.path("device_code").asText()));
    }

    /** Whether to poll the provider less often; fails where polling has to end. */
    private static boolean slowDown(ProviderAnswer answer) {
        return answer.isBusy()
                || switch (answer.body().path("error").asText()) {
                    case "authorization_pending" -> false;
                    case "slow_down" -> true;
                    default -> throw refused(answer.body());
                };
    }

    private long bounded(String field, int usual, int most) {
        return Math.max(1, Math.min(most, code.path(field).asLong(usual)));
    }

    private static @Nullable URI endpoint(JsonNode metadata, String name) {
        try {
            return metadata.path(name).isTextual() ? new URI(metadata.path(name).asText()) : null;
        } catch (URISyntaxException e) {
            throw FailureException.usage(Messages.invalidEndpoint(name));
        }
    }

    private static FailureException refused(JsonNode answer) {
        var error = answer.path("error").asText(Messages.noReason());
        var what = switch (error) {
            case "access_denied" -> Messages.signInDeclined();
            case "expired_token" -> Messages.codeExpired();
            default ->
                Messages.signInRefused(error, answer.path("error_description").asText(""));
        };
        return new FailureException(Exit.NOT_ALLOWED, what);
    }
}
