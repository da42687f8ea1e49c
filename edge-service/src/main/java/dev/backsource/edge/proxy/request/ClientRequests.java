package dev.backsource.edge.proxy.request;

import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.figures.LoopFigures;
import dev.backsource.edge.http.client.ClientConnections;
import dev.backsource.edge.http.client.ClientSide;
import dev.backsource.edge.http.client.EdgeAnswers;
import dev.backsource.edge.http.client.LastHost;
import dev.backsource.edge.http.fields.CdnLoop;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.fields.MaxForwards;
import dev.backsource.edge.http.tracing.RequestTrace;
import dev.backsource.edge.http.tracing.RequestTraces;
import dev.backsource.edge.http.upstream.ResponseSource;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.tls.DomainCertificates;
import dev.backsource.edge.transport.LoopClock;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.url.RequestTarget;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The requests of the clients of one listener on one event loop: checks each, finds its route and passes it to the source of responses. */
public final class ClientRequests implements Handler<HttpServerRequest> {
    private static final Logger LOG = Logger.getLogger(ClientRequests.class);

    private final Scheme scheme;
    private final StrictTransport strictTransport;
    private final RequestCheck check;
    private final DomainCertificates certificates;
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final LoopFigures figures;
    private final ResponseSource source;
    private final EdgeAnswers answers;
    private final Headers headers;
    private final RequestTraces traces;
    private final ClientConnections connections;
    private final CdnLoop loop;
    private final LoopClock clock;

    public ClientRequests(
            Scheme scheme,
            RequestCheck check,
            DomainCertificates certificates,
            StrictTransport strictTransport,
            RoutingTable table,
            RoutingProgress progress,
            LoopFigures figures,
            ResponseSource source,
            ClientSide side,
            LoopClock clock) {
        this.scheme = scheme;
        this.check = check;
        this.strictTransport = strictTransport;
        this.certificates = certificates;
        this.table = table;
        this.progress = progress;
        this.figures = figures;
        this.source = source;
        this.answers = side.answers();
        this.headers = side.headers();
        this.traces = side.traces();
        this.connections = side.connections();
        this.loop = side.loop();
        this.clock = clock;
    }

    @Override
    public void handle(HttpServerRequest client) {
        try {
            take(client);
        } catch (RuntimeException e) {
            LOG.errorf(e, "request failed: internal error");
            answers.refuse(client, ClientError.INTERNAL);
        }
    }

    private void take(HttpServerRequest client) {
        var last = connections.asked(client.connection());
        if (!progress.isComplete()) {
            refuse(client, ClientError.NOT_READY);
            return;
        }
        var problem = check.problem(client);
        if (problem != null) {
            refuse(client, problem);
            return;
        }
        if (loop.holdsUs(client.headers())) {
            refuse(client, ClientError.LOOP);
            return;
        }
        var target = client.uri();
        if (AbsoluteForm.is(target)) {
            if (hasInvalidHost(client)) {
                refuseHost(client);
                return;
            }
            route(client, last, AbsoluteForm.authority(target), AbsoluteForm.originForm(client.method(), target));
        } else {
            route(client, last, authority(client), target);
        }
    }

    private void route(HttpServerRequest client, LastHost last, @Nullable String authority, String raw) {
        var host = last.of(authority, HostName::of);
        if (host == null) {
            refuseHost(client);
            return;
        }
        if (scheme == Scheme.HTTPS && isMisdirected(client, host)) {
            refuse(client, ClientError.OTHER_CERTIFICATE, ClientError.OTHER_CERTIFICATE.text(host));
            return;
        }
        var route = last.route(host, table);
        if (route == null) {
            var error = isSaidTwice(client, host) ? ClientError.OTHER_HOST : ClientError.UNKNOWN_HOST;
            refuse(client, error, error.text(host));
            return;
        }
        var counts = last.counts(table, figures);
        var spoken = headers.clientScheme(client, scheme);
        if (spoken == Scheme.HTTPS) {
            strictTransport.tell(client.response(), route);
        }
        if (route.isStopped()) {
            answers.refuse(client, counts, ClientError.STOPPED, ClientError.STOPPED.text(host));
            return;
        }
        if (scheme == Scheme.HTTPS && isTooWeak(client, route)) {
            answers.refuse(client, counts, ClientError.WEAK_TLS, ClientError.WEAK_TLS.text(host));
            return;
        }
        var target = RequestTarget.normalForm(raw);
        if (target == null) {
            answers.refuse(client, counts, ClientError.TARGET_CHARACTERS, ClientError.TARGET_CHARACTERS.text());
            return;
        }
        var kind = route.kindOf(target);
        var trace = trace(client, spoken, host, target);
        var request = new RoutedRequest(client, spoken, host, target, route, kind, clock.nanos(), counts, trace);
        try {
            answer(request);
        } catch (RuntimeException e) {
            LOG.errorf(e, "request failed: internal error");
            answers.refuse(request, ClientError.INTERNAL);
        }
    }

    private void answer(RoutedRequest request) {
        if (MaxForwards.endsHere(request.client())) {
            answers.options(request);
        } else {
            source.answer(request);
        }
    }

    private @Nullable RequestTrace trace(HttpServerRequest client, Scheme spoken, String host, String target) {
        return traces.isOn() ? traces.begin(client, headers.trusts(client), spoken.uriName(), host, target) : null;
    }

    /** Whether the client got a certificate of another host in the handshake, and so can't have verified this one. */
    private boolean isMisdirected(HttpServerRequest client, String host) {
        var serverName = connections.serverName(client.connection());
        return serverName != null && !serverName.equals(host) && !certificates.areForBoth(serverName, host);
    }

    /** The target's host counts, but an invalid Host is still refused (RFC 9112 §3.2). */
    private static boolean hasInvalidHost(HttpServerRequest client) {
        var host = client.headers().get(HttpHeaders.HOST);
        return host != null && HostName.of(host) == null;
    }

    /**
     * Whether the target names {@code host} and the Host field another host: the target's host counts, and for that the
     * request is misdirected.
     */
    private static boolean isSaidTwice(HttpServerRequest client, String host) {
        return AbsoluteForm.is(client.uri())
                && !host.equals(HostName.of(client.headers().get(HttpHeaders.HOST)));
    }

    /** Whether the connection's TLS, negotiated by the terms of the edge or of another domain, is weaker than this domain allows. */
    private static boolean isTooWeak(HttpServerRequest client, Route route) {
        return route.clients().areStrict() && !route.clients().areMetBy(client.sslSession());
    }

    private void refuseHost(HttpServerRequest client) {
        refuse(client, ClientError.HOST);
    }

    private void refuse(HttpServerRequest client, ClientError error) {
        refuse(client, error, error.text());
    }

    /** Refuses a request that belongs to no domain here, or before its domain is known. */
    private void refuse(HttpServerRequest client, ClientError error, String text) {
        if (scheme == Scheme.HTTPS) {
            strictTransport.tell(client.response());
        }
        answers.refuse(client, error, text);
    }

    private static @Nullable String authority(HttpServerRequest client) {
        if (client.version() == HttpVersion.HTTP_2 && client.authority() != null) {
            return client.authority().toString();
        }
        return client.headers().get(HttpHeaders.HOST);
    }
}
