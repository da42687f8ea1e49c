package dev.backsource.config.access.provider;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.backsource.config.outgoing.BoundedBody;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the provider: few of a kind at a time, with limits on the size and the time of responses, and never to another URL than
 * the given one, since redirects are not followed.
 */
@Singleton
final class ProviderHttp {
    /** A provider's keys take some kilobytes. */
    static final int MAX_ANSWER = 256 * 1024;

    private static final int MAX_AT_ONCE = 8;
    private static final int MAX_WAITING = 64;

    private final Vertx vertx;
    private final ProviderSettings settings;
    private final Duration within;
    private volatile @Nullable Clients clients;

    ProviderHttp(Vertx vertx, ProviderSettings settings) {
        this.vertx = vertx;
        this.within = settings.answerWithin();
        this.settings = settings;
    }

    /** Returning browsers cause requests of their own, which must not delay the reading of keys. */
    private record Clients(HttpClient documents, HttpClient codes) {}

    void stop(@Observes ShutdownEvent event) {
        var made = clients;
        if (made != null) {
            made.documents.close();
            made.codes.close();
        }
    }

    /** One of the provider's documents. Fails with {@link ProviderUnavailableException}. */
    Uni<HTTPResponse> get(URI url) {
        var wanted = new HTTPRequest(HTTPRequest.Method.GET, url);
        return Uni.createFrom()
                .completionStage(() -> exchange(clients().documents, wanted).toCompletionStage());
    }

    /** The response to a token request. Fails with {@link ProviderUnavailableException}. */
    Uni<HTTPResponse> send(HTTPRequest wanted) {
        return Uni.createFrom()
                .completionStage(() -> exchange(clients().codes, wanted).toCompletionStage());
    }

    private Future<HTTPResponse> exchange(HttpClient client, HTTPRequest wanted) {
        var end = Promise.<HTTPResponse>promise();
        var timer = vertx.setTimer(
                within.toMillis(),
                late -> end.tryFail(unavailable(wanted, "did not answer within " + within.toMillis() + " ms")));
        client.request(options(wanted))
                .compose(request -> send(request, wanted, end.future()))
                .compose(response -> read(response, wanted))
                .onSuccess(end::tryComplete)
                .onFailure(failure -> end.tryFail(reason(wanted, failure)));
        return end.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private static RequestOptions options(HTTPRequest wanted) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        wanted.getHeaderMap().forEach(headers::add);
        headers.set(HttpHeaders.ACCEPT, "application/json");
        return new RequestOptions()
                .setAbsoluteURI(wanted.getURI().toString())
                .setMethod(HttpMethod.valueOf(wanted.getMethod().name()))
                .setHeaders(headers)
                .setFollowRedirects(false);
    }

    private static Future<HttpClientResponse> send(
            HttpClientRequest request, HTTPRequest wanted, Future<HTTPResponse> end) {
        end.onFailure(failure -> request.reset());
        var body = wanted.getBody();
        return body == null ? request.send() : request.send(Buffer.buffer(body));
    }

    private static Future<HTTPResponse> read(HttpClientResponse response, HTTPRequest wanted) {
        return BoundedBody.read(
                        response,
                        MAX_ANSWER,
                        () -> unavailable(wanted, "answered with more than " + MAX_ANSWER / 1024 + " KiB"))
                .map(content -> answer(response, content, wanted));
    }

    private static HTTPResponse answer(HttpClientResponse response, Buffer content, HTTPRequest wanted) {
        try {
            var answer = new HTTPResponse(response.statusCode());
            var type = response.getHeader(HttpHeaders.CONTENT_TYPE);
            if (type != null) {
                answer.setContentType(type);
            }
            answer.setBody(content.toString(StandardCharsets.UTF_8));
            return answer;
        } catch (ParseException | IllegalArgumentException e) {
            throw unavailable(wanted, "answered with something other than HTTP");
        }
    }

    private static Throwable reason(HTTPRequest wanted, Throwable failure) {
        return failure instanceof ProviderUnavailableException
                ? failure
                : unavailable(wanted, "did not answer (" + failure.getClass().getSimpleName() + ")");
    }

    static ProviderUnavailableException unavailable(HTTPRequest wanted, String what) {
        return new ProviderUnavailableException(wanted.getURI().getRawAuthority() + " " + what);
    }

    /** Created when first needed, since most services have no provider. */
    private synchronized Clients clients() {
        var made = clients;
        if (made == null) {
            made = new Clients(vertx.createHttpClient(options(settings)), vertx.createHttpClient(options(settings)));
            clients = made;
        }
        return Objects.requireNonNull(made);
    }

    private static HttpClientOptions options(ProviderSettings settings) {
        var options = new HttpClientOptions()
                .setMaxPoolSize(MAX_AT_ONCE)
                .setMaxWaitQueueSize(MAX_WAITING)
                .setConnectTimeout(Math.toIntExact(settings.answerWithin().toMillis()))
                .setKeepAliveTimeout(10);
        settings.caFile()
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        return options;
    }
}
