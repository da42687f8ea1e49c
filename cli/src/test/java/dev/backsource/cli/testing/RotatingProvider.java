package dev.backsource.cli.testing;

import static dev.backsource.cli.testing.AnsweringServer.send;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An OpenID provider with sign-in by device code, at which everybody has signed in already. It takes each refresh token once: who sends one
 * that was taken before loses the session, as with providers that look for stolen ones (RFC 9700 §4.14).
 */
public final class RotatingProvider implements AutoCloseable {
    private final AnsweringServer server = new AnsweringServer();
    private final List<String> forms = new CopyOnWriteArrayList<>();
    private final int seconds;
    /** How many tokens it gave; the last is the one that it takes. Guarded by this. */
    private int given;
    /** Guarded by this. */
    private boolean lost;

    /** @param seconds for which its tokens are good, as it says */
    public RotatingProvider(int seconds) {
        this.seconds = seconds;
        server.answer(this::answer);
    }

    public String issuer() {
        return server.url().toString();
    }

    public URI endpoint(String path) {
        return URI.create(issuer() + path);
    }

    /** What it was sent, by path and form. */
    public List<String> forms() {
        return List.copyOf(forms);
    }

    public long renewals() {
        return forms.stream()
                .filter(form -> form.contains("grant_type=refresh_token"))
                .count();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        forms.add(path + " " + form);
        switch (path) {
            case "/device" ->
                send(
                        exchange,
                        200,
                        "{\"device_code\": \"d\", \"user_code\": \"U\", \"verification_uri\": \"http://x/\", "
                                + "\"interval\": 1, \"expires_in\": 60}");
            case "/token" -> token(exchange, form);
            case "/revoke" -> send(exchange, 200, "");
            default ->
                send(
                        exchange,
                        200,
                        "{'issuer': 'ISSUER', 'token_endpoint': 'ISSUER/token', 'revocation_endpoint': 'ISSUER/revoke', 'device_authorization_endpoint': 'ISSUER/device'}"
                                .replace('\'', '"')
                                .replace("ISSUER", issuer()));
        }
    }

    private synchronized void token(HttpExchange exchange, String form) throws IOException {
        var isRenewal = form.contains("grant_type=refresh_token");
        lost |= isRenewal && !form.contains("refresh_token=refresh-" + given);
        if (lost) {
            send(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        given++;
        send(
                exchange,
                200,
                "{\"access_token\": \"access-" + given + "\", \"refresh_token\": \"refresh-" + given
                        + "\", \"expires_in\": " + seconds + "}");
    }
}
