package dev.backsource.edge.http.client;

import dev.backsource.edge.ClientSettings;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.OriginSettings;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.deadline.TimeLimits;
import dev.backsource.edge.http.BodyBudget;
import dev.backsource.edge.http.BodyReservations;
import dev.backsource.edge.http.fields.CdnLoop;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.fields.OverrideFields;
import dev.backsource.edge.http.fields.UnkeyedFields;
import dev.backsource.edge.http.limit.ClientIdentity;
import dev.backsource.edge.http.limit.RequestLimits;
import dev.backsource.edge.http.telemetry.AnswerRecorder;
import dev.backsource.edge.http.telemetry.InFlightRequests;
import dev.backsource.edge.http.tracing.RequestTraces;
import dev.backsource.edge.http.tunnel.Tunnels;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The shared parts of all responses to the clients of one event loop.
 *
 * @param untilTaken the deadlines of clients with unread responses
 * @param untilTold the limit of the wait for another client's response
 * @param pace how slowly a client may read
 * @param rooms of arriving bodies
 * @param admission admits requests that need an origin
 */
public record ClientSide(
        EdgeAnswers answers,
        Headers headers,
        AnswerRecorder recorder,
        LongSupplier nanoTime,
        Deadlines untilTaken,
        TimeLimits untilTold,
        MinReadRate pace,
        BodyReservations rooms,
        ClientConnections connections,
        RequestAdmission admission,
        InFlightRequests underWay,
        Tunnels tunnels,
        CdnLoop loop) {

    /** Creates the client side by the settings; {@code clients} defines the identity of a client. */
    public static ClientSide of(
            EdgeSettings settings,
            ClientIdentity clients,
            AnswerRecorder recorder,
            LongSupplier nanoTime,
            BodyBudget budget,
            RequestLimits limits,
            InFlightRequests underWay,
            Tunnels tunnels) {
        var client = settings.client();
        var pace = MinReadRate.of(client);
        var loop = new CdnLoop(settings.cdnId());
        var answers = new EdgeAnswers(settings.id(), settings.discloseOrigins(), recorder);
        var connections = new ClientConnections(client.idleTimeout(), recorder.metrics());
        return new ClientSide(
                answers,
                new Headers(settings.id(), loop, clients.trusted(), claims(client), unkeyed(client)),
                recorder,
                nanoTime,
                new Deadlines(pace.check()),
                new TimeLimits(untilTold(settings.origin())),
                pace,
                new BodyReservations(budget),
                connections,
                new RequestAdmission(limits, connections, answers),
                underWay,
                tunnels,
                loop);
    }

    /** Begins the traces of requests. */
    public RequestTraces traces() {
        return recorder.traces();
    }

    /** The time limit of one origin: three connect timeouts and the first-byte timeout. */
    private static Duration untilTold(OriginSettings origin) {
        return origin.connectTimeout().multipliedBy(3).plus(origin.firstByteTimeout());
    }

    private static UnkeyedFields unkeyed(ClientSettings client) {
        try {
            return UnkeyedFields.and(client.unkeyedFields());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.edge.client.unkeyed-fields: " + e.getMessage(), e);
        }
    }

    private static OverrideFields claims(ClientSettings client) {
        try {
            return client.claims().map(OverrideFields::and).orElse(OverrideFields.KNOWN);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.edge.client.claims: " + e.getMessage(), e);
        }
    }
}
