package dev.backsource.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.http.BoundedBody;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An OpenID provider's endpoint, used by a client without a secret (RFC 8628, RFC 6749). Responses are bounded. */
public record Provider(URI endpoint) {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int MOST_BYTES = 512 * 1024;

    public Provider {
        // A provider is sent secrets as well.
        Profile.server(endpoint.getScheme() + "://" + endpoint.getAuthority());
        new Profile("provider", endpoint, new GivenToken("none", ""), false);
    }

    /** The provider's metadata (OpenID Connect Discovery 1.0). */
    public JsonNode metadata() {
        var url = URI.create(endpoint.toString().replaceAll("/+$", "") + "/.well-known/openid-configuration");
        var answer = send(HttpRequest.newBuilder(url).GET());
        if (answer.status() != 200) {
            throw new FailureException(Exit.NOT_REACHED, Messages.notAnIssuer(url, answer.status()));
        }
        if (!endpoint.toString()
                .replaceAll("/+$", "")
                .equals(answer.body().path("issuer").asText().replaceAll("/+$", ""))) {
            throw FailureException.usage(Messages.otherIssuer(url));
        }
        return answer.body();
    }

    /** The response to a refresh; null where the provider no longer accepts the token. */
    @Nullable
    JsonNode renew(String client, String refreshToken) {
        var answer = post(Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken));
        if (answer.isBusy()) {
            throw new FailureException(Exit.NOT_REACHED, Messages.providerBusySessionKept(endpoint, answer.status()));
        }
        return answer.status() == 200 ? answer.body() : null;
    }

    /** Revokes a token (RFC 7009); the result is ignored. */
    void revoke(String client, String token) {
        post(Map.of("client_id", client, "token", token, "token_type_hint", "refresh_token"));
    }

    /** Sends a form. */
    ProviderAnswer post(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static ProviderAnswer send(HttpRequest.Builder request) {
        var sent = request.header("Accept", "application/json").build();
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
        var exchange = client.sendAsync(sent, BoundedBody.of(MOST_BYTES));
        try {
            var answer = exchange.get(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
            return ProviderAnswer.of(answer.statusCode(), answer.body());
        } catch (ExecutionException e) {
            throw unreachable(sent, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | IOException e) {
            exchange.cancel(true);
            throw unreachable(sent, e);
        } catch (InterruptedException e) {
            throw FailureException.interrupted(Exit.NOT_REACHED, e);
        }
    }

    private static FailureException unreachable(HttpRequest sent, Throwable cause) {
        return new FailureException(Exit.NOT_REACHED, Messages.invalidProvider(sent.uri(), why(cause)), cause);
    }

    private static String why(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return Messages.providerTimeout(TIMEOUT);
        }
        return cause instanceof UnreadableAnswerException unreadable
                ? String.valueOf(unreadable.getMessage())
                : cause.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
