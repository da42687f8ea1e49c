package dev.backsource.edge.origin;

import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.deadline.TimeLimits;
import dev.backsource.edge.http.BodyRooms;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.origin.address.OriginAddresses;
import dev.backsource.edge.origin.choice.OriginChoice;
import dev.backsource.edge.origin.choice.OriginEjections;
import dev.backsource.edge.origin.connection.OriginClientOptions;
import dev.backsource.edge.origin.connection.OriginClients;
import dev.backsource.edge.origin.connection.OriginConnector;
import dev.backsource.edge.origin.connection.TermsClient;
import dev.backsource.edge.routing.ConnectionTerms;
import dev.backsource.edge.transport.origin.AddressLookup;
import dev.backsource.edge.transport.origin.SocketClient;
import dev.backsource.policy.origin.OriginAccess;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** Makes the origin side of event loops. */
@Singleton
public final class OriginFetchFactory {
    private final EdgeSettings settings;
    private final StandardPortSettings standardPorts;
    private final OriginClientOptions options;
    private final OriginAccess access;
    private final OriginEjections ejections;

    OriginFetchFactory(
            EdgeSettings settings,
            StandardPortSettings standardPorts,
            OriginClientOptions options,
            OriginAccess access,
            OriginEjections ejections) {
        this.settings = settings;
        this.standardPorts = standardPorts;
        this.options = options;
        options.prepare();
        this.access = access;
        this.ejections = ejections;
    }

    /** The origin side of the event loop of {@code context}. */
    public OriginFetch create(Vertx vertx, Context context, Headers headers, ProxyMetrics metrics, BodyRooms rooms) {
        var connector = new OriginConnector(
                new OriginAddresses(AddressLookup.of(vertx, context), access, System::nanoTime),
                new OriginClients(terms -> client(vertx, context, terms, metrics)),
                access,
                standardPorts.toPorts());
        return new OriginFetch(
                new OriginChoice(ejections),
                connector,
                headers,
                metrics,
                rooms,
                new TimeLimits(settings.origin().firstByteTimeout()),
                new TimeLimits(settings.origin().idleTimeout()));
    }

    private TermsClient client(Vertx vertx, Context context, ConnectionTerms terms, ProxyMetrics metrics) {
        var client = SocketClient.of(vertx, context, options.tcp(terms));
        return new TermsClient(client, options.pool(), options.responses(), metrics);
    }
}
