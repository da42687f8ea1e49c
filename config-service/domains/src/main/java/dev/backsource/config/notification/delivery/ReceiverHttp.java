package dev.backsource.config.notification.delivery;

import dev.backsource.config.access.proof.HostAddresses;
import dev.backsource.config.outgoing.BoundedBody;
import dev.backsource.deployment.OriginAccessSettings;
import dev.backsource.policy.origin.IpAddresses;
import dev.backsource.policy.origin.OriginAccess;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to receivers. The address of a webhook is a tenant's, so it may be anybody's: each attempt resolves the name, and connects to an
 * address that is permitted for origins, to that very address. Redirects are not followed, all of it takes five seconds at most, and a response has
 * 8 KiB at most. The addresses of Alertmanager are the operator's, and any is permitted.
 */
@Singleton
class ReceiverHttp {
    static final int MAX_RESPONSE = 8 * 1024;

    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Vertx vertx;
    private final Function<String, Uni<List<String>>> addresses;
    private final OriginAccess access;
    private final Clock clock;
    private final Duration within;
    private final HttpClient client;

    @Inject
    ReceiverHttp(
            Vertx vertx,
            HostAddresses addresses,
            OriginAccessSettings access,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int port,
            @ConfigProperty(name = "quarkus.http.ssl-port", defaultValue = "8443") int tlsPort,
            @ConfigProperty(name = "quarkus.management.port", defaultValue = "9000") int managementPort) {
        this(vertx, addresses::of, access.toAccessHere(port, tlsPort, managementPort), clock, WITHIN);
    }

    ReceiverHttp(
            Vertx vertx,
            Function<String, Uni<List<String>>> addresses,
            OriginAccess access,
            Clock clock,
            Duration within) {
        this.vertx = vertx;
        this.addresses = addresses;
        this.access = access;
        this.clock = clock;
        this.within = within;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(1000).setConnectTimeout((int)
                        within.toMillis()));
    }

    void stop(@Observes ShutdownEvent event) {
        client.close();
    }

    /** Sends a message to a tenant's receiver. Never fails. */
    Uni<Attempt> post(URI url, MessageFormat.Request content) {
        var port = port(url);
        return access.admitsPort(port)
                ? resolve(url, content)
                : Uni.createFrom()
                        .item(Attempt.failed("was not called: the port " + port + " " + OriginAccess.PORT_NOT_ALLOWED));
    }

    /** Sends a request to an address that the operator has set. Never fails. */
    Uni<Attempt> postToOperators(URI url, MessageFormat.Request content) {
        return send(url, null, content);
    }

    private Uni<Attempt> resolve(URI url, MessageFormat.Request content) {
        return Uni.createFrom()
                .deferred(() -> addressesOf(url.getHost()))
                .onFailure()
                .recoverWithItem(List.<String>of())
                .chain(found -> found.stream()
                        .filter(address -> isPermitted(address, port(url)))
                        .findFirst()
                        .map(address -> send(url, address, content))
                        .orElseGet(() -> Uni.createFrom().item(Attempt.failed(unreachable(found)))))
                .ifNoItem()
                .after(within)
                .recoverWithItem(this::late);
    }

    private Uni<List<String>> addressesOf(String host) {
        var literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return IpAddresses.parse(literal) == null
                ? addresses.apply(host)
                : Uni.createFrom().item(List.of(literal));
    }

    /** Without the addresses: those behind a name may be nobody's business but the operator's. */
    private static String unreachable(List<String> found) {
        return found.isEmpty()
                ? "was not called: its name has no address"
                : "was not called: it has no address to which receivers may be called";
    }

    private boolean isPermitted(String address, int port) {
        var bytes = IpAddresses.parse(address);
        return bytes != null
                && access.objection(bytes) == null
                && !(access.isOnThisMachine(bytes) && access.listensAt(port));
    }

    private Uni<Attempt> send(URI url, @Nullable String address, MessageFormat.Request content) {
        return Uni.createFrom()
                .completionStage(() -> exchange(url, address, content).toCompletionStage());
    }

    private Future<Attempt> exchange(URI url, @Nullable String address, MessageFormat.Request content) {
        var end = Promise.<Attempt>promise();
        var timer = vertx.setTimer(within.toMillis(), passed -> end.tryComplete(late()));
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.getHost())
                .setPort(port(url))
                .setSsl("https".equals(url.getScheme()))
                .setURI(target(url))
                .setFollowRedirects(false);
        if (address != null) {
            options.setServer(SocketAddress.inetSocketAddress(port(url), address));
        }
        content.headers().forEach(options::putHeader);
        client.request(options)
                .compose(request -> send(request, content.body(), end.future()))
                .compose(this::read)
                .onSuccess(end::tryComplete)
                .onFailure(failure -> end.tryComplete(Attempt.failed(words(failure))));
        return end.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private Attempt late() {
        return Attempt.failed("did not answer within " + within.toMillis() / 1000.0 + " s");
    }

    /** A request that outlives its time is reset, as is one whose response is too long. */
    private static Future<HttpClientResponse> send(HttpClientRequest request, byte[] body, Future<Attempt> end) {
        end.onComplete(done -> request.reset());
        return request.send(Buffer.buffer(body));
    }

    private Future<Attempt> read(HttpClientResponse response) {
        var attempt = Attempt.of(response.statusCode(), response.getHeader("Retry-After"), clock.instant());
        return BoundedBody.read(response, MAX_RESPONSE, () -> new IllegalStateException("too long"))
                .map(attempt)
                .otherwise(attempt);
    }

    /** The kind of failure; what a foreign server says is not repeated. */
    private static String words(Throwable failure) {
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return "has no valid certificate, or its TLS failed";
        }
        if (failure instanceof UnknownHostException) {
            return "was not called: its name has no address";
        }
        return failure instanceof java.net.ConnectException
                ? "did not take the connection"
                : "did not answer (" + failure.getClass().getSimpleName() + ")";
    }

    private static String target(URI url) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? HTTPS : HTTP;
    }
}
