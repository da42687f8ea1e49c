package dev.backsource.system;

import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The tests' HTTP client: it names one host and connects to another, and takes any certificate. */
public final class Http {
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = VERTX.createHttpClient(new HttpClientOptions()
            .setTrustAll(true)
            .setVerifyHost(false)
            .setForceSni(true)
            .setKeepAlive(false));

    private Http() {}

    /** What an edge answers to a client that asks for {@code domain} over {@code scheme}. */
    public static Answer get(EdgeAddress edge, String scheme, String domain, String path) {
        return send(new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(edge.port(scheme), "127.0.0.1"))
                .setHost(domain)
                .setPort(scheme.equals("https") ? 443 : 80)
                .setSsl(scheme.equals("https"))
                .setURI(path));
    }

    static Answer get(URI uri) {
        return send(new RequestOptions().setAbsoluteURI(uri.toString()));
    }

    /** Takes what {@code accepted} says, as its header field has it. */
    static Answer get(URI uri, String accepted) {
        return send(new RequestOptions().setAbsoluteURI(uri.toString()).putHeader("Accept", accepted));
    }

    /** What config-service answers to the administrator. */
    public static Answer getAsAdministrator(URI uri) {
        return send(new RequestOptions()
                .setAbsoluteURI(uri.toString())
                .putHeader("Authorization", TestAdministrator.AUTHORIZATION));
    }

    /** What config-service answers to the administrator who removes something. */
    static Answer deleteAsAdministrator(URI uri) {
        return send(new RequestOptions()
                .setAbsoluteURI(uri.toString())
                .setMethod(HttpMethod.DELETE)
                .putHeader("Authorization", TestAdministrator.AUTHORIZATION));
    }

    public static Answer post(URI uri) {
        return send(new RequestOptions().setAbsoluteURI(uri.toString()).setMethod(HttpMethod.POST));
    }

    /** What config-service answers to the administrator who sends it JSON. */
    public static Answer sendAsAdministrator(HttpMethod method, URI uri, JsonObject body) {
        return send(
                new RequestOptions()
                        .setAbsoluteURI(uri.toString())
                        .setMethod(method)
                        .putHeader("Authorization", TestAdministrator.AUTHORIZATION)
                        .putHeader("Content-Type", "application/json"),
                body.toBuffer());
    }

    private static Answer send(RequestOptions options) {
        return send(options, Buffer.buffer());
    }

    private static Answer send(RequestOptions options, Buffer body) {
        try {
            return CLIENT.request(options.setTimeout(Waiting.DEADLINE.toMillis()))
                    // Nested, so that the reader is there before the response is: what arrives first would be lost.
                    .compose(request -> sendBody(request, body).compose(Http::read))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(
                    options.getMethod() + " " + options.toJson().encode() + " got no answer: " + e, e);
        }
    }

    private static Future<HttpClientResponse> sendBody(HttpClientRequest request, Buffer body) {
        return body.length() == 0 ? request.send() : request.send(body);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), response.headers(), body.toString()));
    }
}
