package dev.backsource.config.access.proof;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.access.places.TenantSlots;
import dev.backsource.config.outgoing.BoundedBody;
import dev.backsource.deployment.OriginAccessSettings;
import dev.backsource.policy.origin.IpAddresses;
import dev.backsource.policy.origin.OriginAccess;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Fetches the file that proves the ownership of a name from the server at that name, over plain HTTP at port 80 as a certificate authority
 * does (RFC 8555 §8.3). The caller chooses the name, so the server may be anybody's: only addresses that are permitted for origins are
 * contacted, redirects are not followed, and the response may take five seconds and some kilobytes.
 */
@Singleton
class ProofFiles {
    static final String PATH = "/.well-known/backsource-team.txt";

    private static final int MAX_BYTES = 4 * 1024;
    private static final int OK = 200;
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final HostAddresses addresses;
    private final OriginAccess access;
    private final int port;
    private final HttpClient client;
    private final TenantSlots places;
    private final Duration answeredWithin;

    @Inject
    ProofFiles(
            Vertx vertx,
            HostAddresses addresses,
            AccessSettings settings,
            OriginAccessSettings access,
            SlotRegistry places) {
        this(vertx, addresses, settings, access, places, ANSWERED_WITHIN);
    }

    ProofFiles(
            Vertx vertx,
            HostAddresses addresses,
            AccessSettings settings,
            OriginAccessSettings access,
            SlotRegistry places,
            Duration answeredWithin) {
        this.answeredWithin = answeredWithin;
        this.places = places.of(SlotKind.PROOF_FILES);
        this.vertx = vertx;
        this.addresses = addresses;
        this.port = settings.domainProofPort();
        this.access = access.toAccessHere();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setConnectTimeout((int) answeredWithin.toMillis()));
    }

    /** The URL of a name's proof file. */
    static String url(String name) {
        return "http://" + name + PATH;
    }

    /**
     * Whether a line of the name's file is {@code expected}. A server that doesn't deliver such a file, for whatever reason, has none.
     *
     * @return fails with {@link ProofRefusal} when the caller has no slot for it
     */
    Uni<Boolean> say(String name, String expected, Caller caller) {
        return Uni.createFrom()
                .deferred(() -> places.in(caller, () -> look(name, expected)))
                .onFailure(NoSlotException.class)
                .transform(busy -> ProofRefusal.busy("the file at " + url(name)));
    }

    private Uni<Boolean> look(String name, String expected) {
        return addresses
                .of(name)
                .chain(found -> found.stream()
                        .filter(this::mayAsk)
                        .findFirst()
                        .map(address -> file(name, address))
                        .orElse(Uni.createFrom().item("")))
                .onFailure()
                .recoverWithItem("")
                .map(text -> text.lines().anyMatch(line -> line.strip().equals(expected)));
    }

    private boolean mayAsk(String address) {
        var bytes = IpAddresses.parse(address);
        return bytes != null && access.objection(bytes) == null;
    }

    private Uni<String> file(String name, String address) {
        return Uni.createFrom().completionStage(() -> fetch(name, address).toCompletionStage());
    }

    private Future<String> fetch(String name, String address) {
        var end = Promise.<String>promise();
        var timer = vertx.setTimer(answeredWithin.toMillis(), late -> end.tryFail("no answer in time"));
        var asked = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(address)
                .setPort(port)
                .setURI(PATH)
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.HOST, name);
        client.request(asked)
                .compose(request -> send(request, end.future()))
                .compose(ProofFiles::read)
                .onComplete(end::handle);
        return end.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, Future<String> end) {
        end.onFailure(failure -> request.reset());
        return request.send();
    }

    private static Future<String> read(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            // Without it, the log would report the reset that is made here.
            response.exceptionHandler(ended -> {}).request().reset();
            return Future.succeededFuture("");
        }
        return BoundedBody.read(response, MAX_BYTES, () -> new IllegalStateException("the file exceeds the limit"))
                .map(content -> content.toString(StandardCharsets.UTF_8));
    }
}
